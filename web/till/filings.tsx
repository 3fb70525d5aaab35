import { filingWord, sortWords, standingWord, type TillFilings } from '#shared/filings'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useDesk, useReader } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { Shell } from '../ui/shell.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { FilingForm, type About } from './filing-form.tsx'
import { text } from './filings-text.ts'
import { useTillRail } from './rail.ts'

type Row = TillFilings['filings'][number]
const tone = { 'in-force': 'ok', 'to-begin': 'run', over: 'off', submitted: 'todo', returned: 'diff', approved: 'ok', refused: 'stop', withdrawn: 'off', ended: 'off' } as const

/** 备案 at a provider: with the card in the reader, what is filed, and a new one. (MED-12) */
export default function Filings() {
  const t = useText(text)
  const { read } = useReader()
  useDesk('till')
  const session = read?.session?.id ?? null
  const asked = useRead<TillFilings>(`/api/till/sessions/${session}/filings`, { off: !session })
  const rail = useTillRail()
  return (
    <Shell place={t('place')} rail={rail} side={<ReaderPanel />}>
      {session ? <Asked of={asked} rows={8}>{answer => <Shown key={session} of={answer} session={session} />}</Asked> : <NoCard />}
    </Shell>
  )
}

function NoCard() {
  const t = useText(text)
  useTitle(t('titleNone'))
  return <Headline title={t('titleNone')} say={t('sayNone')} />
}

function Shown({ of, session }: { of: TillFilings; session: string }) {
  const t = useText(text)
  const lang = useLang()
  const [about, choose] = useState<About>({ how: 'new' })
  const n = of.filings.length
  const title = n ? t('title', { n, count: n }) : t('titleZero')
  useTitle(title)
  const word = (row: Row) => (row.standing in standingWord ? standingWord[row.standing as keyof typeof standingWord] : filingWord[row.state])[lang]
  return (
    <>
      <Headline title={title} say={t('say')} />
      <div className="stack loose">
        <section className="sheet">
          <DataTable rows={of.filings} caption={t('list')} keyOf={row => row.id} empty={<Empty title={t('none')} say={t('sayNone')} />} columns={[
            { key: 'what', title: t('what'), lead: true, cell: row => <><b>{row.disease?.[lang] ?? sortWords[row.sort][lang]}</b><span className="note">{row.regionName[lang]} {row.area}</span></> },
            { key: 'days', title: t('days'), cell: row => `${day(row.from)} – ${row.until ? day(row.until) : t('openEnd')}` },
            { key: 'state', title: t('state'), cell: row => <><State tone={tone[row.standing]} size={14}>{word(row)}</State>{row.state === 'returned' && row.reason && <span className="note">{t('reason', { reason: row.reason })}</span>}</> },
            { key: 'by', title: t('by'), quiet: true, cell: row => row.mine ? t('here') : row.filedBy },
            { key: 'do', title: t('doing'), cell: row => <Does row={row} session={session} today={of.today} choose={choose} /> },
          ]} />
        </section>
        {of.regions.length ? <FilingForm key={`${about.how} ${about.how === 'new' ? n : about.row.id}`} of={of} session={session} about={about} leave={() => choose({ how: 'new' })} /> : <Message tone="warn" title={t('noRegion')}><span>{t('noRegionSay')}</span></Message>}
      </div>
    </>
  )
}

/** What can be done with a filing of this provider. */
function Does({ row, session, today, choose }: { row: Row; session: string; today: string; choose: (about: About) => void }) {
  const t = useText(text)
  const [asking, ask] = useState(false)
  const send = useSend(`/api/till/filings/${row.id}/cancel`, { forget: ['/api/till/sessions'] })
  if (!row.mine) return null
  const open = row.state === 'submitted' || row.state === 'returned' || row.standing === 'in-force' || row.standing === 'to-begin'
  if (asking) return <div className="stack"><span>{t('cancelAsk')}</span><Refusal of={send.refused} /><Unknown of={send} /><div className="row"><Button size="dense" kind="danger" busy={send.busy} onClick={() => void send.send({ session, version: row.version })}>{t('cancelDo')}</Button><Button size="dense" onClick={() => ask(false)}>{t('not')}</Button></div></div>
  return (
    <div className="row">
      {row.state === 'returned' && <Button size="dense" kind="primary" onClick={() => choose({ how: 'mend', row })}>{t('mend')}</Button>}
      {row.renewFrom && row.renewFrom <= today && row.standing === 'in-force' && <Button size="dense" onClick={() => choose({ how: 'renew', row })}>{t('renew')}</Button>}
      {open && <Button size="dense" onClick={() => ask(true)}>{t('cancel')}</Button>}
    </div>
  )
}
