import type { DueRow } from '#shared/benefits'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, moment } from '../ui/words.ts'
import { text } from './benefits-one-text.ts'
import { InsurerFrame } from './frame.tsx'

/** 待认证名单: whose proof of life has lapsed or falls due soon, and when each was reminded. (BEN-04) */
export default function BenefitsDues() {
  const lapsed = useRead<{ rows: DueRow[] }>('/api/benefits/dues?show=lapsed')
  const soon = useRead<{ rows: DueRow[] }>('/api/benefits/dues?show=soon')
  return <InsurerFrame><Asked of={lapsed} rows={5}>{first => <Asked of={soon} rows={5}>{second => <Shown lapsed={first.rows} soon={second.rows} />}</Asked>}</Asked></InsurerFrame>
}

function Shown({ lapsed, soon }: { lapsed: readonly DueRow[]; soon: readonly DueRow[] }) {
  const t = useText(text)
  const title = lapsed.length ? t('duesTitle', { n: lapsed.length, count: lapsed.length }) : t('duesNone')
  useTitle(title)
  return (
    <ListPage title={title} say={t('duesSay')}>
      <People title={t('lapsed')} file="/api/benefits/dues?show=lapsed" rows={lapsed} none={t('noneLapsed')} />
      <People title={t('soon')} file="/api/benefits/dues?show=soon" rows={soon} none={t('noneSoon')} />
    </ListPage>
  )
}

function People({ title, file, rows, none }: { title: string; file: string; rows: readonly DueRow[]; none: string }) {
  const t = useText(text)
  const go = useGo()
  return (
    <section className="sheet">
      <header><h2>{title}</h2></header>
      <DataTable file={file} rows={rows} caption={title} keyOf={row => row.person} open={row => go(to(patterns.insurer.benefitsOne, { person: row.person }))} empty={<Empty title={none} say={t('noneSay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
        { key: 'due', title: t('due'), cell: row => <>{day(row.due)}<span className="note">{t('lastOn', { day: day(row.last) })}</span></> },
        { key: 'paused', title: t('paused'), cell: row => <span className="num">{row.pausedFrom}</span> },
        { key: 'told', title: t('told'), quiet: true, cell: row => row.toldAt ? t('toldAt', { at: moment(row.toldAt) }) : row.reachable ? t('notYet') : t('noPhone') },
      ]} />
    </section>
  )
}
