import { endedWords, mandateWords, type MandateView, type MyDues } from '#shared/contributions'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { AskedTwice } from '../ui/asked-twice.tsx'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups, joined, moment } from '../ui/words.ts'
import { text } from './dues-text.ts'
import { facts } from './dues-parts.tsx'

/** 代扣委托: what stands and what ended, revoked and signed here. (INS-02.a, INS-02.b) */
export function Mandates({ of }: { of: MyDues }) {
  const t = useText(text)
  const open = of.declarable.filter(each => !each.mandated)
  return (
    <section className="stack">
      <h2>{t('mandates')}</h2>
      {of.calendar && <p className="note">{t('mandatesSay', { days: of.calendar.days.join('、'), n: of.calendar.tries })}</p>}
      {!of.mandates.length && <p className="dim">{t('noMandate')}</p>}
      {of.mandates.map(each => <Mandate key={each.id} of={each} />)}
      {of.calendar && open.length > 0 && (of.bank?.account ? <Sign of={of} /> : <Message tone="info" title={t('noAccount')} />)}
    </section>
  )
}

function Mandate({ of }: { of: MandateView }) {
  const t = useText(text)
  const lang = useLang()
  const live = of.state === 'active'
  return (
    <section className="sheet padded stack">
      <div className="between"><h3>{of.scheme[lang]}</h3><State tone={live ? 'ok' : 'stop'}>{mandateWords[of.state][lang]}</State></div>
      {live && of.refused && <Message tone="warn" title={t('bankNo')} />}
      {live && !of.told && !of.refused && <p className="note">{t('waiting')}</p>}
      {facts([[t('from'), of.account && t('ending', { bank: of.bank[lang], account: of.account })], [t('signedAt'), of.signedAt && moment(of.signedAt)], [t('ended'), of.endedAt && joined(day(of.endedAt), of.endedWhy && endedWords[of.endedWhy][lang])], [t('mandateNo'), groups(of.number)]])}
      {live && <AskedTwice path={`/api/my/mandates/${of.id}/revoke`} word={t('revoke')} ask={t('revokeAsk')} run={t('revokeRun')} not={t('not')} forget={['/api/my/dues']} />}
    </section>
  )
}

/** Signed in two steps: the card's number and a code to the phone, then the code under what is agreed to. */
function Sign({ of }: { of: MyDues }) {
  const t = useText(text)
  const lang = useLang()
  const open = of.declarable.filter(each => !each.mandated)
  const [given, set] = useState({ relation: open[0]!.relation, card: '', code: '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const ask = useSend<{ mandate: string; minutes: number }>('/api/my/mandates')
  const sign = useSend<MyDues>('/api/my/mandates/sign', { forget: ['/api/my/dues'], done: () => { ask.reset(); set({ ...given, code: '' }) } })
  const chosen = open.find(each => each.relation === given.relation) ?? open[0]!
  const put = (name: keyof typeof given) => (value: string) => set({ ...given, [name]: value })
  const asking = () => {
    setWrong(given.card.trim() ? {} : { cardNumber: t('missing') })
    if (given.card.trim()) void ask.send({ relation: chosen.relation, cardNumber: given.card.trim() })
  }
  const signing = () => {
    const right = (/^\d{6}$/).test(given.code)
    setWrong(right ? {} : { code: t('missing') })
    if (right && ask.done) void sign.send({ mandate: ask.done.mandate, code: given.code, cardNumber: given.card.trim() })
  }
  if (ask.done) return (
    <section className="sheet padded stack" aria-live="polite">
      <h3>{t('sign')}</h3>
      <p>{t('agree', { bank: of.bank!.name[lang], account: of.bank!.account!, scheme: chosen.scheme[lang] })}</p>
      <Message tone="info" title={t('codeSent', { n: ask.done.minutes })} />
      <Form refused={sign.refused} wrong={wrong} send={signing}>
        <TextField name="code" label={t('code')} value={given.code} say={put('code')} maxLength={6} inputMode="numeric" />
        <Unknown of={sign} />
        <Button kind="primary" block type="submit" busy={sign.busy}>{t('doSign')}</Button>
      </Form>
    </section>
  )
  return (
    <section className="sheet padded stack">
      <h3>{t('sign')}</h3>
      <Form refused={ask.refused} wrong={wrong} send={asking}>
        <SelectField name="relation" label={t('insurance')} value={chosen.relation} say={put('relation')} options={open.map(each => [each.relation, each.scheme[lang]] as const)} />
        <TextField name="cardNumber" label={t('card')} hint={t('cardHint')} value={given.card} say={put('card')} maxLength={20} />
        <Unknown of={ask} />
        <Button kind="primary" block type="submit" busy={ask.busy}>{t('signAsk')}</Button>
      </Form>
    </section>
  )
}
