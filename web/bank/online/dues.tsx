import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { to } from '../../paths.ts'
import { useGo } from '../../ui/address.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { groups, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { Fact, PaidReceipt, PaymentPassword, WhichAccount, WithAccount } from './pieces.tsx'
import type { Account, Own, Paid } from './shapes.ts'
import { text } from './text.ts'

type Dues = { reference: string; zh: string; en: string; who: string; amount: number; paid: boolean }

/** 缴费: what is due under a payment number, typed here or carried over in the address by the social security pages, looked up at the centre, then paid. */
export default function DuesPage() {
  const t = useText(text)
  const { reference } = useParams({ strict: false }) as { reference?: string }
  return (
    <OnlineFrame title={t('dues')} back={reference ? patterns.online.dues : patterns.online.home}>
      {reference ? <WithAccount>{(own, first) => <Due key={reference} reference={reference} own={own} first={first} />}</WithAccount> : <Ask />}
    </OnlineFrame>
  )
}

function Ask() {
  const t = useText(text)
  const go = useGo()
  const [reference, setReference] = useState('')
  // as it stands on paper: in groups
  const number = reference.replace(/\s/g, '')
  return (
    <>
      <h1>{t('duesTitle')}</h1>
      <Form send={() => go(to(patterns.online.due, { reference: number }))}>
        <TextField name="reference" label={t('reference')} hint={t('duesSay')} value={reference} say={setReference} autoCapitalize="characters" maxLength={60} />
        <Button kind="bank" type="submit" size="large" block disabled={number.length < 4}>
          {t('look')}
        </Button>
      </Form>
    </>
  )
}

function Due({ reference, own, first }: { reference: string; own: Own; first: Account }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<Dues>('/api/online/dues', { body: { reference } })
  const paying = useSend<Paid>('/api/online/dues/pay', { forget: ['/api/online'] })
  const [asked, setAsked] = useState<Dues | null>(null)
  const back = own.centre && <a className="btn plain block" href={new URL('/my-dues', own.centre).href}>{t('toCentre')}</a>
  if (paying.done && asked) return <PaidReceipt paid={paying.done} title={t('duesDone', { amount: yuan(paying.done.charged) })} say={t('duesDoneSay')} facts={[[t('duesFor'), asked[lang]], [t('reference'), <span key="number" className="num">{groups(asked.reference)}</span>]]}>{back}</PaidReceipt>
  return (
    <>
      {(!read.data || isRefused(read.data)) && <h1>{t('duesTitle')}</h1>}
      <Asked of={read} height={320}>{dues => <Pay of={dues} own={own} first={first} paying={paying} begin={() => setAsked(dues)} />}</Asked>
      <LinkButton block to={patterns.online.dues}>{t('otherDue')}</LinkButton>
      {back}
    </>
  )
}

function Pay({ of, own, first, paying, begin }: { of: Dues; own: Own; first: Account; paying: ReturnType<typeof useSend<Paid>>; begin: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [account, setAccount] = useState(first.account)
  const [password, setPassword] = useState('')
  const pay = () => {
    begin()
    void paying.send({ account, reference: of.reference, amount: of.amount, password })
  }
  return (
    <>
      <h1>{of[lang]}</h1>
      <section className="sheet">
        <dl className="facts">
          <Fact what={t('duesWho')}>{of.who}</Fact>
          <Fact what={t('reference')}><span className="num">{groups(of.reference)}</span></Fact>
          <Fact what={t('amount')}><Money fen={of.amount} /></Fact>
        </dl>
      </section>
      {of.paid ? <Message tone="info" title={t('duesPaidAlready')} /> : (
        <Form refused={paying.refused} send={pay}>
          <WhichAccount own={own} account={account} say={setAccount} />
          <PaymentPassword value={password} say={setPassword} />
          <Unknown of={paying} />
          <Button kind="bank" type="submit" size="large" block busy={paying.busy} disabled={password.length !== 6}>
            {t('payNow', { amount: yuan(of.amount) })}
          </Button>
        </Form>
      )}
    </>
  )
}
