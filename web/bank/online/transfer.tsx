import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { useMe, type Me } from '../../api/me.ts'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../../ui/form.tsx'
import { Money } from '../../ui/money.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, groups, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { Fact, PaidReceipt, PaymentPassword, WhichAccount, WithAccount } from './pieces.tsx'
import type { Account, Banks, Own, Paid } from './shapes.ts'
import { text } from './text.ts'

/** 转账: whom, how much; checked; sent with the payment password. */
export default function Transfer() {
  const t = useText(text)
  return (
    <OnlineFrame title={t('transfer')} back={patterns.online.home}>
      <WithAccount>{(own, first) => <Ask own={own} first={first} />}</WithAccount>
    </OnlineFrame>
  )
}

function Ask({ own, first }: { own: Own; first: Account }) {
  const t = useText(text)
  const lang = useLang()
  const me = useMe().data
  const banks = me && !isRefused(me) ? (me as Me & Banks).banks ?? [] : []
  const [to, setTo] = useState({ card: '', name: '', bank: '', line: '', amount: '', account: first.account })
  const [wrong, setWrong] = useState<Wrong>({})
  const [checking, check] = useState(false)
  const [password, setPassword] = useState('')
  const sending = useSend<Paid>('/api/online/transfer', { forget: ['/api/online'] })
  const set = (more: Partial<typeof to>) => setTo(old => ({ ...old, ...more }))
  const fen = fenOf(to.amount)
  const line = to.bank === '' ? null : to.bank === 'other' ? to.line : to.bank
  const next = () => {
    const faults: Wrong = {
      ...(/^\d{16,19}$/.test(to.card) ? {} : { card: t('missing') }), ...(to.name.trim() ? {} : { name: t('missing') }),
      ...(to.bank === 'other' && !/^\d{12}$/.test(to.line) ? { line: t('line') } : {}), ...(fen ? {} : { amount: t('wrongAmount') }),
    }
    setWrong(faults)
    check(Object.keys(faults).length === 0)
  }
  if (sending.done) return <PaidReceipt paid={sending.done} title={t('sent', { amount: yuan(sending.done.charged) })} say={t('sentSay')} facts={[[t('toWhom'), `${to.name} ${groups(to.card)}`]]} />
  if (!checking)
    return (
      <>
        <Steps at={1} of={2} />
        <h1>{t('transferTitle')}</h1>
        <Form wrong={wrong} send={next}>
          <WhichAccount own={own} account={to.account} say={account => set({ account })} />
          <TextField name="card" label={t('toCard')} value={to.card} say={card => set({ card: card.replace(/\D/g, '').slice(0, 19) })} inputMode="numeric" />
          <TextField name="name" label={t('toName')} hint={t('toNameHint')} value={to.name} say={name => set({ name })} maxLength={40} />
          <SelectField name="bank" label={t('toBank')} value={to.bank} say={bank => set({ bank })}
            options={[['', t('ownBank')], ...banks.filter(each => each.code !== own.bank && each.line).map(each => [each.line!, each[lang]] as const), ['other', t('otherBank')]]} />
          {to.bank === 'other' && <TextField name="line" label={t('line')} value={to.line} say={typed => set({ line: typed.replace(/\D/g, '').slice(0, 12) })} inputMode="numeric" />}
          <TextField name="amount" label={t('amount')} value={to.amount} say={amount => set({ amount })} inputMode="decimal" />
          <Button kind="bank" type="submit" size="large" block>
            {t('next')}
          </Button>
        </Form>
      </>
    )
  return (
    <>
      <Steps at={2} of={2} />
      <h1>{t('check')}</h1>
      <section className="sheet">
        <dl className="facts">
          <Fact what={t('toName')}>{to.name}</Fact>
          <Fact what={t('toCard')}><span className="num">{groups(to.card)}</span></Fact>
          <Fact what={t('toBank')}>{to.bank === '' ? t('ownBank') : banks.find(each => each.line === to.bank)?.[lang] ?? to.line}</Fact>
          <Fact what={t('amount')}><Money fen={fen!} /></Fact>
        </dl>
        <Button kind="link" onClick={() => { check(false); setPassword(''); sending.reset() }}>
          {t('change')}
        </Button>
      </section>
      <Form refused={sending.refused} send={() => void sending.send({ account: to.account, to: to.card, name: to.name.trim(), line, amount: fen, password })}>
        <PaymentPassword value={password} say={setPassword} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" size="large" block busy={sending.busy} disabled={password.length !== 6}>
          {t('sendNow', { amount: yuan(fen!) })}
        </Button>
      </Form>
    </>
  )
}
