import type { DeskView } from '#shared/settlement'
import { useState } from 'react'
import { useText } from '../i18n.ts'
import { ask, refusedBy, type Answer, type CardRead } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { text } from './desk-text.ts'
import { PadPanel } from './pad-panel.tsx'

/** What the holder proves here beside the card, in this order: as the policy says; an old card proves nothing more. (MED-01, OLD-06) */
export function proofsOf(desk: DeskView | null, session: CardRead['session']): readonly ('pin' | 'finger')[] {
  return session?.factors.includes('old') ? [] : (desk?.factors ?? ['pin']).filter(each => each !== 'card')
}

/** The holder's turn: the PIN on the pad, then the finger on the sensor, as far as they are asked for. */
export function Prove({ needs, done }: { needs: readonly ('pin' | 'finger')[]; done: () => void }) {
  const [at, setAt] = useState(0)
  const next = () => at + 1 < needs.length ? setAt(at + 1) : done()
  return needs[at] === 'finger' ? <FingerPanel done={next} /> : <PadPanel key={at} auto done={next} />
}

/** The sensor compares the finger with the one enrolled; the page learns what came of it and no finger. (MED-01.b) */
function FingerPanel({ done }: { done: () => void }) {
  const t = useText(text)
  const [last, setLast] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const lay = async () => {
    setBusy(true)
    const answer = await ask({ function: 'SbkVerifyFinger', finger: 'right-thumb' }).catch(() => ({ functionName: '', success: false, pOutInfo: '', zh: t('silent'), en: t('silent') }))
    setBusy(false)
    setLast(answer)
    if (answer.success) done()
  }
  return (
    <section className="padpanel" aria-label={t('sensor')}>
      <div className="band lit"><div role="status"><h3>{t('fingerAsk')}</h3></div><span className="softly">{t('sensor')}</span></div>
      <Refusal of={refusedBy(last)} />
      <div className="row"><Button kind="primary" busy={busy} onClick={() => void lay()}>{t(last ? 'fingerAgain' : 'fingerLay')}</Button></div>
    </section>
  )
}
