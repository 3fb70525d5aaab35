import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { cases } from './case-words.ts'
import { Dialog } from './dialog.tsx'
import { text } from './text.ts'
import './reader-panel.css'

type City = { people: readonly { name: string; case: string | null; cards: readonly { card_number: string; state: string }[] }[] }
/** The demo city's cards, to put into the software reader; a whole card number serves for one made since. */
export function CardChooser({ open, close, put }: { open: boolean; close: () => void; put: (card: string) => void }) {
  const t = useText(text)
  const word = useText(cases)
  const [find, setFind] = useState('')
  const said = (key: string) => (key in cases.zh ? word(key as 'active') : key)
  const city = useRead<City>('/sandbox.json', { off: !open })
  const cards =
    city.data && !isRefused(city.data)
      ? city.data.people.flatMap(person => person.cards.map(card => ({ ...card, name: person.name, case: person.case })))
      : []
  const found = cards
    .filter(card =>
      `${card.card_number} ${card.name} ${card.state} ${card.case ?? ''} ${said(card.case ?? card.state)}`.toLowerCase().includes(find.toLowerCase()),
    )
    .slice(0, 30)
  const typed = /^[A-Z]\d{7}[0-9X]$/i.test(find.trim()) ? find.trim().toUpperCase() : null
  return (
    <Dialog open={open} close={close} title={t('putCard')}>
      <input
        className="input"
        aria-label={t('findCard')}
        placeholder={t('findCard')}
        value={find}
        onChange={event => setFind(event.target.value)}
        autoFocus
      />
      <ul className="cardlist">
        {found.map(card => (
          <li key={card.card_number}>
            <button type="button" onClick={() => put(card.card_number)}>
              <b className="num">{card.card_number}</b>
              <span>{card.name}</span>
              <span className="note">{said(card.case ?? card.state)}</span>
            </button>
          </li>
        ))}
        {!found.length && typed && (
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
