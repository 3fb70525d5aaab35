import type { ReactNode } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useText } from '../../i18n.ts'
import { LinkButton } from '../../ui/button.tsx'
import { PasswordField, SelectField } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { stamp, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import type { Account, Own, Paid } from './shapes.ts'
import { text } from './text.ts'

/** The customer's accounts, read once for whatever page asks. */
export const useOwn = () => useRead<Own>('/api/online')

/** Shows a page of payments only where something can be paid; says why else. */
export function WithAccount({ children }: { children: (own: Own, first: Account) => ReactNode }) {
  const t = useText(text)
  return (
    <Asked of={useOwn()} rows={6}>
      {own => {
        const able = own.accounts.find(each => each.payment.set && !each.payment.locked)
        if (able) return children(own, able)
        const locked = own.accounts.some(each => each.payment.locked)
        return (
          <Message tone="warn" title={t(locked ? 'paymentLocked' : 'noPayment')}>
            {locked && (
              <LinkButton kind="bank" to={patterns.online.security}>
                {t('recover')}
              </LinkButton>
            )}
          </Message>
        )
      }}
    </Asked>
  )
}

/** Which of several accounts; nothing where there is one. */
export function WhichAccount({ own, account, say }: { own: Own; account: string; say: (account: string) => void }) {
  const t = useText(text)
  if (own.accounts.length < 2) return null
  return <SelectField name="account" label={t('account')} value={account} say={say} options={own.accounts.map(each => [each.account, `${each.card} ¥${yuan(each.balance)}`])} />
}

/** The payment password of one payment. */
export function PaymentPassword({ value, say }: { value: string; say: (value: string) => void }) {
  const t = useText(text)
  return <PasswordField name="password" label={t('paymentPassword')} hint={t('paymentHint')} value={value} say={typed => say(typed.replace(/\D/g, '').slice(0, 6))} inputMode="numeric" autoComplete="off" maxLength={6} />
}

/** What was paid, as its receipt. */
export function PaidReceipt({ paid, title, say, facts, children }: { paid: Paid; title: string; say?: string; facts?: readonly (readonly [string, ReactNode])[]; children?: ReactNode }) {
  const t = useText(text)
  return (
    <section className="sheet receiptlike">
      <h1>{title}</h1>
      {say && <p className="dim">{say}</p>}
      <dl className="facts">
        {facts?.map(([what, value]) => <Fact key={what} what={what}>{value}</Fact>)}
        {paid.discount > 0 && (
          <>
            <Fact what={t('list')}><Money fen={paid.amount} /></Fact>
            <Fact what={t('discount')}><Money fen={-paid.discount} /></Fact>
          </>
        )}
        {paid.points > 0 && <Fact what={t('points')}>{t('pointsGot', { n: paid.points })}</Fact>}
        <Fact what={t('balanceNow')}><Money fen={paid.balance} /></Fact>
        <Fact what={t('when')}><span className="num">{stamp(paid.at)}</span></Fact>
      </dl>
      {children}
      <LinkButton kind="bank" block to={patterns.online.home}>
        {t('done')}
      </LinkButton>
    </section>
  )
}
export const Fact = ({ what, children }: { what: string; children: ReactNode }) => (
  <>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </>
)
