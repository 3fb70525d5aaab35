import { channelWords, declaredWords, dueWords, periodOf, type Channel, type DuePos, type DueView, type FailReason, type Words } from '#shared/contributions'
import { Printer } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, groups, joined, moment, yuan } from '../ui/words.ts'
import { PayByCard } from './contributions-card.tsx'
import { text } from './contributions-text.ts'

type Attempt = { nth: number; amount: number; state: 'sent' | 'done' | 'failed'; reason: { code: FailReason; why: Words; todo: Words } | null; sentAt: string; answeredAt: string | null }
type Payment = { channel: Channel; how: Words; bank: Words; number: string; amount: number; paidOn: string; at: string }
type Whole = DueView & { attempts: Attempt[] & number; payments: Payment[]; pos: DuePos | null }

/** One due: where it stands, every order to a bank, all money that came, and what of it is given back. (INS-03.a, INS-03.b) */
export function DueOne({ at }: { at: string }) {
  const read = useRead<Whole>(`/api/contributions/dues/${at}`)
  return <Asked of={read} rows={8}>{due => <Shown of={due} at={at} />}</Asked>
}

function Shown({ of, at }: { of: Whole; at: string }) {
  const t = useText(text)
  const lang = useLang()
  const title = joined(of.scheme[lang], periodOf(of.period))
  const facts: [string, ReactNode][] = [[t('state'), joined(dueWords[of.state][lang], of.failed?.why[lang], of.nextOn && t('again', { day: of.nextOn }))], [t('number'), <span key="no" className="num">{groups(of.reference)}</span>], [t('sum2'), yuan(of.amount)], [t('owed'), of.owed > 0 && yuan(of.owed)], [t('received'), of.received > 0 && yuan(of.received)], [t('held'), of.held > 0 && yuan(of.held)], [t('refunded'), of.refunded > 0 && yuan(of.refunded)], [t('declared'), declaredWords[of.declared][lang]]]
  useTitle(title)
  return (
    <ListPage title={title} say={of.regionName[lang]} back={{ to: patterns.insurer.contributions, word: t('backAll') }} aside={of.held > 0 || of.state === 'open' || of.pos ? <div className="stack loose"><PayByCard of={of} pos={of.pos} at={at} />{of.held > 0 && <GiveBack of={of} at={at} />}</div> : undefined}>
      <section className="sheet padded stack">
        <dl className="kv">{facts.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
        {of.state === 'paid' && <div className="row"><a className="btn plain" href={`/api/contributions/dues/${at}/receipt`} download><Printer size={18} aria-hidden />{t('receipt')}</a></div>}
      </section>
      <section className="sheet">
        <header><h2>{t('attempts')}</h2></header>
        <DataTable rows={of.attempts as readonly Attempt[]} caption={t('attempts')} keyOf={row => String(row.nth)} empty={<Empty title={t('noBatches')} say={t('noBatchesSay')} />} columns={[
          { key: 'nth', title: t('seq'), lead: true, cell: row => <><b className="num">{row.nth}</b><span className="note">{moment(row.sentAt)}</span></> }, { key: 'amount', title: t('amount'), right: true, cell: row => yuan(row.amount) },
          { key: 'result', title: t('reason'), cell: row => row.reason ? <>{row.reason.why[lang]}<span className="note">{row.reason.todo[lang]}</span></> : t(row.state === 'done' ? 'done' : 'sent') },
        ]} />
      </section>
      <section className="sheet">
        <header><h2>{t('payments')}</h2></header>
        <DataTable rows={of.payments} caption={t('payments')} keyOf={row => `${row.channel} ${row.number}`} empty={<Empty title={t('noPayments')} say={t('noPaymentsSay')} />} columns={[
          { key: 'how', title: t('channel'), lead: true, cell: row => <><b>{channelWords[row.channel][lang]}</b><span className="note">{row.bank[lang]}</span></> }, { key: 'no', title: t('bankNo'), cell: row => <span className="num">{row.number}</span> },
          { key: 'amount', title: t('amount'), right: true, cell: row => yuan(row.amount) }, { key: 'on', title: t('paidOn'), cell: row => <span className="num">{row.paidOn}</span> },
        ]} />
      </section>
    </ListPage>
  )
}

function GiveBack({ of, at }: { of: Whole; at: string }) {
  const t = useText(text)
  const may = useMay('contributions.collect')
  const [given, set] = useState({ amount: yuan(of.held).replaceAll(',', ''), why: '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/contributions/dues/${at}/refund`, { forget: ['/api/contributions'] })
  if (!may) return null
  const go = () => {
    const faults: Wrong = { ...fenOf(given.amount) ? {} : { amount: t('badAmount') }, ...given.why.trim() ? {} : { why: t('bad') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ amount: fenOf(given.amount), why: given.why.trim() })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('giveBack')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="amount" label={t('amount')} value={given.amount} say={value => set({ ...given, amount: value })} maxLength={14} inputMode="decimal" />
        <TextField name="why" label={t('why')} value={given.why} say={value => set({ ...given, why: value })} maxLength={200} />
        <Unknown of={send} />
        {send.done !== null && <p className="note">{t('refundNoneSay')}</p>}
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('giveBack')}</Button></div>
      </Form>
    </section>
  )
}
