import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import type { PassbookPage } from '#shared/settlement'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { DocumentFields, emptyDocument, shownOf, wrongIn } from '../counter/document-fields.tsx'
import { text as counterText } from '../counter/text.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, fenOf, moment, yuan } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { text } from './passbook-text.ts'

type Account = PassbookPage['accounts'][number]
type Order = PassbookPage['orders'][number]

/** 存折支取: the accounts of a holder, paid out over the passbook while its date has not come; after it the page says since when not. (OLD-05, PACC-01) */
export default function Passbook() {
  const { person } = useParams({ strict: false }) as { person: string }
  const read = useRead<PassbookPage>(`/api/people/${person}/passbook`)
  return <InsurerFrame><Asked of={read} rows={6}>{page => <Shown page={page} />}</Asked></InsurerFrame>
}

function Shown({ page }: { page: PassbookPage }) {
  const t = useText(text)
  const lang = useLang()
  const open = page.accounts.some(each => !each.why)
  const title = page.accounts.length ? t(open ? 'title' : 'over') : t('noAccount')
  useTitle(title)
  return (
    <>
      <Headline title={title} say={page.accounts.length ? <><Mask>{page.name}</Mask> <span className="num"><Mask>{page.number}</Mask></span>{open && <>　{t('say')}</>}</> : t('noAccountSay')} back={{ to: patterns.insurer.money, word: t('back') }} />
      <div className="stack loose">
        {page.accounts.map(account => <One key={account.region} person={page.person} account={account} />)}
        <section className="sheet">
          <header><h2>{t('history')}</h2></header>
          <DataTable rows={page.orders} caption={t('history')} keyOf={row => row.id} empty={<Empty title={t('historyNone')} say={t('noneSay')} />} columns={[
            { key: 'month', title: t('month'), lead: true, cell: row => <><b className="num">{row.month ?? t('asked')}</b><span className="note">{row.regionName[lang]}</span></> },
            { key: 'bank', title: t('bank'), cell: row => row.bank[lang] },
            { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} /> },
            { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
          ]} />
        </section>
      </div>
    </>
  )
}

function One({ person, account }: { person: string; account: Account }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const [amount, setAmount] = useState('')
  const [document, setDocument] = useState(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<Order>(`/api/people/${person}/passbook`, { forget: ['/api/people', '/api/passbook'] })
  const submit = () => {
    const fen = fenOf(amount)
    const faults = { ...(fen !== null && fen > 0 && fen <= account.balance ? {} : { amount: t('bad') }), ...wrongIn(document, null, says) }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ region: account.region, amount: fen, ...shownOf(document, null) })
  }
  return (
    <section className="sheet padded stack" aria-live="polite">
      <div className="between"><h2>{account.regionName[lang]}</h2><span>{t('balance')} <Money fen={account.balance} /></span></div>
      {account.why ? <Message tone="info" title={account.why[lang]} /> : send.done ? (
        <>
          <Message tone="ok" title={t('done', { yuan: yuan(send.done.amount), bank: send.done.bank[lang] })}><span>{t('doneSay', { bank: send.done.bank[lang] })}</span></Message>
          <div className="row"><Button onClick={() => { setAmount(''); setDocument(emptyDocument); send.reset() }}>{t('another')}</Button></div>
        </>
      ) : (
        <>
          <p className="note">{t('until', { day: day(account.before!), bank: account.bank![lang] })}</p>
          <Form refused={send.refused} wrong={wrong} send={submit}>
            <TextField name="amount" label={t('yuan')} value={amount} say={setAmount} inputMode="decimal" autoComplete="off" maxLength={12} />
            <div className="row"><Button size="dense" onClick={() => setAmount(yuan(account.balance).replaceAll(',', ''))}>{t('whole')}</Button></div>
            <DocumentFields value={document} say={setDocument} />
            <Unknown of={send} />
            <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('do')}</Button></div>
          </Form>
        </>
      )}
    </section>
  )
}
