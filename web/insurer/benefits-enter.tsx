import { grantKinds, kindWords, type GrantView, type OfficeBenefits } from '#shared/benefits'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf } from '../ui/words.ts'
import { text } from './benefits-one-text.ts'

export const isMonth = (typed: string) => (/^\d{4}-(0[1-9]|1[0-2])$/).test(typed.trim())
const isDay = (typed: string) => (/^\d{4}-\d{2}-\d{2}$/).test(typed.trim())

/** 登记待遇: any kind that is granted by a decision; paid once a colleague has approved it. (BEN-01.a) */
export function GrantForm({ page }: { page: OfficeBenefits }) {
  const t = useText(text)
  const lang = useLang()
  const month = page.today.slice(0, 7)
  const fresh = { region: page.regions[0]!.code, kind: '', number: '', amount: '', from: month, until: '', provenOn: '' }
  const [given, set] = useState(fresh)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<GrantView>(`/api/people/${page.person}/benefits`, { forget: ['/api/people', '/api/benefits'] })
  const put = (name: keyof typeof given) => (value: string) => set({ ...given, [name]: value })
  const once = given.kind === 'one-off'
  const go = () => {
    const fen = fenOf(given.amount)
    const faults = {
      ...given.kind ? {} : { kind: t('kindMissing') }, ...given.number.trim().length > 1 ? {} : { number: t('numberMissing') }, ...fen !== null && fen > 0 ? {} : { amount: t('amountBad') },
      ...isMonth(given.from) ? {} : { from: t('monthBad', { month }) }, ...once || !given.until.trim() || isMonth(given.until) ? {} : { until: t('monthBad', { month }) }, ...!given.provenOn.trim() || isDay(given.provenOn) ? {} : { provenOn: t('provenBad') },
    }
    setWrong(faults)
    const until = once ? given.from.trim() : given.until.trim() || null
    if (!Object.keys(faults).length) void send.send({ region: given.region, kind: given.kind, number: given.number.trim(), amount: fen, from: given.from.trim(), until, provenOn: given.provenOn.trim() || null })
  }
  if (send.done) return (
    <section className="sheet padded stack" aria-live="polite">
      <Message tone="ok" title={t('entered')} />
      <div className="row"><Button onClick={() => { set(fresh); send.reset() }}>{t('another')}</Button></div>
    </section>
  )
  return (
    <section className="sheet padded stack">
      <h2>{t('enter')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <SelectField name="region" label={t('region')} value={given.region} say={put('region')} options={page.regions.map(each => [each.code, each[lang]] as const)} />
        <SelectField name="kind" label={t('kind')} value={given.kind} say={put('kind')} options={[['', t('kindAsk')] as const, ...grantKinds.map(kind => [kind, kindWords[kind][lang]] as const)]} />
        <TextField name="number" label={t('number')} hint={t('numberHint')} value={given.number} say={put('number')} maxLength={40} />
        <TextField name="amount" label={t('amount')} hint={t('amountHint')} value={given.amount} say={put('amount')} maxLength={14} inputMode="decimal" />
        <TextField name="from" label={t(once ? 'once' : 'first')} hint={t('firstHint', { month })} value={given.from} say={put('from')} maxLength={7} inputMode="numeric" />
        {!once && <TextField name="until" label={t('last')} hint={t('lastHint')} value={given.until} say={put('until')} maxLength={7} inputMode="numeric" />}
        {given.kind === 'pension' && <TextField name="provenOn" label={t('proven')} hint={t('provenHint')} value={given.provenOn} say={put('provenOn')} maxLength={10} inputMode="numeric" />}
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('doEnter')}</Button></div>
      </Form>
    </section>
  )
}
