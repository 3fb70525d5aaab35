import { groundWords, type WaitingRow } from '#shared/cancellation'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, moment } from '../ui/words.ts'
import { text } from './cancel-text.ts'
import { WindowFrame } from './frame.tsx'

type Waiting = { rows: WaitingRow[]; count: number }
/** 待批注销: what colleagues asked for and a second person approves, the longest first. (REPL-05) */
export default function Cancellations() {
  const read = useRead<Waiting>('/api/cancellations')
  return <WindowFrame desk={false}><Asked of={read} rows={6}>{answer => <Shown {...answer} />}</Asked></WindowFrame>
}

function Shown({ rows, count }: Waiting) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const title = count ? t('listTitle', { n: count, count }) : t('listNone')
  useTitle(title)
  return (
    <ListPage title={title} say={count ? t('listSay') : undefined}>
      <section className="sheet">
        <DataTable file="/api/cancellations" rows={rows} caption={title} keyOf={row => row.id} open={row => go(to(patterns.counter.person, { person: row.person }, { do: 'cancel' }))} empty={<Empty say={t('listNoneSay')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'why', title: t('why'), cell: row => <>{groundWords[row.ground][lang]}<span className="note">{day(row.day)}</span></> },
          { key: 'by', title: t('by'), cell: row => row.mine ? <State tone="off" size={14}>{t('mine')}</State> : <Mask>{row.by}</Mask> },
          { key: 'since', title: t('since'), quiet: true, cell: row => moment(row.at) },
        ]} />
      </section>
    </ListPage>
  )
}
