import { useEffect, useRef, useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { groups, stamp, yuan } from '../ui/words.ts'
import { bankOf } from './bank-leg.tsx'
import { text as bankText } from './bank-text.ts'
import { text } from './text.ts'

type Done = (back: { of: SettledView; number: string }) => void

/** Asks before a settlement of this pharmacy is cancelled: the one just settled, or the one whose number stands on a receipt. (MED-07.c) */
export function UndoDialog({ of, close, done }: { of: SettledView | null; close: () => void; done: Done }) {
  const t = useText(text)
  const [typed, type] = useState('')
  const [asked, ask] = useState('')
  const [bad, setBad] = useState(false)
  const found = useRead<SettledView>(`/api/till/settlements/${asked}`, { off: !asked || of !== null })
  const sale = of ?? (asked && found.data && !isRefused(found.data) ? found.data : null)
  if (sale) return <Confirm sale={sale} close={close} done={done} />
  const look = () => { const digits = typed.replace(/\s/g, ''); const right = /^\d{10,30}$/.test(digits); setBad(!right); ask(right ? digits : '') }
  return (
    <Dialog open close={close} title={t('undoFind')}>
      <form className="stack" noValidate onSubmit={event => { event.preventDefault(); look() }}>
        <label className="field">{t('no')}<span className="note" id="undo-hint">{t('undoFindSay')}</span>
          <input className="input num" inputMode="numeric" autoComplete="off" autoFocus value={typed} aria-describedby="undo-hint" aria-invalid={bad} onChange={event => type(event.target.value)} /></label>
        {bad && <Message tone="bad" title={t('numberBad')} />}
        {isRefused(found.data) && <Refusal of={found.data} />}
        {found.isError && <Message tone="warn" title={t('offline')} />}
        <div className="row"><Button kind="primary" type="submit" busy={found.isFetching}>{t('undoLook')}</Button><Button onClick={close}>{t('undoNot')}</Button></div>
      </form>
    </Dialog>
  )
}

/** Names what goes back, to whom; the button repeats the verb and the sum. */
function Confirm({ sale: told, close, done }: { sale: SettledView; close: () => void; done: Done }) {
  const t = useText(text)
  const b = useText(bankText)
  const now = useRead<SettledView>(`/api/till/settlements/${told.number}`)
  const sale = now.data && !isRefused(now.data) ? now.data : told
  const send = useSend<SettledView>(`/api/till/settlements/${sale.number}/cancel`, { forget: ['/api/till/sessions', '/api/till/settlements', '/api/till/visits'] })
  const press = async () => { const answer = await send.send(); if (answer && !isRefused(answer)) { done({ of: answer, number: sale.number }); close() } }
  const sum = yuan(sale.total)
  const foot = useRef<HTMLSpanElement>(null)
  // Enter pressed once too often must not give money back
  useEffect(() => foot.current?.querySelector('button')?.focus(), [])
  const gone = sale.undone || sale.what !== 'settlement'
  return (
    <Dialog open close={close} title={gone ? t('undoGone') : t('undoAsk', { sum })} foot={<>
      {!gone && <Button kind="primary" className="give" busy={send.busy} onClick={() => void press()}>{t('undoDo', { sum })}</Button>}<span ref={foot}><Button onClick={close}>{t('undoNot')}</Button></span></>}>
      <p>{sale.person.name} <Mask>{sale.person.number}</Mask><br /><span className="note">{t('no')} <span className="num">{groups(sale.number)}</span><br /><span className="num">{stamp(sale.at)}</span></span></p>
      {!gone && <><ul className="goesback">
        {sale.fund !== 0 && <li><span>{t('toFund')}</span><b className="num">{yuan(sale.fund)}</b></li>}
        <li><span>{t('toAccount')}</span><b className="num">{yuan(sale.account)}</b></li>
        {sale.family !== 0 && <li><span>{t('toFamily')}</span><b className="num">{yuan(sale.family)}</b></li>}
        {bankOf(sale) !== 0 && <li><span>{b('toBank')}</span><b className="num">{yuan(bankOf(sale))}</b></li>}
        <li><span>{t('toCash')}</span><b className="num">{yuan(sale.cash - bankOf(sale))}</b></li></ul>
        <p className="note">{t(sale.care ? 'undoWhyCare' : 'undoWhy')}</p></>}
      <Refusal of={send.refused} />
      {send.broken && <Message tone="warn" title={t('undoUnknown')} />}
    </Dialog>
  )
}
