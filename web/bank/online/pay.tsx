import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Choice, Form, TextField } from '../../ui/form.tsx'
import { Link } from '../../ui/link.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, yuan } from '../../ui/words.ts'
import { to } from '../../paths.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { PaidReceipt, PaymentPassword, WhichAccount, WithAccount } from './pieces.tsx'
import type { Account, Merchant, Offer, Own, Paid } from './shapes.ts'
import { text } from './text.ts'

/** At a designated merchant: which, how much, with which of the two, paid with the payment password. */
export default function Pay() {
  const t = useText(text)
  return (
    <OnlineFrame title={t('pay')} back={patterns.online.home}>
      <WithAccount>{(own, first) => <Ask own={own} first={first} />}</WithAccount>
    </OnlineFrame>
  )
}

function Ask({ own, first }: { own: Own; first: Account }) {
  const t = useText(text)
  const lang = useLang()
  const merchants = useRead<{ rows: readonly Merchant[] }>('/api/online/merchants')
  const benefits = useRead<{ offers: readonly Offer[] }>('/api/online/benefits', { body: {} })
  const offers = benefits.data && 'offers' in benefits.data ? benefits.data.offers : []
  const [chosen, choose] = useState<Merchant | null>(null)
  const [amount, setAmount] = useState('')
  const [means, setMeans] = useState<'bank' | 'wallet'>('wallet')
  const [account, setAccount] = useState(first.account)
  const [password, setPassword] = useState('')
  const sending = useSend<Paid>('/api/online/pay', { forget: ['/api/online'] })
  const fen = fenOf(amount)
  if (sending.done && chosen) return <PaidReceipt paid={sending.done} title={t('paidTitle', { amount: yuan(sending.done.charged) })} facts={[[t('merchant'), chosen[lang]]]} />
  if (!chosen)
    return (
      <>
        <h1>{t('payTitle')}</h1>
        <p className="dim">{t('paySay')}</p>
        <Asked of={merchants} rows={4}>
          {({ rows }) => rows.length ? (
            <ul className="rows sheet">
              {rows.map(row => {
                const offer = offers.find(each => each.merchant === row.number && each.usedAt !== 'pos')
                return (
                  <li key={row.number}>
                    <span>
                      <b>{row[lang]}</b>
                      <small className="note">{row.place}</small>
                      {offer && <small className="note">{t('offerHere', { offer: offer[lang] })}</small>}
                      <Link className="more" to={to(patterns.shop, { bank: own.bank, merchant: row.number })}>{t('shopLink')}</Link>
                    </span>
                    <Button kind="bank" onClick={() => choose(row)} aria-label={`${t('payHere')} ${row[lang]}`}>{t('payHere')}</Button>
                  </li>
                )
              })}
            </ul>
          ) : <Empty title={t('noMerchants')} />}
        </Asked>
      </>
    )
  return (
    <>
      <h1>{chosen[lang]}</h1>
      <Form refused={sending.refused} send={() => void sending.send({ account, merchant: chosen.number, amount: fen, means, password })}>
        <WhichAccount own={own} account={account} say={setAccount} />
        <TextField name="amount" label={t('amount')} value={amount} say={setAmount} inputMode="decimal" />
        <div className="stack" role="radiogroup" aria-label={t('means')}>
          <Choice name="means" value="wallet" hue="bank" chosen={means === 'wallet'} choose={() => setMeans('wallet')} title={t('meansWallet')} />
          <Choice name="means" value="bank" hue="bank" chosen={means === 'bank'} choose={() => setMeans('bank')} title={t('meansBank')} />
        </div>
        <PaymentPassword value={password} say={setPassword} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" size="large" block busy={sending.busy} disabled={password.length !== 6 || !fen}>
          {t('payNow', { amount: yuan(fen ?? 0) })}
        </Button>
        <Button block onClick={() => { choose(null); sending.reset(); setPassword('') }}>{t('change')}</Button>
      </Form>
    </>
  )
}
