import { useParams } from '@tanstack/react-router'
import { grantWords, kindWords, lineWords, type GrantView, type LineView, type OfficeBenefits } from '#shared/benefits'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { ProofOfLife } from '../counter/proof-of-life.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { useDesk } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined, yuan } from '../ui/words.ts'
import { GrantForm, isMonth } from './benefits-enter.tsx'
import { text } from './benefits-one-text.ts'
import { InsurerFrame } from './frame.tsx'

/** 一个人的待遇: what is in force, entered and ended here, what was paid of it, and the proof of life with the card in this desk's reader. (BEN-01, BEN-02, BEN-04) */
export default function BenefitsOne() {
  const { person } = useParams({ strict: false }) as { person: string }
  const desk = useDesk('counter')
  const read = useRead<OfficeBenefits>(`/api/people/${person}/benefits`)
  return <InsurerFrame side={desk ? <ReaderPanel /> : undefined}><Asked of={read} rows={8}>{page => <Shown key={person} page={page} />}</Asked></InsurerFrame>
}

function Shown({ page }: { page: OfficeBenefits }) {
  const t = useText(text)
  const grants = useMay('benefits.grant')
  const proves = useMay('benefits.prove')
  const month = page.today.slice(0, 7)
  const n = page.grants.filter(grant => grant.state === 'approved' && (grant.until === null || grant.until >= month)).length
  const title = n ? t('title', { n, count: n }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={<><Mask>{page.name}</Mask> <span className="num"><Mask>{page.numberOf}</Mask></span></>} back={{ to: patterns.insurer.benefits, word: t('back') }} aside={grants && page.regions.length > 0 ? <GrantForm page={page} /> : undefined}>
      <Grants page={page} />
      {page.proof && proves && <ProofOfLife person={page.person} of={page.proof} />}
      <Lines page={page} />
    </ListPage>
  )
}

function Grants({ page }: { page: OfficeBenefits }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('benefits.grant')
  const [ending, setEnding] = useState<GrantView | null>(null)
  const over = (grant: GrantView) => grant.state === 'approved' && grant.until !== null && grant.until < page.today.slice(0, 7)
  const can = (grant: GrantView) => may && !over(grant) && grant.state === 'approved' && grant.kind !== 'one-off' && page.regions.some(each => each.code === grant.region)
  return (
    <section className="sheet">
      <header><h2>{t('grants')}</h2></header>
      <DataTable rows={page.grants} caption={t('grants')} keyOf={row => row.id} empty={<Empty title={t('noGrants')} say={t('noGrantsSay')} />} columns={[
        { key: 'what', title: t('kind'), lead: true, cell: row => <><b>{kindWords[row.kind][lang]}</b><span className="note">{joined(row.number, row.regionName[lang])}</span></> },
        { key: 'months', title: t('from'), cell: row => <span className="num">{row.until === row.from ? row.from : row.until !== null && row.until < row.from ? t('never') : joined(row.from, row.until ?? t('open'))}</span> },
        { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
        { key: 'state', title: t('state'), cell: row => <>{row.state === 'proposed' ? t('waits') : over(row) ? t('over') : grantWords[row.state][lang]}{row.reason && <span className="note">{row.reason}</span>}{can(row) && <span className="row"><Button size="dense" onClick={() => setEnding(row)}>{t('end')}</Button></span>}</> },
      ]} />
      {ending && <End key={ending.id} of={page.grants.find(grant => grant.id === ending.id) ?? ending} month={page.today.slice(0, 7)} leave={() => setEnding(null)} />}
    </section>
  )
}

/** 终止: the last month that is paid; what came of it is said. */
function End({ of, month, leave }: { of: GrantView; month: string; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [until, setUntil] = useState(month)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<GrantView & { dropped: number; beyond: number }>(`/api/people/${of.person}/benefits/${of.id}/end`, { forget: ['/api/people', '/api/benefits'] })
  const go = () => {
    setWrong(isMonth(until) ? {} : { until: t('monthBad', { month }) })
    if (isMonth(until)) void send.send({ version: of.version, until })
  }
  if (send.done) return <div className="padded" aria-live="polite"><Message tone="ok" title={t('endDone', { until: send.done.until! })}><span>{joined(send.done.dropped > 0 && t('dropped', { n: send.done.dropped }), send.done.beyond > 0 && t('beyond', { n: send.done.beyond }))}</span></Message></div>
  return (
    <div className="padded stack">
      <h3>{t('endTitle', { what: kindWords[of.kind][lang] })}</h3>
      <p className="note">{t('endSay')}</p>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="until" label={t('until')} value={until} say={setUntil} maxLength={7} inputMode="numeric" />
        <Unknown of={send} />
        <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t('endDo')}</Button><Button onClick={leave}>{t('leave')}</Button></div>
      </Form>
    </div>
  )
}

function Lines({ page }: { page: OfficeBenefits }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('benefits.grant')
  return (
    <section className="sheet">
      <header><h2>{t('lines')}</h2></header>
      <DataTable rows={page.lines} caption={t('lines')} keyOf={row => `${row.cause} ${row.month}`} empty={<Empty title={t('noLines')} say={t('noGrantsSay')} />} columns={[
        { key: 'month', title: t('month'), lead: true, cell: row => <><b className="num">{row.month}</b><span className="note">{kindWords[row.kind][lang]}</span></> },
        { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
        { key: 'state', title: t('state'), cell: row => <>{lineWords[row.state][lang]}<span className="note">{row.reason?.why[lang]}</span>{row.mend && may && <Mended person={page.person} of={row} />}{row.state === 'returned' && row.mended && <span className="note">{t('mended')}</span>}</> },
        { key: 'to', title: t('to'), quiet: true, cell: row => row.bank && row.account ? t('account', { bank: row.bank[lang], account: row.account }) : null },
      ]} />
    </section>
  )
}

function Mended({ person, of }: { person: string; of: LineView }) {
  const t = useText(text)
  const send = useSend(`/api/people/${person}/benefits/mended`, { forget: ['/api/people', '/api/benefits'] })
  return <><Refusal of={send.refused} /><Unknown of={send} /><Button size="dense" busy={send.busy} onClick={() => void send.send({ cause: of.cause, month: of.month })}>{t('mend')}</Button></>
}
