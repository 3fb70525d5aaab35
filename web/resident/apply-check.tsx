import { useWho } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { FormDraft } from '../ui/form-file.tsx'
import { Form, Tick } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { TaskPage } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import type { Draft } from './draft.ts'
import type { Question } from './apply-questions.tsx'
import type { Application, Choices } from './apply-shapes.ts'
import { text } from './apply-text.ts'

/** Check your answers: one 改 each, cost and promised date over the button, both from the policy. */
export function ApplyCheck({
  choices,
  draft,
  put,
  change,
  returned,
  sent,
}: {
  choices: Choices
  draft: Draft
  put: (part: Partial<Draft>) => void
  change: (question: Question) => void
  returned: Application | null
  sent: () => void
}) {
  const t = useText(text)
  const lang = useLang()
  const who = useWho()
  const path = returned ? `/api/my/applications/${returned.id}/mend` : '/api/my/applications'
  const apply = useSend<Application>(path, { forget: ['/api/my/applications'], done: sent })
  const bank = choices.banks.find(one => one.code === draft.bank),
    place = choices.places.find(one => one.organisation === draft.place),
    chosen = place ?? returned?.place,
    post = chosen?.kind === 'post'
  const papers = choices.materials.filter(each => draft.papers[each.key])
  const missing =
    !draft.paper && !returned
      ? 'photo'
      : papers.length < choices.materials.length && !returned
        ? 'papers'
        : !bank && !returned
          ? 'bank'
          : !place && !returned
            ? 'place'
            : null
  const entered = {
    ...(draft.paper ? { photo: draft.paper } : {}),
    ...(papers.length ? { papers: papers.map(each => ({ material: each.key, paper: draft.papers[each.key] })) } : {}),
    ...(choices.phone ? {} : { phone: draft.phone }),
    ...(draft.address === choices.address ? {} : { address: draft.address }),
    ...(bank ? { bank: bank.code } : {}),
    ...(place ? { delivery: { kind: place.kind, organisation: place.organisation } } : {}),
  }
  const submit = () => void apply.send({ ...(returned ? { version: returned.version } : {}), ...entered })
  const row = (name: string, value: React.ReactNode, question: Question) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className="act">
        <button type="button" className="edit" onClick={() => change(question)}>
          {t('change')}
          <span className="sr">{name}</span>
        </button>
      </dd>
    </div>
  )
  return (
    <TaskPage title={t('checkTitle')} say={t('checkSay')}>
      <section className="sheet answers">
        <header>
          <h2>{t('you')}</h2>
        </header>
        <dl>
          <div>
            <dt>{t('name')}</dt>
            <dd>{who?.name && <Mask>{who.name}</Mask>}</dd>
          </div>
          {who?.number && (
            <div>
              <dt>{t('number')}</dt>
              <dd>
                <Mask>{who.number}</Mask>
              </dd>
            </div>
          )}
          {row(t('phone'), <span className="num">{choices.phone ?? draft.phone}</span>, 'you')}
          {row(t('address'), draft.address, 'you')}
          {row(t('photo'), draft.paper ? <State tone="ok">{t('goodTitle')}</State> : <State tone="todo">{t('choose')}</State>, 'photo')}
          {choices.materials.length > 0 &&
            row(
              t('papers'),
              papers.length === choices.materials.length ? (
                <State tone="ok">{papers.map(each => each[lang]).join(lang === 'zh' ? '、' : ', ')}</State>
              ) : (
                <State tone="todo">{t('choose')}</State>
              ),
              'papers',
            )}
        </dl>
      </section>
      <section className="sheet answers">
        <header>
          <h2>{t('place')}</h2>
        </header>
        <dl>
          {row(t('bank'), bank?.[lang] ?? returned?.bank[lang] ?? t('chooseOne'), 'bank')}
          {row(
            t('place'),
            <>
              {post ? t('byPost') : (chosen?.name ?? t('chooseOne'))}
              {place?.hours && <span className="note">{place.hours}</span>}
            </>,
            'place',
          )}
          <div>
            <dt>{t('who')}</dt>
            <dd>{t(post ? 'whoPost' : 'whoSay')}</dd>
          </div>
        </dl>
      </section>
      <Message
        tone="info"
        title={`${choices.fee ? t('fee', { yuan: yuan(choices.fee) }) : t('free')}${lang === 'zh' ? '，' : '; '}${choices.promise[lang]}`}
      >
        <span>{t('source', { source: choices.source })}</span>
      </Message>
      <Form refused={apply.refused} send={submit}>
        <Tick name="sure" checked={draft.sure} say={sure => put({ sure })}>
          {t('swear')}
        </Tick>
        <Unknown of={apply} />
        <div className="foot">
          <Button kind="primary" type="submit" block busy={apply.busy} disabled={!draft.sure || !!missing}>
            {t('submit')}
          </Button>
          {!returned && <FormDraft path="/api/my/applications/form" body={entered} block />}
          <p className="note">
            {missing ? [t('chooseOne'), t(missing)].join(lang === 'zh' ? '：' : ': ') : draft.sure ? t('onceSay') : t('swearFirst')}
          </p>
        </div>
      </Form>
    </TaskPage>
  )
}
