import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { Fact, PaidReceipt, PaymentPassword, WhichAccount, WithAccount } from './pieces.tsx'
import type { Account, Own, Paid } from './shapes.ts'
import { text } from './text.ts'

type Dues = { reference: string; zh: string; en: string; who: string; amount: number; paid: boolean }

/** 缴费: what is due under a reference number, looked up at the social security centre, then paid. */
export default function DuesPage() {
  const t = useText(text)
  return (
    <OnlineFrame title={t('dues')} back={patterns.online.home}>
      <WithAccount>{(own, first) => <Ask own={own} first={first} />}</WithAccount>
    </OnlineFrame>
  )
}

function Ask({ own, first }: { own: Own; first: Account }) {
  const t = useText(text)
  const lang = useLang()
  const [reference, setReference] = useState('')
  const [dues, setDues] = useState<Dues | null>(null)
  const [account, setAccount] = useState(first.account)
  const [password, setPassword] = useState('')
  const looking = useSend<Dues>('/api/online/dues')
  const paying = useSend<Paid>('/api/online/dues/pay', { forget: ['/api/online'] })
  const look = async () => {
    const answer = await looking.send({ reference: reference.trim() })
    if (answer && !isRefused(answer)) setDues(answer)
  }
  if (paying.done && dues) return <PaidReceipt paid={paying.done} title={t('duesDone', { amount: yuan(paying.done.charged) })} say={t('duesDoneSay')} facts={[[t('duesFor'), dues[lang]], [t('reference'), dues.reference]]} />
  if (!dues)
    return (
      <>
        <h1>{t('duesTitle')}</h1>
        <Form refused={looking.refused} send={() => void look()}>
          <TextField name="reference" label={t('reference')} hint={t('duesSay')} value={reference} say={setReference} autoCapitalize="characters" maxLength={60} />
          <Unknown of={looking} />
          <Button kind="bank" type="submit" size="large" block busy={looking.busy} disabled={reference.trim().length < 4}>
            {t('look')}
          </Button>
        </Form>
      </>
    )
  return (
    <>
      <h1>{dues[lang]}</h1>
      <section className="sheet">
        <dl className="facts">
          <Fact what={t('duesWho')}>{dues.who}</Fact>
          <Fact what={t('reference')}><span className="num">{dues.reference}</span></Fact>
          <Fact what={t('amount')}><Money fen={dues.amount} /></Fact>
        </dl>
      </section>
      {dues.paid ? <Message tone="info" title={t('duesPaidAlready')} /> : (
        <Form refused={paying.refused} send={() => void paying.send({ account, reference: dues.reference, amount: dues.amount, password })}>
          <WhichAccount own={own} account={account} say={setAccount} />
          <PaymentPassword value={password} say={setPassword} />
          <Unknown of={paying} />
          <Button kind="bank" type="submit" size="large" block busy={paying.busy} disabled={password.length !== 6}>
            {t('payNow', { amount: yuan(dues.amount) })}
          </Button>
        </Form>
      )}
      <Button block onClick={() => { setDues(null); setPassword(''); paying.reset() }}>{t('change')}</Button>
    </>
  )
}
