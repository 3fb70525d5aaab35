import { useEffect, useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { clock } from '../ui/words.ts'
import { text } from './text.ts'

const SOON = 120
type Session = { id: string; openedAt: string; endsAt: string }
/** Whole seconds a card session still has, counted from the moment it was read here, whatever the till's clock says; null without one. */
export function useLeft(session: Session | null): number | null {
  const [began, begin] = useState(Date.now)
  const [now, tick] = useState(Date.now)
  const id = session?.id
  useEffect(() => {
    if (!id) return
    begin(Date.now())
    tick(Date.now())
    const timer = setInterval(() => tick(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [id])
  return session && Math.max(0, Math.ceil((Date.parse(session.endsAt) - Date.parse(session.openedAt) - (now - began)) / 1000))
}

/** How long the card that was read stays read; the last two minutes are counted aloud. */
export function Left({ seconds, until }: { seconds: number | null; until: string }) {
  const t = useText(text)
  const soon = seconds !== null && seconds <= SOON
  const words = { min: Math.floor((seconds ?? 0) / 60), sec: String((seconds ?? 0) % 60).padStart(2, '0') }
  return <div><dt>{t('session')}</dt><dd className="num">{soon ? <State tone="late">{t('sessionSoon', words)}</State> : t('sessionUntil', { time: clock(until) })}</dd></div>
}

/** The session is over: nothing was taken, the basket stays, the same card is read again. */
export function Over({ again }: { again: () => void }) {
  const t = useText(text)
  return <Message tone="warn" title={t('sessionOver')}><span>{t('overSay')}</span><Button kind="primary" onClick={again}>{t('overDo')}</Button></Message>
}
