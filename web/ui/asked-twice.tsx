import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { Button } from './button.tsx'
import { Refusal } from './message.tsx'
import { Unknown } from './unknown.tsx'

/** A resident's step that cannot be taken back, asked once more first: `word` on the button, then what it means (`ask`), `run` to do it, `not` to leave it. */
export function AskedTwice({ path, body = {}, word, ask, run, not, forget }: { path: string; body?: Record<string, unknown>; word: string; ask: string; run: string; not: string; forget: readonly string[] }) {
  const [asking, setAsking] = useState(false)
  const send = useSend(path, { forget })
  if (!asking) return <Button block onClick={() => setAsking(true)}>{word}</Button>
  return (
    <div className="stack" aria-live="polite">
      <p>{ask}</p>
      <Refusal of={send.refused} /><Unknown of={send} />
      <Button block kind="danger" busy={send.busy} onClick={() => void send.send(body)}>{run}</Button>
      <Button block onClick={() => setAsking(false)}>{not}</Button>
    </div>
  )
}
