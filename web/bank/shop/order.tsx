import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useWho } from '../../api/me.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { groups, stamp, yuan } from '../../ui/words.ts'
import { to } from '../../paths.ts'
import { OnlineFrame } from '../online/frame.tsx'
import { Fact, PaidReceipt, PaymentPassword, WhichAccount, WithAccount } from '../online/pieces.tsx'
import type { Account, Own, Paid } from '../online/shapes.ts'
import { text } from '../online/text.ts'
import { patterns } from '../paths.ts'

type Order = { order: string; bank: string; merchant: { number: string; zh: string; en: string }; lines: readonly { item: string; zh: string; en: string; count: number; price: number }[]; amount: number; paidAt: string | null }

/** An order of a merchant's page: what is in it, and paying it with the e-wallet. */
export default function OrderPage() {
  const t = useText(text)
  const { order = '' } = useParams({ strict: false }) as { order?: string }
  const read = useRead<Order>('/api/shop/see', { body: { order } })
  return (
    <OnlineFrame title={t('orderTitle')} back={patterns.welcome} open>
      <Asked of={read} rows={5}>{answer => <See order={answer} />}</Asked>
    </OnlineFrame>
  )
}

function See({ order }: { order: Order }) {
  const t = useText(text)
  const lang = useLang()
  const who = useWho()
  const [paid, setPaid] = useState<Paid | null>(null)
  if (paid) return <PaidReceipt paid={paid} title={t('paidTitle', { amount: yuan(paid.charged) })} facts={[[t('merchant'), order.merchant[lang]], [t('number'), groups(order.order)]]} />
  const customer = who?.kind === 'holder'
  return (
    <>
      <h1>{order.paidAt ? t('orderPaid') : t('toPay', { amount: yuan(order.amount) })}</h1>
      <section className="sheet">
        <dl className="facts">
          <Fact what={t('merchant')}>{order.merchant[lang]}</Fact>
          <Fact what={t('number')}><span className="num">{groups(order.order)}</span></Fact>
          {order.paidAt && <Fact what={t('when')}><span className="num">{stamp(order.paidAt)}</span></Fact>}
        </dl>
        <ul className="rows">
          {order.lines.map(line => (
            <li key={line.item}>
              <span>{line[lang]} × {line.count}</span>
              <Money fen={line.price * line.count} />
            </li>
          ))}
        </ul>
      </section>
      {order.paidAt ? <Message tone="ok" title={t('orderPaidSay')} /> : !customer ? (
        <LinkButton kind="bank" block to={to(patterns.signIn, {}, { from: location.pathname })}>{t('paySignIn')}</LinkButton>
      ) : who?.organisation?.id !== order.bank ? <Message tone="warn" title={t('notOwn', { bank: order.bank })} /> : (
        <WithAccount>{(own, first) => <PayIt order={order} own={own} first={first} done={setPaid} />}</WithAccount>
      )}
    </>
  )
}

function PayIt({ order, own, first, done }: { order: Order; own: Own; first: Account; done: (paid: Paid) => void }) {
  const t = useText(text)
  const [account, setAccount] = useState(first.account)
  const [password, setPassword] = useState('')
  const sending = useSend<Paid>('/api/online/order', { forget: ['/api/online', '/api/shop'], done })
  return (
    <Form refused={sending.refused} send={() => void sending.send({ account, order: order.order, means: 'wallet', password })}>
      <WhichAccount own={own} account={account} say={setAccount} />
      <PaymentPassword value={password} say={setPassword} />
      <Unknown of={sending} />
      <Button kind="bank" type="submit" size="large" block busy={sending.busy} disabled={password.length !== 6}>{t('payWallet')}</Button>
    </Form>
  )
}
