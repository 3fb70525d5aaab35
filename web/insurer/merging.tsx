import type { MergeWaiting } from '#shared/merging'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { moment } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { MergeFind } from './merge-find.tsx'
import { text } from './merge-text.ts'

type Waiting = { rows: MergeWaiting[] }
/** 重复参保: merges that wait for a second person, and finding somebody to be merged. (READ-04) */
export default function Merging() {
  const read = useRead<Waiting>('/api/merges')
  return <InsurerFrame><Asked of={read} rows={6}>{answer => <Shown {...answer} />}</Asked></InsurerFrame>
}

function Shown({ rows }: Waiting) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const open = (person: string) => go(to(patterns.insurer.merge, { person }))
  const title = rows.length ? t('title', { n: rows.length, count: rows.length }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={rows.length ? t('say') : undefined} aside={<MergeFind title={t('findTitle')} found={open} />}>
      <section className="sheet">
        <DataTable file="/api/merges" rows={rows} caption={title} keyOf={row => row.id} open={row => open(row.person)} empty={<Empty say={t('sayNone')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'what', title: t('people'), cell: row => <>{t(row.people ? 'twoPeople' : 'twoRecords')}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'by', title: t('by'), cell: row => row.mine ? <State tone="off" size={14}>{t('mine')}</State> : <Mask>{row.by}</Mask> },
          { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
        ]} />
      </section>
    </ListPage>
  )
}
