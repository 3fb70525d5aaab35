import { useState } from 'react'
import type { Colleague, DrawerView } from '#shared/fees'
import { useSend, type Send } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, yuan } from '../ui/words.ts'
import { CountForm, YuanField } from './count-form.tsx'
import { text } from './drawer-text.ts'

type Props = { drawer: DrawerView; leave: () => void }

/** What is being done with the open drawer: banked, handed over or closed. */
export function Task({ of, colleagues, close, ...props }: Props & { of: string; colleagues: readonly Colleague[]; close: Send<DrawerView> }) {
  if (of === 'bank') return <Bank {...props} />
  if (of === 'offer') return <Offer {...props} colleagues={colleagues} />
  return of === 'close' ? <Close {...props} send={close} /> : null
}

function Bank({ drawer, leave }: Props) {
  const t = useText(text)
  const [amount, setAmount] = useState('')
  const [slip, setSlip] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const bank = useSend('/api/fees/drawer/bank', { forget: ['/api/fees'], done: leave })
  const submit = () => {
    const fen = fenOf(amount)
    const good = fen !== null && fen > 0 && fen <= drawer.holds
    setWrong(good ? {} : { amount: t('amountBad') })
    if (good) void bank.send({ amount: fen, ...(slip.trim() ? { slip: slip.trim() } : {}) })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('bank')}</h2>
      <Form className="countform" refused={bank.refused} wrong={wrong} send={submit}>
        <YuanField name="amount" label={t('amount')} value={amount} say={setAmount} />
        <TextField name="slip" label={t('slip')} optional value={slip} say={setSlip} maxLength={40} />
        <Unknown of={bank} />
        <div className="row"><Button kind="primary" type="submit" busy={bank.busy}>{t('doBank')}</Button><Button kind="link" onClick={leave}>{t('cancel')}</Button></div>
      </Form>
    </section>
  )
}

function Offer({ drawer, colleagues, leave }: Props & { colleagues: readonly Colleague[] }) {
  const t = useText(text)
  const [to, setTo] = useState('')
  const offer = useSend('/api/fees/drawer/offer', { forget: ['/api/fees'], done: leave })
  if (!colleagues.length) return <Message tone="warn" title={t('nobody')}><Button size="dense" onClick={leave}>{t('cancel')}</Button></Message>
  return (
    <section className="sheet padded stack">
      <h2>{t('offer')}</h2>
      <CountForm expected={drawer.holds} send={offer} word={t('doOffer')} leave={leave} check={(): Wrong => to ? {} : { to: t('toBad') }}
        run={({ pieces, explanation }) => void offer.send({ pieces, to, ...(explanation ? { explanation } : {}) })}
        extra={() => <SelectField name="to" label={t('to')} value={to} say={setTo} options={[['', t('toNone')], ...colleagues.map(one => [one.id, `${one.name} ${one.user}`] as const)]} />} />
    </section>
  )
}

function Close({ drawer, leave, send }: Props & { send: Send<DrawerView> }) {
  const t = useText(text)
  const [banked, setBanked] = useState('0')
  const [slip, setSlip] = useState('')
  const fen = fenOf(banked)
  return (
    <section className="sheet padded stack">
      <h2>{t('close')}</h2>
      <CountForm expected={drawer.holds} send={send} word={t('doClose')} leave={leave} check={(total): Wrong => fen !== null && fen <= total ? {} : { banked: t('bankedBad') }}
        run={({ pieces, explanation }) => void send.send({ pieces, banked: fen, ...(slip.trim() ? { slip: slip.trim() } : {}), ...(explanation ? { explanation } : {}) })}
        extra={total => (
          <>
            <div className="cols2">
              <YuanField name="banked" label={t('banked')} hint={t('bankedHint')} value={banked} say={setBanked} />
              <TextField name="slip" label={t('slip')} optional value={slip} say={setSlip} maxLength={40} />
            </div>
            <p className="note">{t('keep')} <span className="num">{yuan(Math.max(0, total - (fen ?? 0)))}</span></p>
          </>
        )} />
    </section>
  )
}
