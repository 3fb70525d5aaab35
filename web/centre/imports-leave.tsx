import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Broken, call, isRefused, type Refused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { keepFile } from '../api/save-file.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { count } from '../ui/words.ts'
import { text } from './imports-text.ts'

type Part = { text: string; beyond: number; soFar: number; done: number; next: string | null }
type How = { at: 'idle' } | { at: 'on'; done: number; lines: number } | { at: 'whole'; lines: number; beyond: number } | { at: 'refused'; refused: Refused } | { at: 'lost' } | { at: 'stopped' }
const TRIES = 4

/** 导出: holders or cards with whole numbers, part after part into one file; a file is whole or not there. (decision 0144) */
export function Leaving() {
  const t = useText(text)
  const [what, choose] = useState('holders')
  const [since, from] = useState('')
  const [how, set] = useState<How>({ at: 'idle' })
  const stop = useRef<AbortController>(null)
  const open = useSend<{ id: string }>('/api/exports')
  useEffect(() => () => stop.current?.abort(), [])
  async function take() {
    const opened = await open.send({ what, ...(since ? { since } : {}) })
    if (opened === null || isRefused(opened)) return
    // another press is another export: a file is only whole when one opening fetched it
    open.reset()
    stop.current = new AbortController()
    set(await partsOf(opened.id, stop.current.signal, part => set({ at: 'on', done: part.done, lines: part.soFar }), lines => keepFile(lines, `${what}-${opened.id}.csv`)))
  }
  return (
    <section className="sheet" aria-labelledby="leave">
      <header><h2 id="leave">{t('leave')}</h2></header>
      <Form className="in stack loose" refused={open.refused} send={() => void take()}>
        <p className="note">{t('leaveSay')}</p>
        <SelectField name="what" label={t('leaveWhat')} value={what} say={choose} options={[['holders', t('leaveHolders')], ['cards', t('leaveCards')]]} />
        <TextField name="since" type="date" label={t(what === 'cards' ? 'leaveSinceCards' : 'leaveSince')} optional value={since} say={from} />
        {how.at === 'on' && <span className="note num" role="status">{t('leaving', { percent: Math.floor(how.done * 100), lines: count(how.lines) })}</span>}
        {how.at === 'whole' && <Message tone="ok" title={t('left', { lines: count(how.lines) })}>{how.beyond > 0 && t('leftBeyond', { n: count(how.beyond) })}</Message>}
        {how.at === 'refused' && <Refusal of={how.refused} />}
        {(how.at === 'lost' || open.broken) && <Message tone="warn" title={t('leaveLost')} />}
        {how.at === 'stopped' && <Message tone="info" title={t('leaveStopped')} />}
        <div className="row">
          <Button type="submit" busy={open.busy || how.at === 'on'}><FileDown size={18} aria-hidden />{t('leaveDo')}</Button>
          {how.at === 'on' && <Button onClick={() => stop.current?.abort()}>{t('leaveStop')}</Button>}
        </div>
      </Form>
    </section>
  )
}

/** All parts of an export; one that gets no answer is asked for again, since it is only read. */
async function partsOf(id: string, signal: AbortSignal, told: (part: Part) => void, keep: (lines: Blob) => void): Promise<How> {
  let lines = new Blob([], { type: 'text/csv' })
  let beyond = 0
  for (let next: string | null = null, tries = 1; ; ) {
    let part: Part | Refused
    try {
      part = await call<Part>('GET', `/api/exports/${id}${next === null ? '' : `?${new URLSearchParams({ after: next })}`}`, undefined, { signal })
    } catch (error) {
      if (signal.aborted) return { at: 'stopped' }
      if (!(error instanceof Broken) || tries++ === TRIES) return { at: 'lost' }
      await new Promise(done => setTimeout(done, tries * 1_000))
      continue
    }
    if (isRefused(part)) return { at: 'refused', refused: part }
    tries = 1
    beyond += part.beyond
    // the browser may lay a blob on disk; one string of a whole city it may not
    lines = new Blob([lines, part.text], { type: 'text/csv' })
    told(part)
    if (part.next === null) { keep(lines); return { at: 'whole', lines: part.soFar, beyond } }
    next = part.next
  }
}
