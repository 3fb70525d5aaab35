import { useEffect, useState } from 'react'
import { useText } from '../i18n.ts'
import { press, useReader, type Entry } from '../reader.ts'
import { text } from './text.ts'
import './pin-pad.css'

/**
 * The holder's pad, drawn: software, and says so. Keys go to the reader module alone; the page learns how many digits, never which.
 * Place it once where the holder would look; it is dark until the reader asks (`askPin`). Real keys 0–9, Enter, Backspace and Esc work.
 */
export function PinPad({ says, asks }: { /** What the pad tells the holder, e.g. why a new PIN was refused. */ says?: string | null; /** What it asks for, where that is not the social PIN. */ asks?: Partial<Record<Entry, string>> }) {
  const t = useText(text)
  const { pad } = useReader()
  const [now, tick] = useState(Date.now)
  useEffect(() => {
    if (!pad) return
    const timer = setInterval(() => tick(Date.now()), 500)
    const key = (event: KeyboardEvent) => {
      const pressed = /^\d$/.test(event.key) ? event.key : { Enter: 'ok', Backspace: 'clear', Escape: 'cancel' }[event.key]
      if (!pressed || /INPUT|TEXTAREA|SELECT/.test((event.target as HTMLElement).tagName)) return
      event.preventDefault()
      event.stopPropagation()
      press(pressed)
    }
    addEventListener('keydown', key, true)
    return () => {
      clearInterval(timer)
      removeEventListener('keydown', key, true)
    }
  }, [pad])
  const ask = pad && (asks?.[pad.entry] ?? t(({ pin: 'padEnter', old: 'padOld', new: 'padNew', again: 'padAgain' } as const)[pad.entry]))
  const left = pad ? Math.max(0, Math.ceil((pad.until - now) / 1000)) : 0
  const told = pad?.entry === 'again' ? null : (pad?.says ?? says)
  return (
    <div className={`padpic ${pad ? 'lit' : ''}`} role="group" aria-label={t('padSays')}>
      <div className="scr">
        {pad ? (
          <>
            {told && <b>{told}</b>}
            <p role="status">{ask}</p>
            <div className="cells" role="img" aria-label={t('padDots', { n: pad.typed, of: pad.length })}>
              {Array.from({ length: pad.length }, (_, i) => (
                <span key={i} className={i < pad.typed ? 'on' : i === pad.typed ? 'at' : ''} />
              ))}
            </div>
            <div className="left">
              <span>{t('padLeft', { n: left })}</span>
              <span>{t('padNoCount')}</span>
            </div>
          </>
        ) : (
          <>{told ? <b>{told}</b> : <p>{t('padHint')}</p>}</>
        )}
      </div>
      <div className="keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'ok'].map(key => (
          <button key={key} type="button" disabled={!pad} onClick={() => press(key)} className={key.length > 1 ? 'w' : ''}>
            {key === 'ok' ? t('padOk') : key === 'clear' ? t('padClear') : key}
          </button>
        ))}
      </div>
      <div className="brand">
        <span>{t('padSays')}</span>
        <button type="button" className="w" disabled={!pad} onClick={() => press('cancel')}>
          {t('padCancel')}
        </button>
      </div>
    </div>
  )
}
