import { CircleAlert, CircleCheck, IdCard, Keyboard } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { insertCard, readCard, useReader, type CardRead } from '../reader.ts'
import { Button } from './button.tsx'
import { CardChooser } from './card-chooser.tsx'
import { Refusal } from './message.tsx'
import { ReaderPicture } from './reader-picture.tsx'
import { State } from './state.tsx'
import { text } from './text.ts'
import { Tries } from './tries.tsx'
import './reader-panel.css'

export type Check = { key: string; ok: boolean; name: ReactNode; value?: ReactNode }
/** PIN tries of the card on the desk, from our records, shown before anyone types. */
export type PinState = { left: number; of: number; locked: boolean; word?: string; note?: ReactNode }

/** What the centre told of the PIN at the read, as the panel shows it. */
export const pinOf = (read: CardRead | null): PinState | null =>
  read?.pin ? { left: read.pin.left, of: read.pin.tries, locked: !!read.pin.locked } : null

/**
 * The desk: card in or out, PIN tries, checks, devices. The software reader offers the demo city's cards.
 * `onRead` is told what the centre says of the card.
 */
export function ReaderPanel({
  bank,
  pin: known,
  checks = [],
  onRead,
}: {
  bank?: string
  pin?: PinState | null
  checks?: readonly Check[]
  onRead?: (read: CardRead) => void
}) {
  const t = useText(text)
  const reader = useReader()
  const pin = known ?? pinOf(reader.read)
  const [choosing, choose] = useState(false)
  const put = async (card: string) => {
    choose(false)
    insertCard(card)
    const read = await readCard()
    if (read) onRead?.(read)
  }
  return (
    <div className="reader">
      <div className="between">
        <h2>{t('reader')}</h2>
        {reader.card ? <State tone="ok">{t('cardIn')}</State> : <State tone="off">{t('cardOut')}</State>}
      </div>
      <div className="picture">
        <ReaderPicture bank={bank ?? ''} card={!!reader.card} />
      </div>
      <div className="row">
        {reader.card ? (
          <>
            <Button size="dense" onClick={() => insertCard(null)}>
              {t('takeCard')}
            </Button>
            <Button size="dense" busy={reader.doing === 'read'} onClick={() => void put(reader.card!)}>
              {reader.doing === 'read' ? t('reading') : t('readAgain')}
            </Button>
          </>
        ) : (
          <Button onClick={() => choose(true)}>{t('putCard')}</Button>
        )}
      </div>
      <Refusal of={reader.fault} />
      {pin && (
        <div className={`pin ${pin.locked ? '' : 'calm'}`}>
          <div className="between">
            <b>{t('socialPin')}</b>
            {(pin.locked || pin.word) && <State tone={pin.locked ? 'bad' : 'todo'}>{pin.word ?? t('locked')}</State>}
          </div>
          <div className="between mid">
            <Tries left={pin.left} of={pin.of} />
            <span>{t('triesLeft', { left: pin.left, of: pin.of })}</span>
          </div>
          {pin.note && <p className="note">{pin.note}</p>}
        </div>
      )}
      {checks.length > 0 && (
        <ul className="checks">
          {checks.map(check => (
            <li key={check.key}>
              {check.ok ? <CircleCheck size={18} color="var(--ok)" aria-hidden /> : <CircleAlert size={18} color="var(--bad)" aria-hidden />}
              <span>{check.name}</span>
              <span>{check.value}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="devices">
        <h2>{t('onDesk')}</h2>
        <ul className="checks">
          <li>
            <IdCard size={18} aria-hidden />
            <span>{t('reader')}</span>
            <span>{reader.doing === 'read' ? t('busy') : t('ready')}</span>
          </li>
          <li>
            <Keyboard size={18} aria-hidden />
            <span>{t('pad')}</span>
            <span className={reader.pad ? 'live' : ''}>{reader.pad ? t('waitsForHolder') : t('ready')}</span>
          </li>
        </ul>
      </div>
      <p className="note">{t('softDevices')}</p>
      <CardChooser open={choosing} close={() => choose(false)} put={card => void put(card)} />
    </div>
  )
}
