import { Paperclip } from 'lucide-react'
import { use, useRef, type ReactNode } from 'react'
import { useSend } from '../api/send.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'

type Words = { label: string; scan: ReactNode; again: ReactNode; kept: ReactNode }
/** The scan of a paper, sent at once and kept sealed; `name` is the field a fault stands at. */
export function ScanField({ path, name, words, taken, take }: { path: string; name: string; words: Words; taken: boolean; take: (paper: string) => void }) {
  const { wrong, form } = use(Faults)
  const file = useRef<HTMLInputElement>(null)
  const send = useSend<{ paper: string }>(path, { done: answer => take(answer.paper) })
  const chosen = (picked: File | null) => {
    if (!picked) return
    const body = new FormData()
    body.append('scan', picked)
    void send.send(body)
  }
  return (
    <div className={`field ${wrong[name] ? 'bad' : ''}`} id={form + name} tabIndex={-1}>
      {wrong[name] && <span className="e">{wrong[name]}</span>}
      <input ref={file} type="file" accept="image/jpeg,image/png,application/pdf" className="sr" tabIndex={-1} aria-label={words.label} onChange={event => chosen(event.target.files?.[0] ?? null)} />
      <div className="row">
        <Button busy={send.busy} icon={<Paperclip size={18} aria-hidden />} onClick={() => file.current?.click()}>
          {taken ? words.again : words.scan}
        </Button>
        {taken && !send.busy && <State tone="ok">{words.kept}</State>}
      </div>
      <Refusal of={send.refused} />
      <Unknown of={send} />
    </div>
  )
}
