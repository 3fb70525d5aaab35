import { fundWords, type ClaimView } from '#shared/clearing'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { text } from '../till/clearing-text.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, yuan } from '../ui/words.ts'

type Line = { fund: string; amount: string; reason: string; settlement: string }
const forget = ['/api/clearing']

/** 初审: deductions, each from a fund, with its reason and the settlement it is for, begun from what was sent back; then it waits for a colleague. */
export function Review({ of }: { of: ClaimView }) {
  const t = useText(text)
  const may = useMay('clearing.review')
  const payers = of.funds.filter(each => each.claimed > 0)
  const blank: Line = { fund: payers[0]?.fund ?? '', amount: '', reason: '', settlement: '' }
  const [lines, set] = useState<Line[]>(of.deductions.filter(each => !each.returned).map(each => ({ fund: each.fund, amount: yuan(each.amount).replaceAll(',', ''), reason: each.reason ?? '', settlement: each.settlement ?? '' })))
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/clearing/claims/${of.number}/propose`, { forget })
  if (!may) return null
  const returned = of.deductions.reduce((sum, each) => each.returned ? sum - each.amount : sum, 0)
  const left = of.fund + of.account + returned - lines.reduce((sum, line) => sum + (fenOf(line.amount) ?? 0), 0)
  const put = (i: number, name: keyof Line) => (value: string) => set(lines.map((line, at) => at === i ? { ...line, [name]: value } : line))
  const go = () => {
    const faults = Object.fromEntries(lines.flatMap((line, i) => [
      ...fenOf(line.amount) ? [] : [[`deductions.${i}.amount`, t('amountBad')]], ...line.reason.trim().length >= 2 ? [] : [[`deductions.${i}.reason`, t('whyMissing')]], ...(/^\d*$/).test(line.settlement.replace(/\s/g, '')) ? [] : [[`deductions.${i}.settlement`, t('settlementBad')]],
    ]))
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ version: of.version, deductions: lines.map(line => ({ fund: line.fund, amount: fenOf(line.amount), reason: line.reason.trim(), settlement: line.settlement.replace(/\s/g, '') || null })) })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('review')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        {lines.map((line, i) => <Deduct key={i} at={i} line={line} funds={payers.map(each => each.fund)} put={put} remove={() => set(lines.filter((_, at) => at !== i))} />)}
        <div className="row"><Button onClick={() => set([...lines, blank])}>{t('addDeduction')}</Button></div>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('propose', { sum: yuan(left) })}</Button></div>
      </Form>
      <Turn of={of} how="return" />
    </section>
  )
}

function Deduct({ at, line, funds, put, remove }: { at: number; line: Line; funds: readonly string[]; put: (i: number, name: keyof Line) => (value: string) => void; remove: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const name = (of: keyof Line) => `deductions.${at}.${of}`
  return (
    <fieldset className="stack">
      <legend>{t('deductionN', { n: at + 1 })}</legend>
      <SelectField name={name('fund')} label={t('fundName')} value={line.fund} say={put(at, 'fund')} options={funds.map(fund => [fund, fundWords(fund)[lang]] as const)} />
      <TextField name={name('amount')} label={t('amount')} inputMode="decimal" maxLength={12} value={line.amount} say={put(at, 'amount')} />
      <TextField name={name('reason')} label={t('reason')} hint={t('whyHint')} maxLength={300} value={line.reason} say={put(at, 'reason')} />
      <TextField name={name('settlement')} label={t('settlement')} hint={t('settlementHint')} optional inputMode="numeric" maxLength={36} value={line.settlement} say={put(at, 'settlement')} />
      <div className="row"><Button size="dense" onClick={remove}>{t('removeDeduction', { n: at + 1 })}</Button></div>
    </fieldset>
  )
}

/** 复核: by a colleague of whoever reviewed. */
export function Approve({ of }: { of: ClaimView }) {
  const t = useText(text)
  const may = useMay('clearing.approve')
  const send = useSend(`/api/clearing/claims/${of.number}/approve`, { forget })
  if (!may) return null
  return (
    <section className="sheet padded stack">
      <h2>{t('approveTitle')}</h2>
      {of.proposed?.mine ? <Message tone="info" title={t('mine')} /> : <>
        <p className="note">{t('approveAsk')}</p>
        <Refusal of={send.refused} /><Unknown of={send} />
        <div className="row"><Button kind="primary" busy={send.busy} onClick={() => void send.send({ version: of.version })}>{t('approve', { sum: yuan(of.payable) })}</Button></div>
      </>}
      <Turn of={of} how="reopen" />
      <Turn of={of} how="return" />
    </section>
  )
}

/** Back to the first review, or to the provider, with a reason. */
function Turn({ of, how }: { of: ClaimView; how: 'return' | 'reopen' }) {
  const t = useText(text)
  const [asked, ask] = useState(false)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/clearing/claims/${of.number}/${how}`, { forget })
  const word = t(how === 'return' ? 'sendBack' : 'reopen')
  if (!asked) return <div className="row"><Button onClick={() => ask(true)}>{word}</Button></div>
  const go = () => {
    const good = reason.trim().length >= 2
    setWrong(good ? {} : { reason: t('whyMissing') })
    if (good) void send.send({ version: of.version, reason: reason.trim() })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <TextArea name="reason" label={t('why')} hint={t(how === 'return' ? 'whyHint' : 'whyInside')} value={reason} say={setReason} maxLength={300} autoFocus />
      <Unknown of={send} />
      <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{word}</Button><Button onClick={() => ask(false)}>{t('not')}</Button></div>
    </Form>
  )
}
