import { useState, type ReactNode } from 'react'
import { useLang, useText } from '../i18n.ts'
import { insertCard, readCard, useReader, type CardRead } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { CardChooser } from '../ui/card-chooser.tsx'
import { State } from '../ui/state.tsx'
import { Tries } from '../ui/tries.tsx'
import { joined } from '../ui/words.ts'
import { text } from './desk-text.ts'

/** Causes after which the sale can still go on: the pad or the operator answers them. */
const goesOn = new Set(['pin-wrong', 'pin-timed-out', 'choose-region'])
/** The first cause that stops a settlement with this card, or null. */
export const stops = (read: CardRead | null) => read?.causes.find(cause => !goesOn.has(cause.cause ?? '')) ?? null

/**
 * The card at the till: whose it is, PIN tries before anyone types, or why it cannot settle and what to do. `choosing` opens the demo's
 * card chooser (F2); `children` are further lines (balance, insured where) once the centre told them.
 */
export function CardPanel({ bank, choosing, choose, onRead, children }: {
  bank?: string; choosing: boolean; choose: (open: boolean) => void; onRead?: (read: CardRead) => void; children?: ReactNode
}) {
  const t = useText(text)
  const lang = useLang()
  const reader = useReader()
  const [busy, setBusy] = useState(false)
  const { read } = reader
  const stop = stops(read)
  const put = async (card: string) => {
    choose(false); insertCard(card); setBusy(true)
    const found = await readCard()
    setBusy(false)
    if (found) onRead?.(found)
  }
  const paid = read?.session?.factors.includes('pin')
  return (
    <div className="cardpanel stack">
      <CardFace blank={!read} name={read?.person.name ?? ''} number={read?.person.number ?? ''} cardNo={read?.card.number ?? ''} bank={bank ?? ''} issued={read?.card.issuedOn.slice(0, 7) ?? ''} dimmed={stop !== null} />
      {read ? <h2>{read.person.name} <small className="dim">{joined(t(read.person.sex === '1' ? 'male' : 'female'), t('born', { year: read.person.birthYear ?? '' }))}</small></h2>
        : <div><h2>{busy ? t('reading') : t('noCard')}</h2>{!busy && <p className="note">{t('noCardWhy')}</p>}</div>}
      <Refusal of={reader.fault} />
      {stop && <Message tone="bad" title={t('stop')}><span>{stop[lang]}</span>
        {read?.nearest && stop === read.causes[0] && <span>{t('nearest', { name: read.nearest.name })}<br />{[read.nearest.address, read.nearest.hours, read.nearest.phone].filter(Boolean).join('　')}</span>}
      </Message>}
      {read && <dl>{children}
        <div><dt>{t('number')}</dt><dd><Mask>{read.person.number ?? ''}</Mask></dd></div>
        {read.pin && <div><dt>{t('pin')}</dt><dd className="row">{paid ? <State tone="ok">{t('pinOk')}</State> : <>{t('tries', { left: read.pin.left })}<Tries left={read.pin.left} of={read.pin.tries} /></>}</dd></div>}
      </dl>}
      <Button onClick={() => choose(true)}>{read ? t('another') : t('read')}</Button>
      <CardChooser open={choosing} close={() => choose(false)} put={card => void put(card)} />
    </div>
  )
}
