import { grantWords, kindWords, lineWords, type BenefitsPage, type GrantView, type LineView, type ProofView } from '#shared/benefits'
import { Fragment, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, joined, yuan } from '../ui/words.ts'
import { text } from './benefits-text.ts'
import { HolderOnly } from './holder-only.tsx'
import './resident.css'

/** 我的待遇: what was paid, what is held or came back, why and what to do, and until when the next proof of life is due. (BEN-02.a, BEN-04, QRY-01) */
export default function Benefits() {
  return <HolderOnly><Page /></HolderOnly>
}

function Page() {
  const t = useText(text)
  const read = useRead<BenefitsPage>('/api/my/benefits')
  useTitle(t('title'))
  return <ResidentShell title={t('title')} back={patterns.resident.me}><Asked of={read} height={420}>{page => <Shown page={page} />}</Asked></ResidentShell>
}

const stands = ({ state }: LineView) => state === 'held' || state === 'returned'
function Shown({ page: { grants, lines, proof, held, paid } }: { page: BenefitsPage }) {
  const t = useText(text)
  if (!grants.length && !lines.length) return <><h1>{t('none')}</h1><p>{t('noneSay')}</p></>
  const standing = [...Map.groupBy(lines.filter(stands), line => line.state === 'held' ? `${line.kind} ${line.reason?.code ?? ''}` : `${line.cause} ${line.month}`).values()]
  return (
    <>
      <h1>{held ? t('stopped', { sum: yuan(held) }) : paid ? t('fine') : t('waiting')}</h1>
      {proof && <Proof of={proof} />}
      {standing.map(group => <Standing key={`${group[0]!.cause} ${group[0]!.month}`} lines={group} />)}
      {grants.length > 0 && <h2>{t('grants')}</h2>}
      {grants.map(grant => <Grant key={grant.id} of={grant} />)}
      <h2>{t('paid')}</h2>
      {lines.every(stands) ? <p className="dim">{t('noLines')}</p> : <Payments lines={lines.filter(line => !stands(line))} />}
    </>
  )
}

function Proof({ of }: { of: ProofView }) {
  const t = useText(text)
  const [month, year] = [of.pausedFrom, day(of.due)]
  return of.lapsed ? <Message tone="warn" title={t('proofLapsed')}><span>{t('proofLapsedSay', { day: year })}</span></Message> : <Message tone="info" title={t('proofDue', { day: year })}><span>{t('proofSay', { month })}</span></Message>
}

const facts = (rows: readonly [string, ReactNode][]) => <dl className="kv">{rows.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>

/** Payments that stand for one reason: how much, which months, why, what to do. */
function Standing({ lines }: { lines: readonly LineView[] }) {
  const t = useText(text)
  const lang = useLang()
  const [first] = lines as [LineView]
  const mend = useSend<BenefitsPage>(`/api/my/benefits/${first.cause}/${first.month}/mended`, { forget: ['/api/my/benefits'] })
  return (
    <section className="sheet padded stack" aria-live="polite">
      <div className="between"><h2>{kindWords[first.kind][lang]}</h2><State tone="stop">{lineWords[first.state][lang]}</State></div>
      {first.reason && <Message tone={first.mended ? 'info' : 'warn'} title={first.reason.why[lang]}><span>{first.mended ? t('again') : first.reason.todo[lang]}</span></Message>}
      {facts([[t('sum'), <b key="sum"><Money fen={lines.reduce((sum, line) => sum + line.amount, 0)} /></b>], [t('months'), <span key="months" className="num">{lines.map(line => line.month).toReversed().join('、')}</span>], [t('to'), first.state === 'returned' && first.bank && first.account && t('card', { bank: first.bank[lang], account: first.account })]])}
      {first.mend && <><p className="note">{t('mendSay')}</p><Refusal of={mend.refused} /><Unknown of={mend} /><Button kind="primary" block busy={mend.busy} onClick={() => void mend.send()}>{t('mended')}</Button></>}
    </section>
  )
}

const tone = { proposed: 'todo', approved: 'ok', refused: 'stop' } as const
function Grant({ of }: { of: GrantView }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack">
      <div className="between"><h3>{kindWords[of.kind][lang]}</h3><State tone={tone[of.state]}>{grantWords[of.state][lang]}</State></div>
      {of.reason && <Message tone="info" title={t('refusedWhy')}><span>{of.reason}</span></Message>}
      {facts([[t(of.kind === 'one-off' ? 'once' : 'each'), <Money key="each" fen={of.amount} />], [t('since'), of.from], [t('until'), of.until ?? t('open')], [t('number'), joined(of.number, of.regionName[lang])]])}
    </section>
  )
}

function Payments({ lines }: { lines: readonly LineView[] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>{lines.map(line => (
      <section key={`${line.cause} ${line.month}`} className="sheet padded">
        <div className="between"><b><span className="num">{line.month}</span> {kindWords[line.kind][lang]}</b><Money fen={line.amount} /></div>
        <div className="between dim"><span>{line.bank && line.account ? t('card', { bank: line.bank[lang], account: line.account }) : ''}</span><span>{lineWords[line.state][lang]}</span></div>
      </section>
    ))}</>
  )
}
