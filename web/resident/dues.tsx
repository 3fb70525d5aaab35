import { channelWords, dueWords, periodOf, type DueView, type MyDues } from '#shared/contributions'
import { Printer } from 'lucide-react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { day, groups, joined, yuan } from '../ui/words.ts'
import { Declare } from './dues-declare.tsx'
import { Mandates } from './dues-mandates.tsx'
import { facts } from './dues-parts.tsx'
import { text } from './dues-text.ts'
import { HolderOnly } from './holder-only.tsx'
import './resident.css'

/** 我的缴费: what is owed, how to pay it, what was not deducted and why, what may be declared, the mandates that stand. (INS-02.a, INS-03.a) */
export default function Dues() {
  return <HolderOnly><Page /></HolderOnly>
}

function Page() {
  const t = useText(text)
  const read = useRead<MyDues>('/api/my/dues')
  useTitle(t('title'))
  return <ResidentShell title={t('title')} back={patterns.resident.me}><Asked of={read} height={420}>{page => <Shown page={page} />}</Asked></ResidentShell>
}

const tone = { open: 'todo', ordered: 'todo', paid: 'ok', elsewhere: 'ok' } as const

function Shown({ page }: { page: MyDues }) {
  const t = useText(text)
  const owed = page.dues.reduce((sum, due) => sum + due.owed, 0)
  const open = page.dues.filter(due => due.state === 'open' || due.state === 'ordered' || due.held > 0)
  const paid = page.dues.filter(due => !open.includes(due))
  return (
    <>
      <h1>{owed ? t('owing', { sum: yuan(owed) }) : page.dues.length || page.declarable.length ? t('fine') : t('none')}</h1>
      {!page.dues.length && !page.declarable.length && <p>{t('noneSay')}</p>}
      {open.map(due => <Due key={due.id} of={due} head="h2" page={page} />)}
      {owed > 0 && <HowToPay page={page} />}
      {page.declarable.length > 0 && <Declare of={page} />}
      {(page.declarable.length > 0 || page.mandates.length > 0) && <Mandates of={page} />}
      {paid.length > 0 && <h2>{t('paid')}</h2>}
      {paid.map(due => <Due key={due.id} of={due} head="h3" page={page} />)}
    </>
  )
}

function Due({ of, head: Head, page: { pay, bank } }: { of: DueView; head: 'h2' | 'h3'; page: MyDues }) {
  const t = useText(text)
  const lang = useLang()
  const waits = of.state === 'open' || of.state === 'ordered'
  return (
    <section className="sheet padded stack">
      <div className="between"><Head>{joined(of.scheme[lang], periodOf(of.period))}</Head><State tone={of.failed ? 'stop' : tone[of.state]}>{dueWords[of.state][lang]}</State></div>
      {waits && of.failed && <Message tone="warn" title={of.failed.why[lang]}><span>{of.failed.todo[lang]}</span></Message>}
      {facts([
        [t(waits ? 'owed' : 'amount'), <b key="sum"><Money fen={waits && of.owed ? of.owed : of.amount} /></b>], [t('late'), of.late > 0 && <Money key="late" fen={of.late} />], [t('held'), of.held > 0 && <Money key="held" fen={of.held} />],
        [t('dueOn'), waits && day(of.dueOn)], [t('next'), of.nextOn && joined(day(of.nextOn), of.attempts > 0 && t('tried', { n: of.attempts, count: of.attempts }))], [t('paidOn'), of.paidOn && of.paidHow && joined(day(of.paidOn), channelWords[of.paidHow][lang])], [t('number'), groups(of.reference)],
      ])}
      {of.state === 'open' && of.owed > 0 && pay && bank && <a className="btn bank block" href={pay.replace('{reference}', encodeURIComponent(of.reference))}>{t('payHere', { bank: bank.name[lang], sum: yuan(of.owed) })}</a>}
      {of.state === 'paid' && <a className="btn plain block" href={`/api/my/dues/${of.id}/receipt`} download><Printer size={18} aria-hidden />{t('receipt')}</a>}
    </section>
  )
}

function HowToPay({ page: { bank, mandates, pay } }: { page: MyDues }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="stack">
      <h2>{t('payHow')}</h2>
      <ul className="sheet padded said">
        {mandates.some(each => each.state === 'active') && <li>{t('payAccount')}</li>}
        {bank && <li>{t(pay ? 'payThere' : 'payOnline', { bank: bank.name[lang] })}</li>}
        <li>{t('payPos')}</li>
      </ul>
    </section>
  )
}
