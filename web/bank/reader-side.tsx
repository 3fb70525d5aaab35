import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/message.tsx'
import { ReaderPicture } from '../ui/reader-picture.tsx'
import { State } from '../ui/state.tsx'
import { putCard, takeCard, useDesk } from './desk.ts'
import { text } from './branch/text.ts'
import '../ui/reader-panel.css'

type Cards = { rows: readonly { card: string; social: string | null; name: string; bank: string; active: boolean }[] }

/** The reader of the window: card in or out, what it is; the software reader offers the demo's cards. */
export function ReaderSide() {
  const t = useText(text)
  const lang = useLang()
  const desk = useDesk()
  const [choosing, choose] = useState(false)
  const { slot } = desk
  return (
    <div className="reader">
      <div className="between">
        <h2>{t('reader')}</h2>
        {desk.card ? <State tone="ok">{t('cardIn')}</State> : <State tone="off">{t('cardOut')}</State>}
      </div>
      <div className="picture">
        <ReaderPicture bank={slot?.bank[lang] ?? ''} card={!!desk.card} />
      </div>
      <div className="row">
        {desk.card ? (
          <>
            <Button size="dense" onClick={takeCard}>
              {t('takeCard')}
            </Button>
            <Button size="dense" busy={desk.busy} onClick={() => void putCard(desk.card!)}>
              {t('readAgain')}
            </Button>
          </>
        ) : (
          <Button onClick={() => choose(true)}>{t('putCard')}</Button>
        )}
      </div>
      <Refusal of={desk.fault} />
      {slot && (
        <dl className="kv">
          <dt>{t('bankCard')}</dt>
          <dd className="num">**** {slot.card}</dd>
          <dt>{t('socialCard')}</dt>
          <dd className="num">{slot.social ? `**** ${slot.social}` : t('noSocial')}</dd>
          <dt>{t('issuer')}</dt>
          <dd>{slot.bank[lang]}</dd>
        </dl>
      )}
      <p className="note">{t('softDevices')}</p>
      <CardDialog open={choosing} close={() => choose(false)} put={card => { choose(false); void putCard(card) }} />
    </div>
  )
}

/** The demo's cards, to put into the software reader; a whole bank card number serves for any other. */
export function CardDialog({ open, close, put }: { open: boolean; close: () => void; put: (card: string) => void }) {
  const t = useText(text)
  const [find, setFind] = useState('')
  const cards = useRead<Cards>('/api/sandbox/cards', { off: !open })
  const rows = cards.data && !isRefused(cards.data) ? cards.data.rows : []
  const found = rows.filter(row => `${row.card} ${row.social ?? ''} ${row.name} ${row.bank}`.toLowerCase().includes(find.trim().toLowerCase())).slice(0, 30)
  const typed = /^62\d{14,17}$/.test(find.trim()) && !found.length ? find.trim() : null
  return (
    <Dialog open={open} close={close} title={t('putCard')}>
      <input className="input" aria-label={t('findCard')} placeholder={t('findCard')} value={find} onChange={event => setFind(event.target.value)} autoFocus />
      <ul className="cardlist">
        {found.map(row => (
          <li key={row.card}>
            <button type="button" onClick={() => put(row.card)}>
              <b className="num">{row.social ?? row.card}</b>
              <span>{row.name}</span>
              <span className="note">{row.bank}，{row.active ? t('active') : t('inactive')}</span>
            </button>
          </li>
        ))}
        {typed && (
          <li>
            <button type="button" onClick={() => put(typed)}>
              <b className="num">{typed}</b>
            </button>
          </li>
        )}
        {!found.length && !typed && <li className="note">{t('noCards')}</li>}
      </ul>
      <div className="row">
        <Button onClick={close}>{t('close')}</Button>
      </div>
    </Dialog>
  )
}
