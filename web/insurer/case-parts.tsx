import { useState, type ReactNode } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { useQueryState } from '../ui/address.ts'
import { Form, TextArea, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Trail } from '../ui/trail.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { clock, day, moment } from '../ui/words.ts'
import { text } from './case-parts-text.ts'

/** Who is at a case, until when (an instant). */
export type Hold = { by: string; until: string; mine: boolean }
type Words = { zh: string; en: string }

/** The case a queue has open in its address, and opening one. */
export function useOpened() {
  const [open, setOpen] = useQueryState('open', { push: true })
  const [person, id] = open?.split('.') ?? []
  return { opened: person && id ? { person, id } : null, open: (row: { person: string; id: string }) => setOpen(`${row.person}.${row.id}`) }
}

/** Cells of a queue: whose it is, when it is due, who is at it. */
export const Who = ({ row }: { row: { name: string; numberOf: string } }) => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></>
export const Due = ({ row }: { row: { due: string; late: boolean } }) => row.late ? <State tone="late" size={14}>{day(row.due)}</State> : <>{day(row.due)}</>
export function Held({ by }: { by: Hold | null }) {
  const t = useText(text)
  return by && <span className="note">{by.mine ? t('mine') : <Mask>{by.by}</Mask>} {clock(by.until)}</span>
}

/** Nobody is at it, or a colleague is. `path` takes it. */
export function Take({ hold, path, forget }: { hold: Hold | null; path: string; forget: readonly string[] }) {
  const t = useText(text)
  const send = useSend(path, { forget })
  if (hold) return <Message tone="warn" title={t('heldBy', { by: hold.by, time: clock(hold.until) })}><span>{t('heldSay')}</span></Message>
  return (
    <Message tone="info" title={t('free')}>
      <span>{t('freeSay')}</span>
      <Refusal of={send.refused} /><Unknown of={send} />
      <Button kind="primary" busy={send.busy} onClick={() => void send.send({})}>{t('take')}</Button>
    </Message>
  )
}

/** A step that is made with a reason: at least two characters, sent with the version that was seen. */
export function Reasoned({ version, path, forget, word, label, hint, danger = false, cancel, autoFocus }: {
  version: number; path: string; forget: readonly string[]; word: string; label: string; hint: string; danger?: boolean; cancel?: () => void; autoFocus?: boolean
}) {
  const t = useText(text)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(path, { forget })
  const go = () => {
    const good = reason.trim().length >= 2
    setWrong(good ? {} : { reason: t('missing', { what: label }) })
    if (good) void send.send({ version, reason: reason.trim() })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <TextArea name="reason" label={label} hint={hint} value={reason} say={setReason} maxLength={500} {...autoFocus ? { autoFocus } : {}} />
      <Unknown of={send} />
      <div className="row"><Button kind={danger ? 'danger' : 'primary'} size="large" type="submit" busy={send.busy}>{word}</Button>{cancel && <Button size="large" onClick={cancel}>{t('not')}</Button>}</div>
    </Form>
  )
}

/** What happened to a case, oldest first; `back`: the step went back a way. */
export function CaseSteps({ steps }: { steps: readonly { what: ReactNode; back: boolean; at: string; by: Words; reason: string | null }[] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack"><h2>{t('steps')}</h2>
      <Trail stops={steps.map((step, i) => ({ key: String(i), how: step.back ? 'fixed' as const : 'done' as const, what: step.what, when: <>{moment(step.at)} {step.by[lang]}{step.reason && <><br />{step.reason}</>}</> }))} /></section>
  )
}
