import { useEffect, useState } from 'react'
import { useText } from '../../i18n.ts'
import { Form, TextField, Tick, type Wrong } from '../../ui/form.tsx'
import { fenOf, yuan } from '../../ui/words.ts'
import type { What } from './atm.tsx'
import { text } from './text.ts'

export type Payees = { card: string; name: string; amount: number }

/** The slot: a sample machine is told which card lies in it. */
export function Insert({ insert }: { insert: (card: string) => void }) {
  const t = useText(text)
  const [card, setCard] = useState('')
  return (
    <>
      <h1>{t('insertTitle')}</h1>
      <p className="dim">{t('insertSay')}</p>
      <Form send={() => card.length >= 16 && insert(card)}>
        <TextField name="card" label={t('cardNumber')} value={card} say={typed => setCard(typed.replace(/\D/g, '').slice(0, 19))} inputMode="numeric" />
        <button type="submit" className="key go" disabled={card.length < 16}>{t('insert')}</button>
      </Form>
    </>
  )
}

export function Pick({ card, demo, jam, choose, leave }: { card: string; demo: boolean; jam: (on: boolean) => void; choose: (what: 'withdraw' | 'balance' | 'transfer') => void; leave: () => void }) {
  const t = useText(text)
  const [jams, setJams] = useState(false)
  return (
    <>
      <h1>{t('what')}</h1>
      <p className="dim num">{t('card', { card })}</p>
      <div className="huge">
        {(['withdraw', 'balance', 'transfer'] as const).map(what => <button key={what} type="button" className="key" onClick={() => choose(what)}>{t(what)}</button>)}
        <button type="button" className="key" onClick={leave}>{t('eject')}</button>
      </div>
      {demo && <div className="sample"><Tick name="jam" checked={jams} say={on => { setJams(on); jam(on) }}>{t('jam')}</Tick></div>}
    </>
  )
}

const notes = [100, 200, 500, 1000, 2000, 3000]
export function Cash({ choose, back }: { choose: (fen: number) => void; back: () => void }) {
  const t = useText(text)
  const [typed, type] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = () => {
    const fen = fenOf(typed)
    if (fen && fen % 10_000 === 0 && fen <= 300_000) choose(fen)
    else setWrong({ other: t('wrongAmount') })
  }
  return (
    <>
      <h1>{t('amountTitle')}</h1>
      <div className="huge">{notes.map(each => <button key={each} type="button" className="key num" onClick={() => choose(each * 100)}>¥{each.toLocaleString('en-US')}</button>)}</div>
      <Form wrong={wrong} send={send}>
        <TextField name="other" label={t('other')} value={typed} say={type} inputMode="numeric" />
        <div className="huge">
          <button type="submit" className="key go" disabled={!typed}>{t('otherDo')}</button>
          <button type="button" className="key" onClick={back}>{t('back')}</button>
        </div>
      </Form>
    </>
  )
}

export function Payee({ choose, back }: { choose: (payee: Payees) => void; back: () => void }) {
  const t = useText(text)
  const [to, set] = useState({ card: '', name: '', amount: '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = () => {
    const fen = fenOf(to.amount)
    const faults: Wrong = { ...(/^\d{16,19}$/.test(to.card) ? {} : { card: t('fill') }), ...(to.name.trim() ? {} : { name: t('fill') }), ...(fen ? {} : { amount: t('fill') }) }
    setWrong(faults)
    if (!Object.keys(faults).length) choose({ card: to.card, name: to.name.trim(), amount: fen! })
  }
  return (
    <>
      <h1>{t('payeeTitle')}</h1>
      <Form wrong={wrong} send={send}>
        <TextField name="card" label={t('toCard')} value={to.card} say={card => set({ ...to, card: card.replace(/\D/g, '').slice(0, 19) })} inputMode="numeric" />
        <TextField name="name" label={t('toName')} value={to.name} say={name => set({ ...to, name })} />
        <TextField name="amount" label={t('amount')} value={to.amount} say={amount => set({ ...to, amount })} inputMode="decimal" />
        <div className="huge">
          <button type="submit" className="key go">{t('next')}</button>
          <button type="button" className="key" onClick={back}>{t('back')}</button>
        </div>
      </Form>
    </>
  )
}

/** The machine's own pad: digits are shown as dots, and are gone from the page with the answer. */
export function Pin({ what, busy, done, back }: { what: What; busy: boolean; done: (pin: string) => void; back: () => void }) {
  const t = useText(text)
  const [pin, setPin] = useState('')
  const press = (digit: string) => setPin(old => old.length < 6 ? old + digit : old)
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') setPin('')
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [])
  const says = what.is === 'balance' ? t('balance') : what.is === 'withdraw' ? `${t('withdraw')} ¥${yuan(what.amount)}` : `${t('transfer')} ¥${yuan(what.payee.amount)} → ${what.payee.name}`
  return (
    <>
      <h1>{t('pinTitle')}</h1>
      <p><b>{says}</b></p>
      <p className="dim">{t('pinSay')}</p>
      <div className="pins" role="status" aria-label={t('digits', { n: pin.length })}>{Array.from({ length: 6 }, (_, i) => <i key={i} aria-hidden>{i < pin.length ? '•' : ''}</i>)}</div>
      <div className="pinpad" role="group" aria-label={t('pinTitle')}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit => <button key={digit} type="button" className="key" disabled={busy} onClick={() => press(digit)}>{digit}</button>)}
        <button type="button" className="key" disabled={busy} onClick={() => setPin('')}>{t('clear')}</button>
        <button type="button" className="key" disabled={busy} onClick={() => press('0')}>0</button>
        <button type="button" className="key go" disabled={busy || pin.length !== 6} onClick={() => done(pin)}>{t('ok')}</button>
      </div>
      <button type="button" className="key" disabled={busy} onClick={back}>{t('back')}</button>
    </>
  )
}

export function Said({ title, tray, act, done }: { title: string; tray: number; act: string; done: () => void }) {
  const t = useText(text)
  return (
    <>
      <h1>{title}</h1>
      <p className="dim">{t('notesSay', { amount: yuan(tray) })}</p>
      <section className="tray" aria-label={t('tray')}>
        <span className="fig num">¥{yuan(tray)}</span>
        <button type="button" className="key go" onClick={done}>{act}</button>
      </section>
    </>
  )
}

export function Done({ at, fen, more, leave }: { at: 'balance' | 'taken' | 'sent'; fen: number; more: () => void; leave: () => void }) {
  const t = useText(text)
  return (
    <>
      <h1>{at === 'balance' ? t('yourBalance') : t(at, { amount: yuan(fen) })}</h1>
      {at === 'balance' ? <span className="fig num">¥{yuan(fen)}</span> : <p className="dim">{t(at === 'taken' ? 'takenSay' : 'sentSay')}</p>}
      <div className="huge">
        <button type="button" className="key" onClick={more}>{t('more')}</button>
        <button type="button" className="key go" onClick={leave}>{t('eject')}</button>
      </div>
    </>
  )
}

export function CardOut({ again }: { again: () => void }) {
  const t = useText(text)
  return (
    <>
      <h1>{t('cardOut')}</h1>
      <p className="dim">{t('cardOutSay')}</p>
      <button type="button" className="key" onClick={again}>{t('insertTitle')}</button>
    </>
  )
}
