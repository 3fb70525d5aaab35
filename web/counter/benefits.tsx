import { kindWords, type ClaimableView, type ClaimView, type ProofView } from '#shared/benefits'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useReader } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups, yuan } from '../ui/words.ts'
import { text } from './benefits-text.ts'
import { WindowFrame } from './frame.tsx'
import { ProofOfLife } from './proof-of-life.tsx'
import { text as proofText } from './proof-text.ts'

type Here = { terminal: string; session: string }

/** 待遇: what is due to the holder of the card in the reader, credited once the bank PIN was keyed at the POS of this window; and the yearly proof of life. (BEN-03, BEN-04) */
export default function CounterBenefits() {
  const t = useText(text)
  const { person } = useParams({ strict: false }) as { person: string }
  const { read, terminal } = useReader()
  const session = read?.session ?? null
  useTitle(t('title'))
  return (
    <WindowFrame>
      <p><Link to={to(patterns.counter.person, { person })}>{t('back')}</Link></p>
      <h1>{t('title')}</h1>
      {!session || !terminal ? <Message tone="info" title={t('cardFirst')}>{t('cardFirstSay')}</Message> : session.person !== person ? <Message tone="bad" title={t('cardOther')} /> : <AtReader key={session.id} person={person} here={{ terminal, session: session.id }} />}
    </WindowFrame>
  )
}

/** The proof of life stands first where it has lapsed: what is held for it can be claimed once it is given. */
function AtReader({ person, here }: { person: string; here: Here }) {
  const t = useText(text)
  const proves = useMay('benefits.prove')
  const proofs = useText(proofText)
  const read = useRead<{ proof: ProofView | null }>(`/api/people/${person}/proof-of-life/due`, { body: here, off: !proves })
  const { data } = read
  // judged once: what was lapsed when the card was read stays where it stands after it was given
  const [first, order] = useState<boolean | null>(null)
  if (first === null && data && !isRefused(data)) order(data.proof?.lapsed ?? false)
  if (proves && first === null) return <Asked of={read} height={280}>{() => null}</Asked>
  const proof = proves && <Asked key="proof" of={read} height={120}>{({ proof }) => proof ? <ProofOfLife person={person} of={proof} /> : <p className="note">{proofs('proofNone')}</p>}</Asked>
  const claims = <section key="claims" className="stack"><h2>{t('claim')}</h2><p className="dim">{t('say')}</p><Due person={person} here={here} /></section>
  return <>{first ? [proof, claims] : [claims, proof]}</>
}

function Due({ person, here }: { person: string; here: Here }) {
  const t = useText(text)
  const due = useRead<{ rows: ClaimableView[] }>(`/api/people/${person}/benefit-claims/due`, { body: here })
  const [claim, setClaim] = useState<ClaimView | null>(null)
  if (claim) return <Claim key={claim.id} person={person} here={here} first={claim} other={() => { setClaim(null); void due.refetch() }} />
  return <Asked of={due} height={160}>{({ rows }) => rows.length === 0 ? <Message tone="info" title={t('none')}>{t('noneSay')}</Message> : <ul className="stack">{rows.map(row => <Row key={`${row.cause} ${row.month}`} person={person} here={here} of={row} began={setClaim} />)}</ul>}</Asked>
}

function Row({ person, here, of, began }: { person: string; here: Here; of: ClaimableView; began: (claim: ClaimView) => void }) {
  const t = useText(text)
  const lang = useLang()
  const begin = useSend<ClaimView>(`/api/people/${person}/benefit-claims`)
  const start = async () => { const claim = await begin.send({ ...here, cause: of.cause, month: of.month }); if (claim && !isRefused(claim)) began(claim) }
  return (
    <li className="sheet padded stack">
      <div className="between"><span>{t('month', { month: of.month, kind: kindWords[of.kind][lang] })}</span><b className="num">{yuan(of.amount)}</b></div>
      {of.why ? <Message tone="warn" title={of.why.why[lang]}>{of.why.todo[lang]}</Message> : <div className="row"><Button kind="bank" busy={begin.busy} onClick={() => void start()}>{t('take', { sum: yuan(of.amount) })}</Button></div>}
      <Refusal of={begin.refused} /><Unknown of={begin} />
    </li>
  )
}

/** The holder's turn at the POS, and what the bank said. */
function Claim({ person, here, first, other }: { person: string; here: Here; first: ClaimView; other: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const base = `/api/people/${person}/benefit-claims/${first.id}`
  const asking = useSend<ClaimView>(`${base}/pos`)
  const stopping = useSend<ClaimView>(`${base}/withdraw`)
  const following = useRead<ClaimView>(`${base}/follow`, { body: {}, every: 1_000, off: first.state !== 'open' || stopping.done !== null && stopping.done.state !== 'open' })
  const followed = following.data && !isRefused(following.data) ? following.data : null
  const claim = stopping.done ?? followed ?? first
  const ask = () => { asking.reset(); void asking.send(here) }
  return (
    <section className="sheet padded stack" aria-label={t('title')}>
      <div className="between"><span>{claim.month}</span><b className="num">{yuan(claim.amount)}</b></div>
      <div role="status">{claim.state === 'paid' ? <><State tone="ok">{t('paid', { sum: yuan(claim.amount) })}</State><p className="note num">{t('rrn', { rrn: groups(claim.rrn ?? '') })}</p></>
        : claim.state === 'withdrawn' ? <State tone="off">{t('ended')}</State> : claim.screen ? <State tone="run">{t('atPos')}</State> : <State tone="todo">{t('open')}</State>}</div>
      {claim.zh && claim.state !== 'paid' && <Message tone="warn" title={claim[lang]!} />}
      {claim.state === 'open' && <div className="row">
        {claim.screen ? <a href={claim.screen} target="_blank" rel="noreferrer">{t('screen')}</a> : <Button kind="bank" busy={asking.busy} onClick={ask}>{t(claim.zh ? 'again' : 'atPos')}</Button>}
        <Button busy={stopping.busy} onClick={() => void stopping.send()}>{t('stop')}</Button></div>}
      <Refusal of={asking.refused ?? stopping.refused} /><Unknown of={stopping} />
      {claim.state !== 'open' && <div className="row"><Button onClick={other}>{t('other')}</Button></div>}
    </section>
  )
}
