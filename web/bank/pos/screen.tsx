import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { call, isRefused } from '../../api/call.ts'
import { useForget, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { setLang, useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { useTitle } from '../../ui/skeletons.tsx'
import { State } from '../../ui/state.tsx'
import { text as common } from '../../ui/text.ts'
import { yuan } from '../../ui/words.ts'
import { Slip, type Ended } from './slip.tsx'
import { text } from './text.ts'
import '../../ui/form.css'
import './pos.css'

type What = 'purchase' | 'pay-in' | 'return'
type Batches = { batch: string | null; debits: number; debit: number; credits: number; credit: number; settling: boolean; settlements: readonly { batch: string; state: 'asking' | 'uploading' | 'done' | 'refused'; result: 'equal' | 'unequal' | null; code: string | null; clock: string; debits: number; debit: number; credits: number; credit: number }[] }
type Screen = { terminal: string; merchant: string; name: string; step: 'idle' | 'card' | 'pin' | 'confirm'; typed: number; of: number; card: string | null; online: boolean; order: { what: What; amount: number; note: string } | null; last: Ended | null; batches: Batches }
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'cancel', '0', 'ok'] as const

/** The front of a POS (stand-in): the amount, the card slot, the PIN pad, and the slip it prints. Digits go to the POS one by one; the page learns how many, never which. (FIN-05) */
export default function PosScreen() {
  const t = useText(text)
  const c = useText(common)
  const lang = useLang()
  const { terminal } = useParams({ strict: false }) as { terminal: string }
  const base = `/pos/${terminal}`
  const seen = useRead<Screen>(`${base}/screen`, { body: {}, every: 700 })
  const forget = useForget()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useTitle(t('title'))
  const screen = seen.data && !isRefused(seen.data) ? seen.data : null
  // one after the other, as fast as they are pressed
  const press = (key: string) => { queue.current = queue.current.then(() => call('POST', `${base}/press`, { key })).then(() => forget(`${base}/screen`), () => undefined) }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pressed = /^\d$/.test(event.key) ? event.key : { Enter: 'ok', Backspace: 'clear', Escape: 'cancel' }[event.key]
      if (!pressed || event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement && event.key === 'Enter') return
      event.preventDefault()
      press(pressed)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  if (isRefused(seen.data)) return <main className="public posscreen"><h1>{t('nowhere')}</h1><Refusal of={seen.data} /></main>
  return (
    <main className="public posscreen">
      <header className="between"><div><h1>{t('title')}</h1>{screen && <p className="dim">{t('at', { name: screen.name, terminal: screen.terminal })}</p>}</div>
        <button className="langswitch" type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{c('language')}</button></header>
      {seen.isError && <Message tone="warn" title={t('silent')} />}
      {screen && <div className="posgrid">
        <section className="pospic" aria-label={t('title')}>
          <Front screen={screen} />
          <div className="keys">{keys.map(key => <button key={key} type="button" className={key.length > 1 ? key : ''} disabled={screen.step === 'idle'} onClick={() => press(key)}>{key.length > 1 ? t(key as 'ok' | 'cancel') : key}</button>)}</div>
          <button type="button" className="wide" disabled={screen.step !== 'pin' && screen.step !== 'confirm'} onClick={() => press('clear')}>{t('clear')}</button>
        </section>
        <div className="posside">
          <Slot base={base} waits={screen.step === 'card'} inside={screen.card} done={() => forget(`${base}/screen`)} />
          <section className="sheet"><h2>{t('last')}</h2>{screen.last ? <Slip of={screen.last} screen={screen} /> : <p className="dim">{t('none')}</p>}</section>
          <Settling base={base} of={screen.batches} done={() => forget(`${base}/screen`)} />
        </div>
      </div>}
    </main>
  )
}

/** What the customer reads. */
function Front({ screen: { order, step, typed, of, card, online } }: { screen: Screen }) {
  const t = useText(text)
  return (
    <div className="scr" role="status">
      {order ? <><span className="what">{t(order.what)}</span><b className="amount num">{yuan(order.amount)} <small>{t('yuan')}</small></b>{order.note && <span className="note wrapno">{order.note}</span>}</> : <><b>{t('idle')}</b><span>{t('idleSay')}</span></>}
      {step === 'card' && <p className="now">{t('insert')}</p>}
      {card && <span className="note num">{t('inside', { card })}</span>}
      {step === 'pin' && <><p className="now">{t('pin')}</p><div className="cells" role="img" aria-label={t('typed', { n: typed, of })}>{Array.from({ length: of }, (_, i) => <span key={i} className={i < typed ? 'on' : ''} />)}</div></>}
      {step === 'confirm' && <p className="now">{t('confirm')}</p>}
      {!online && <p className="now">{t('offline')}</p>}
    </div>
  )
}

/** 结算: what the batch adds up to, the machine's key that ends it, and how the last ones came out. */
function Settling({ base, of, done }: { base: string; of: Batches; done: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const settling = useSend<Screen>(`${base}/end-batch`, { done })
  const sums = ({ debits, debit, credits, credit }: Pick<Batches, 'debits' | 'debit' | 'credits' | 'credit'>) => t('sums', { debits, debit: yuan(debit), credits, credit: yuan(credit) })
  return (
    <section className="sheet"><h2>{t('settleTitle')}</h2>
      <p>{of.batch ? t('batchNow', { batch: of.batch }) : t('offline')} {sums(of)}</p>
      <div className="row"><Button kind="plain" type="button" busy={settling.busy || of.settling} disabled={of.batch === null} onClick={() => { settling.reset(); void settling.send({}) }}>{t('settle')}</Button></div>
      <p className="note">{t('settleSay')}</p>
      <Refusal of={settling.refused} />
      {of.settlements.length > 0 && <ul className="plain stack">{of.settlements.slice(0, 5).map(each => <li key={each.batch}>
        <State tone={each.state === 'done' && each.result === 'equal' ? 'ok' : each.state === 'asking' || each.state === 'uploading' ? 'run' : 'diff'}>{t(each.state === 'done' ? each.result === 'equal' ? 'wasEqual' : 'wasUploaded' : each.state, { code: each.code ?? '' })}</State>{' '}
        <br />{t('batchOne', { batch: each.batch })}{lang === 'zh' ? '：' : ': '}{sums(each)}<br /><span className="dim num">{each.clock}</span></li>)}</ul>}
    </section>
  )
}

function Slot({ base, waits, inside, done }: { base: string; waits: boolean; inside: string | null; done: () => void }) {
  const t = useText(text)
  const [card, setCard] = useState('')
  const inserting = useSend<Screen>(`${base}/insert`, { done: () => { setCard(''); done() } })
  return (
    <section className="sheet"><h2>{t('slot')}</h2><p className="note">{t('slotSay')}</p>
      {inside && <State tone="ok">{t('inside', { card: inside })}</State>}
      <form className="row" noValidate onSubmit={event => { event.preventDefault(); inserting.reset(); void inserting.send({ card: card.replace(/\s/g, '') }) }}>
        <label className="field">{t('card')}<input className="input num" inputMode="numeric" autoComplete="off" value={card} onChange={event => setCard(event.target.value.replace(/[^\d ]/g, ''))} /></label>
        <Button kind={waits ? 'bank' : 'plain'} type="submit" busy={inserting.busy} disabled={!waits}>{t('doInsert')}</Button>
      </form>
      <Refusal of={inserting.refused} />
      <p className="note">{t('bankPin')}</p></section>
  )
}
