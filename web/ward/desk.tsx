import { careKindWord, type DeskRow, type VisitKind } from '#shared/care'
import { useNavigate } from '@tanstack/react-router'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useReader } from '../reader.ts'
import { Empty } from '../ui/empty.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { joined, moment, yuan } from '../ui/words.ts'
import { WardFrame } from './frame.tsx'
import { Register } from './register.tsx'
import { text } from './text.ts'

/** A hospital's open visits or stays, and the one of the card in the reader. (MED-02) */
export function Desk({ kind }: { kind: VisitKind }) {
  const t = useText(text)
  useTitle(t(kind))
  const desk = useRead<{ rows: DeskRow[] }>(`/api/till/visits?kind=${kind}`)
  return <WardFrame><Asked of={desk} rows={8}>{({ rows }) => <Shown kind={kind} rows={rows} />}</Asked></WardFrame>
}

function Shown({ kind, rows }: { kind: VisitKind; rows: readonly DeskRow[] }) {
  const t = useText(text)
  const lang = useLang()
  const navigate = useNavigate()
  const { read } = useReader()
  const n = rows.length
  const mine = (row: DeskRow) => row.person === read?.person.id
  const sorted = [...rows.filter(mine), ...rows.filter(row => !mine(row))]
  const open = (id: string) => void navigate({ to: to(patterns.till.visit, { visit: id }) as never })
  return (
    <>
      <Headline title={n ? t(`title.${kind}`, { n, count: n }) : t(`zero.${kind}`)} say={t(`say.${kind}`)} />
      <div className="stack loose">
        <section className="sheet">
          <header><h2>{t('list')}</h2></header>
          <DataTable rows={sorted} caption={t('list')} keyOf={row => row.id} open={row => open(row.id)} mark={row => mine(row) ? 'mine' : ''} empty={<Empty title={t(`zero.${kind}`)} say={t(`none.${kind}`)} />} columns={[
            { key: 'who', title: t('who'), lead: true, cell: row => <><b>{row.name}</b><span className="note num">{row.number}</span>{mine(row) && <State tone="ok" size={14}>{t('mine')}</State>}</> },
            { key: 'kind', title: t('kind'), cell: row => <>{careKindWord(kind, row.medType)?.[lang] ?? row.medType ?? t('notSaid')}<span className="note">{row.diagnosis}</span></> },
            { key: 'where', title: t('where'), quiet: true, cell: row => row.place },
            { key: 'since', title: t('since'), quiet: true, cell: row => <>{moment(row.begun)}{row.ended && <span className="note">{joined(t('ended'), moment(row.ended))}</span>}</> },
            { key: 'charges', title: t('charges'), right: true, cell: row => <span className="num">{yuan(row.unsettled)}</span> },
            { key: 'next', title: t('next'), cell: row => <b>{row.next ? t(`step.${row.next}`) : t('nothing')}</b> },
          ]} />
        </section>
        <Register kind={kind} opened={open} />
      </div>
    </>
  )
}
