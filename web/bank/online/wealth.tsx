import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { useRead } from '../../api/read.tsx'
import { Asked } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, TextField, Tick } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { day, fenOf, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { PaymentPassword } from './pieces.tsx'
import { text } from './text.ts'

type Product = { id: string; zh: string; en: string; risk: number; riskZh: string; riskEn: string; least: number; rate: number; days: number; early: boolean }
type Held = { id: string; zh: string; en: string; amount: number; due: string; redeemedAt: string | null; earned: number; may: boolean }
type Wealth = { balance: number; products: readonly Product[]; holdings: readonly Held[] }

/** 理财: what the bank offers, with its risk; buy, hold, redeem. At a bank that offers none the page says so. (FIN-06) */
export default function WealthPage() {
  const t = useText(text)
  const wealth = useRead<Wealth>('/api/online/wealth', { body: {} })
  const none = wealth.data && isRefused(wealth.data) && wealth.data.refused === 'wealth-not-offered'
  return (
    <OnlineFrame title={t('wealth')} back={patterns.online.home}>
      <h1>{t(none ? 'wealthNone' : 'wealthTitle')}</h1>
      {none ? <p className="dim">{t('wealthNoneSay')}</p> : <Asked of={wealth} rows={6}>{all => <All {...all} />}</Asked>}
    </OnlineFrame>
  )
}

function All({ products, holdings }: Wealth) {
  const t = useText(text)
  const lang = useLang()
  const [buying, buy] = useState<Product | null>(null)
  const [selling, sell] = useState<string | null>(null)
  if (buying) return <Buy product={buying} leave={() => buy(null)} />
  return (
    <>
      <section className="sheet">
        <h2>{t('holding')}</h2>
        {holdings.length ? (
          <ul className="rows">
            {holdings.map(held => (
              <li key={held.id}>
                <span>
                  <b>{held[lang]}</b>
                  <small className="note">{held.redeemedAt ? t('redeemed', { earned: yuan(held.earned) }) : t('due', { day: day(held.due) })}</small>
                  {!held.redeemedAt && (selling === held.id ? <Redeem held={held} leave={() => sell(null)} /> : <Button size="dense" onClick={() => sell(held.id)} why={held.may ? undefined : t('notYet')}>{t('redeem')}</Button>)}
                </span>
                <Money fen={held.amount} />
              </li>
            ))}
          </ul>
        ) : <p className="dim">{t('noHolding')}</p>}
      </section>
      <section className="sheet">
        <h2>{t('offering')}</h2>
        <ul className="rows">
          {products.map(product => (
            <li key={product.id}>
              <span>
                <b>{product[lang]}</b>
                <span>{t('rate', { rate: (product.rate / 100).toFixed(2) })}{lang === 'zh' ? '，' : ', '}{t('days', { n: product.days })}{lang === 'zh' ? '，' : ', '}{t('least', { amount: yuan(product.least) })}</span>
                <small className="note">{t('risk', { n: product.risk })} · {t(product.early ? 'early' : 'notEarly')}</small>
              </span>
              <Button kind="bank" onClick={() => buy(product)} aria-label={t('buyTitle', { name: product[lang] })}>{t('buy')}</Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Buy({ product, leave }: { product: Product; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [amount, setAmount] = useState('')
  const [understood, understand] = useState(false)
  const [password, setPassword] = useState('')
  const sending = useSend<Held>('/api/online/wealth/buy', { forget: ['/api/online'] })
  const fen = fenOf(amount)
  if (sending.done)
    return (
      <section className="sheet receiptlike">
        <h2>{t('bought', { amount: yuan(sending.done.amount) })}</h2>
        <p>{sending.done[lang]}{lang === 'zh' ? '，' : ', '}{t('due', { day: day(sending.done.due) })}</p>
        <Button kind="bank" block onClick={leave}>{t('done')}</Button>
      </section>
    )
  return (
    <>
      <h2>{t('buyTitle', { name: product[lang] })}</h2>
      <Message tone="warn" title={t('risk', { n: product.risk })}>
        <span>{lang === 'zh' ? product.riskZh : product.riskEn}</span>
      </Message>
      <Form refused={sending.refused} send={() => void sending.send({ product: product.id, amount: fen, password, understood })}>
        <TextField name="amount" label={t('amount')} hint={t('least', { amount: yuan(product.least) })} value={amount} say={setAmount} inputMode="decimal" />
        <Tick name="understood" checked={understood} say={understand}>{t('understood')}</Tick>
        <PaymentPassword value={password} say={setPassword} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" size="large" block busy={sending.busy} disabled={!fen || password.length !== 6}>
          {t('buyNow', { amount: yuan(fen ?? 0) })}
        </Button>
        <Button block onClick={leave}>{t('cancel')}</Button>
      </Form>
    </>
  )
}

function Redeem({ held, leave }: { held: Held; leave: () => void }) {
  const t = useText(text)
  const [password, setPassword] = useState('')
  const sending = useSend<Held>('/api/online/wealth/redeem', { forget: ['/api/online'], done: leave })
  return (
    <Form refused={sending.refused} send={() => void sending.send({ holding: held.id, password })}>
      <PaymentPassword value={password} say={setPassword} />
      <Unknown of={sending} />
      <Button kind="bank" type="submit" busy={sending.busy} disabled={password.length !== 6}>{t('redeemNow')}</Button>
    </Form>
  )
}
