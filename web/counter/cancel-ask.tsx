import { useState } from 'react'
import { groundWords, paperWords, type CancelPage, type CancelPaper, type CancelView, type Ground } from '#shared/cancellation'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, joined, yuan } from '../ui/words.ts'
import { CancelMoney, emptyHeir, type Heir } from './cancel-money.tsx'
import { text } from './cancel-text.ts'
import { AgentFields, DocumentFields, emptyAgent, shownOf, wrongIn } from './document-fields.tsx'
import { ScanField } from './scan-field.tsx'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

const days = { death: 'dayDeath', departure: 'dayDeparture', identity: 'dayIdentity' } as const
type Answers = { ground: Ground | ''; day: string; papers: Partial<Record<CancelPaper, string>>; heirs: Heir[]; own: 'card' | 'other'; bank: string; account: string }

/** 申请注销: why and since when, whose documents and which proofs, to whom the money goes, one check; a colleague approves it. (REPL-05) */
export function CancelAsk({ person, page, leave }: { person: string; page: CancelPage; leave: () => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const [stage, setStage] = useState(0)
  const [wrong, setWrong] = useState<Wrong>({})
  const [agent, setAgent] = useState({ ...emptyAgent, relation: '子女' })
  const [document, setDocument] = useState(() => documentOf(person))
  const [answers, set] = useState<Answers>({ ground: '', day: '', papers: {}, heirs: [emptyHeir], own: page.ownBank ? 'card' : 'other', bank: '', account: '' })
  const put = (part: Partial<Answers>) => { set(old => ({ ...old, ...part })); setWrong({}) }
  const send = useSend<CancelView>(`/api/people/${person}/cancellation`, { forget: ['/api/people', '/api/cards', '/api/cancellations'], done: () => sawDocument(person, document) })
  const rule = page.grounds.find(each => each.key === answers.ground) ?? null
  const dead = answers.ground === 'death'
  const faultsAt = (at: number): Wrong => {
    if (at === 0) return { ...rule ? {} : { ground: t('whyMissing') }, ...rule && !/^\d{4}-\d{2}-\d{2}$/.test(answers.day) ? { day: t('dayMissing') } : {} }
    if (at === 1) return { ...dead ? pick(wrongIn({ ...document, number: '-', longTerm: true, same: true }, agent, says), 'agent') : wrongIn(document, null, says), ...Object.fromEntries(rule!.papers.filter(each => !answers.papers[each]).map(each => [each, t('scanMissing', { paper: paperWords[each][lang] })])) }
    if (at !== 2 || !rule) return {}
    if (rule.money === 'heirs') return Object.fromEntries(answers.heirs.flatMap((heir, n) => complete(heir) ? [] : [[`heir${n}`, t('heirMissing', { n: n + 1 })]]))
    return rule.money === 'own-account' && answers.own === 'other' && !(answers.bank.trim() && answers.account.trim()) ? { bank: t('bankMissing') } : {}
  }
  const onward = () => {
    const faults = faultsAt(stage)
    setWrong(faults)
    if (Object.keys(faults).length || !rule) return
    if (stage < 3) { send.reset(); setStage(stage + 1); return }
    void send.send({
      ground: rule.key, day: answers.day, papers: rule.papers.map(material => ({ material, paper: answers.papers[material] })),
      ...dead ? { applicant: shownOf(document, agent).agent } : { document: shownOf(document, null).document },
      ...rule.money === 'heirs' ? { beneficiaries: answers.heirs.map(({ bank, bankAccount, ...heir }) => ({ ...heir, parts: Number(heir.parts), ...heir.way === 'bank' ? { bank: bank.trim(), bankAccount: bankAccount.trim() } : {} })) } : {},
      ...rule.money === 'own-account' && answers.own === 'other' ? { account: { bank: answers.bank.trim(), bankAccount: answers.account.trim() } } : {},
    })
  }
  const asks = [t('askWhy'), t(dead ? 'askDeath' : 'askProof'), t(rule?.money === 'heirs' ? 'askHeirs' : rule?.money === 'own-account' ? 'askOwn' : 'askStays'), t('askCheck')]
  return (
    <TaskFrame title={t('title')} at={stage} ask={asks[stage]} park={leave} parkWord={t('leave')}
      steps={[{ key: 'why', name: t('stepWhy') }, { key: 'proof', name: t('stepProof') }, { key: 'money', name: t('stepMoney') }, { key: 'check', name: t('stepCheck') }]}>
      <Form key={stage} refused={send.refused} wrong={wrong} send={onward}>
        {stage === 0 && (
          <>
            <div className="choices">
              {page.grounds.filter(each => !each.why).map(each => (
                <Choice key={each.key} name="ground" value={each.key} chosen={answers.ground === each.key} choose={() => put({ ground: each.key, day: each.key === 'identity' ? page.today : answers.day })} title={groundWords[each.key][lang]} />
              ))}
            </div>
            {page.grounds.filter(each => each.why).map(each => <p key={each.key} className="note"><b>{groundWords[each.key][lang]}</b> {t('blocked', { why: each.why![lang] })}</p>)}
            {rule && <TextField name="day" label={t(days[rule.key])} hint={t('dayHint')} value={answers.day} say={day => put({ day })} maxLength={10} />}
          </>
        )}
        {stage === 1 && rule && (
          <>
            {dead ? <AgentFields value={agent} say={setAgent} /> : <DocumentFields value={document} say={setDocument} />}
            {rule.papers.map(material => (
              <div key={material} className="stack">
                <b>{paperWords[material][lang]}</b>
                <ScanField path={`/api/people/${person}/cancellation/papers?material=${material}`} name={material} taken={!!answers.papers[material]} take={paper => put({ papers: { ...answers.papers, [material]: paper } })}
                  words={{ label: paperWords[material][lang], scan: t('scan'), again: t('scanAgain'), kept: t('scanned') }} />
              </div>
            ))}
          </>
        )}
        {stage === 2 && rule && <CancelMoney money={rule.money} page={page} answers={answers} put={put} />}
        {stage === 3 && rule && (
          <>
            <dl className="recap">
              <div><dt>{t('ground')}</dt><dd>{joined(groundWords[rule.key][lang], day(answers.day))}</dd></div>
              <div><dt>{t('papers')}</dt><dd>{joined(...rule.papers.map(each => paperWords[each][lang]))}</dd></div>
              <div><dt>{t('balance')}</dt><dd>{page.accounts.length ? page.accounts.map(each => <span key={each.regionName.zh} className="note num">{t('of', { region: each.regionName[lang], yuan: yuan(each.balance) })}</span>) : t('none')}</dd></div>
              {rule.money === 'heirs' && answers.heirs.map((heir, n) => <div key={n}><dt>{t('money')}</dt><dd>{heir.name} {heir.relation} <span className="num">{t('share', { parts: heir.parts, all: answers.heirs.reduce((sum, each) => sum + Number(each.parts), 0) })}</span><span className="note">{heir.way === 'bank' ? joined(heir.bank, heir.bankAccount) : t('wayAccount')}</span></dd></div>)}
              {rule.money === 'own-account' && <div><dt>{t('money')}</dt><dd>{answers.own === 'card' ? t('ownCard', { bank: page.ownBank ?? '' }) : joined(answers.bank, answers.account)}</dd></div>}
            </dl>
            <Message tone="warn" title={t('warn', { hours: page.hours })}><span>{rule.money === 'stays' ? t('warnStays') : t('warnSay', { hours: page.hours })}</span></Message>
          </>
        )}
        <Unknown of={send} />
        <div className="row foot">
          <Button kind="primary" size="large" type="submit" busy={send.busy}>{t(stage < 3 ? 'next' : 'send')}</Button>
          {stage > 0 && <Button size="large" onClick={() => { setWrong({}); send.reset(); setStage(stage - 1) }}>{t('back')}</Button>}
        </div>
      </Form>
    </TaskFrame>
  )
}

const pick = (wrong: Wrong, begins: string): Wrong => Object.fromEntries(Object.entries(wrong).filter(([name]) => name.startsWith(begins)))
const complete = (heir: Heir) => heir.name.trim() !== '' && heir.relation.trim() !== '' && /^[1-9]\d{0,2}$/.test(heir.parts) && (heir.way === 'account' ? heir.number.trim() !== '' : heir.bank.trim() !== '' && heir.bankAccount.trim() !== '')
