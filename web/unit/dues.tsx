import { channelWords, dueWords, periodOf, type UnitDues } from '#shared/contributions'
import { Printer } from 'lucide-react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, groups, joined, yuan } from '../ui/words.ts'
import { text } from './dues-text.ts'
import { UnitFrame } from './frame.tsx'

/** 申报缴费: the unit declares a month, sees what it owes and the number that goes with each transfer. (INS-02.a) */
export default function UnitDuesPage() {
  const read = useRead<UnitDues>('/api/unit/dues')
  return <UnitFrame><Asked of={read} rows={8}>{dues => <Shown of={dues} />}</Asked></UnitFrame>
}

function Shown({ of }: { of: UnitDues }) {
  const t = useText(text)
  const lang = useLang()
  const send = useSend<UnitDues>('/api/unit/dues', { forget: ['/api/unit'] })
  const title = of.owed ? t('owing', { sum: yuan(of.owed) }) : t('title')
  useTitle(title)
  return (
    <>
      <Headline title={title} say={t('say')} action={<Button kind={of.declared ? 'plain' : 'primary'} busy={send.busy} onClick={() => void send.send({ month: of.month })}>{t('declare', { month: periodOf(of.month) })}</Button>} />
      <Refusal of={send.refused} /><Unknown of={send} />
      {send.done ? <Message tone="ok" title={t('done')} /> : of.declared && of.rows.length > 0 && <p className="note">{t('declared', { month: periodOf(of.month) })}</p>}
      {of.owed > 0 && <section className="sheet padded stack"><h2>{t('account')}</h2><dl className="kv"><dt>{t('name')}</dt><dd>{of.account.name}</dd><dt>{t('no')}</dt><dd className="num">{of.account.number}</dd></dl><p className="note">{t('remark')}</p></section>}
      <section className="sheet">
        <header><h2>{t('list')}</h2></header>
        <DataTable file="/api/unit/dues" rows={of.rows} caption={t('list')} keyOf={row => row.id} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
          { key: 'scheme', title: t('scheme'), lead: true, cell: row => <><b>{joined(row.scheme[lang], periodOf(row.period))}</b><span className="note">{joined(t('people', { n: count(row.people), count: row.people }), t('number'))} <span className="num">{groups(row.reference)}</span></span></> },
          { key: 'amount', title: t('amount'), right: true, cell: row => yuan(row.amount) },
          { key: 'owed', title: t('owed'), right: true, cell: row => <><b>{yuan(row.owed)}</b>{row.late > 0 && <span className="note">{t('late', { sum: yuan(row.late) })}</span>}{row.held > 0 && <span className="note">{t('held', { sum: yuan(row.held) })}</span>}</> },
          { key: 'state', title: t('state'), cell: row => <>{dueWords[row.state][lang]}<span className="note">{row.paidOn && row.paidHow ? joined(row.paidOn, channelWords[row.paidHow][lang]) : t('dueOn', { day: row.dueOn })}</span></> },
          { key: 'act', title: t('receipt'), cell: row => row.state === 'paid' ? <a className="btn plain dense" href={`/api/unit/dues/${row.id}/receipt`} download><Printer size={16} aria-hidden />{t('receipt')}</a> : null },
        ]} />
      </section>
    </>
  )
}
