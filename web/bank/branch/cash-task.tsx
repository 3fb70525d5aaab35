import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Choice, Form, TextField, type Wrong } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { PinPad } from '../../ui/pin-pad.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, yuan } from '../../ui/words.ts'
import { keyBlock, readAgain, type Keyed } from '../desk.ts'
import { patterns } from '../paths.ts'
import type { MyDrawer, Visit } from './shapes.ts'
import { Stop } from './stops.tsx'
import { text } from './text.ts'

type Done = { done: 'cash-in' | 'cash-out'; amount: number; balance: number | null; drawer: number; again: boolean }

/** 存取现金: the amount, the holder's PIN for what is drawn, and the entry in the teller's drawer. */
export function CashTask({ visit }: { visit: Visit }) {
  const t = useText(text)
  const holder = visit.comes === 'holder'
  const drawer = useRead<MyDrawer>('/api/branch/drawer')
  const [what, setWhat] = useState<'cash-in' | 'cash-out'>('cash-in')
  const [amount, setAmount] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [stopped, setStopped] = useState<Keyed | null>(null)
  const [keying, setKeying] = useState(false)
  const send = useSend<Done>(`/api/branch/visits/${visit.visit}/cash`, { forget: ['/api/branch'], done: () => setAmount('') })
  if (drawer.data && !isRefused(drawer.data) && !drawer.data.open)
    return (
      <Message tone="warn" title={t('drawerShut')}>
        <LinkButton size="dense" to={patterns.branch.drawer}>
          {t('toDrawer')}
        </LinkButton>
      </Message>
    )
  const submit = async () => {
    const fen = fenOf(amount)
    setWrong(fen ? {} : { amount: t('cashBad') })
    setStopped(null)
    if (!fen) return
    if (what === 'cash-in') {
      const slot = await readAgain()
      if (!slot) return setStopped({ stopped: 'no-card' })
      return void send.send({ what, amount: fen, reading: slot.reading })
    }
    setKeying(true)
    const keyed = await keyBlock(['pin'])
    setKeying(false)
    if (!('block' in keyed)) return setStopped(keyed)
    void send.send({ what, amount: fen, reading: keyed.reading, pin: keyed.block })
  }
  return (
    <section className="sheet padded stack loose">
      {send.done && (
        <Message tone="ok" title={t('cashDone', { what: t(send.done.done === 'cash-in' ? 'cashIn' : 'cashOut'), amount: yuan(send.done.amount) })}>
          <span>{send.done.again || send.done.balance === null ? t('cashAgain') : t('cashLeft', { amount: yuan(send.done.balance), drawer: yuan(send.done.drawer) })}</span>
        </Message>
      )}
      <Form refused={send.refused} wrong={wrong} send={() => void submit()}>
        <div className="choices">
          <Choice name="what" value="cash-in" chosen={what === 'cash-in'} choose={() => setWhat('cash-in')} title={t('cashIn')} hue="bank" />
          {holder && <Choice name="what" value="cash-out" chosen={what === 'cash-out'} choose={() => setWhat('cash-out')} title={t('cashOut')} hue="bank" />}
        </div>
        <TextField name="amount" label={t('cashAmount')} hint={t('cashHint')} value={amount} say={setAmount} inputMode="decimal" maxLength={14} />
        {what === 'cash-out' && (
          <>
            <p className="note">{t('cashPin')}</p>
            <PinPad asks={{ pin: t('padPin') }} />
          </>
        )}
        <Stop of={stopped} />
        <Unknown of={send} />
        <div className="row">
          <Button kind="primary" type="submit" busy={send.busy || keying}>
            {t('cashDo')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
