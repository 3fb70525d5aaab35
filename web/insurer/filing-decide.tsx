import type { FilingView } from '#shared/filings'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, today, yuan } from '../ui/words.ts'
import { Reasoned } from './case-parts.tsx'
import { text } from './filings-text.ts'

export const forget = ['/api/people', '/api/filings']
type How = 'approve' | 'return' | 'refuse'

/** The decision: approved from a day to a day, returned or turned down with a reason. */
export function Decide({ of, path }: { of: FilingView; path: string }) {
  const t = useText(text)
  const [how, choose] = useState<How>('approve')
  return (
    <section className="sheet padded stack" aria-live="polite">
      <h2>{t('decideTitle')}</h2>
      <div className="chips">{(['approve', 'return', 'refuse'] as const).map(each => <button key={each} type="button" aria-pressed={how === each} onClick={() => choose(each)}>{t(`${each}Do`)}</button>)}</div>
      {how === 'approve' ? <Approve of={of} path={path} /> : <Reasoned key={how} version={of.version} path={`${path}/${how}`} forget={forget} label={t('why')} hint={t('whyHint')} danger={how === 'refuse'} word={t(how === 'refuse' ? 'doRefuse' : 'doReturn')} autoFocus />}
    </section>
  )
}

function Approve({ of, path }: { of: FilingView; path: string }) {
  const t = useText(text)
  const [from, setFrom] = useState(of.from)
  const [until, setUntil] = useState(of.until ?? '')
  const [limit, setLimit] = useState(of.limit === null ? '' : yuan(of.limit).replaceAll(',', ''))
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`${path}/approve`, { forget })
  const go = () => {
    const fen = limit.trim() ? fenOf(limit.trim()) : null
    const faults = { ...isDay(from) ? {} : { from: t('dayBad') }, ...!until || isDay(until) ? {} : { until: t('dayBad') }, ...limit.trim() && fen === null ? { limit: t('limitBad') } : {} }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ version: of.version, from, until: until || null, limit: fen })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <div className="cols2">
        <TextField name="from" label={t('from')} type="date" value={from} say={setFrom} />
        <TextField name="until" label={t('until')} hint={t('untilHint')} optional type="date" value={until} say={setUntil} />
      </div>
      {of.kind === 'chronic' && <TextField name="limit" label={t('limitYuan')} hint={t('limitHint')} optional inputMode="decimal" value={limit} say={setLimit} maxLength={12} />}
      <Unknown of={send} />
      <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('approveDo')}</Button></div>
    </Form>
  )
}

/** Ends a filing that was decided for, from a day on. */
export function End({ of, path }: { of: FilingView; path: string }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(today())
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`${path}/end`, { forget })
  if (!open) return <div className="row"><Button onClick={() => setOpen(true)}>{t('end')}</Button></div>
  const go = () => {
    const faults = { ...isDay(on) ? {} : { on: t('dayBad') }, ...reason.trim().length >= 2 ? {} : { reason: t('whyMissing') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ version: of.version, on, reason: reason.trim() })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('end')}</h2>
      <p className="note">{t('endSay')}</p>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="on" label={t('endOn')} type="date" value={on} say={setOn} />
        <TextArea name="reason" label={t('why')} hint={t('whyHint')} value={reason} say={setReason} maxLength={500} />
        <Unknown of={send} />
        <div className="row"><Button kind="danger" size="large" type="submit" busy={send.busy}>{t('end')}</Button><Button size="large" onClick={() => setOpen(false)}>{t('not')}</Button></div>
      </Form>
    </section>
  )
}
