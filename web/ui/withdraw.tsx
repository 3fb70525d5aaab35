import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Refusal } from './message.tsx'
import { text } from './text.ts'
import { Unknown } from './unknown.tsx'

/** A resident takes an application back, asked once more first; `ask` says what that means. */
export function Withdraw({ path, version, ask, forget }: { path: string; version: number; ask: string; forget: readonly string[] }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  const send = useSend(path, { forget })
  if (!asking) return <Button block onClick={() => setAsking(true)}>{t('withdraw')}</Button>
  return (
    <div className="stack" aria-live="polite">
      <p>{ask}</p>
      <Refusal of={send.refused} /><Unknown of={send} />
      <Button block kind="danger" busy={send.busy} onClick={() => void send.send({ version })}>{t('withdrawDo')}</Button>
      <Button block onClick={() => setAsking(false)}>{t('withdrawNot')}</Button>
    </div>
  )
}
