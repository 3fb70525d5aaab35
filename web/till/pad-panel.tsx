import { useEffect, useState } from 'react'
import { useText } from '../i18n.ts'
import { askPin, cancelPin, moreTime, press, refusedBy, useReader, type Answer } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { text } from './desk-text.ts'
import './pad-panel.css'

/**
 * The holder's turn at the till, in the social hue: dots, time left, no primary button. The page learns how many digits, never which;
 * the result adds the PIN to the card's session. Digits, Enter, Backspace and Esc work as on a real pad. (PIN-08)
 */
export function PadPanel({ auto, done }: { /** Light the pad at once. */ auto?: boolean; done: (answer: Answer) => void }) {
  const t = useText(text)
  const { pad } = useReader()
  const [last, setLast] = useState<Answer | null>(null)
  const [now, tick] = useState(Date.now)
  const light = async () => { const answer = await askPin('iVerifyPIN'); setLast(answer); if (answer.success) done(answer) }
  useEffect(() => { if (auto) void light(); return () => cancelPin() }, [])
  useEffect(() => {
    if (!pad) return
    tick(Date.now())
    const timer = setInterval(() => tick(Date.now()), 500)
    const key = (event: KeyboardEvent) => {
      const pressed = /^\d$/.test(event.key) ? event.key : { Enter: 'ok', Backspace: 'clear', Escape: 'cancel' }[event.key]
      if (!pressed || (event.target as HTMLElement).closest('dialog')) return
      event.preventDefault(); event.stopPropagation(); press(pressed)
    }
    addEventListener('keydown', key, true)
    return () => { clearInterval(timer); removeEventListener('keydown', key, true) }
  }, [pad])
  const left = pad ? Math.max(0, Math.ceil((pad.until - now) / 1000)) : 0
  return (
    <section className="padpanel" aria-label={t('soft')}>
      <div className={`band ${pad ? 'lit' : ''}`}>
        <div role="status"><h3>{pad ? t('ask') : t('waits')}</h3></div>
        <div className="dots" role="img" aria-label={t('typed', { n: pad?.typed ?? 0, of: pad?.length ?? 6 })}>{[0, 1, 2, 3, 4, 5].map(i => <i key={i} className={pad && i < pad.typed ? 'on' : ''} />)}</div>
        {pad && <><div className="tick"><i style={{ width: `${Math.min(100, left * 100 / 60)}%` }} /></div><div className="sub"><span>{t('left', { n: left })}</span><span>{t('noCount')}</span></div></>}
        <div className="keys">{['1', '2', '3', '4', '5', 'clear', '6', '7', '8', '9', '0', 'ok'].map(key => <button key={key} type="button" disabled={!pad} onClick={() => press(key)}>{key === 'clear' ? t('clear') : key === 'ok' ? t('ok') : key}</button>)}</div>
        <span className="softly">{t('soft')}</span>
      </div>
      {!pad && <Refusal of={refusedBy(last)} />}
      <div className="row">{pad ? <><Button onClick={moreTime}>{t('more')}</Button><Button onClick={cancelPin}>{t('cancel')}</Button></>
        : last?.pOutInfo !== '-52' && <Button kind="primary" onClick={() => void light()}>{last ? t('again') : t('light')}</Button>}</div>
    </section>
  )
}
