import type { CatalogueImportView } from '#shared/clinics'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, joined, stamp } from '../ui/words.ts'
import { Apply } from './catalogue-apply.tsx'
import { Faults } from './catalogue-faults.tsx'
import { Look } from './catalogue-look.tsx'
import { SendCatalogue } from './catalogue-send.tsx'
import { text } from './catalogue-text.ts'
import { InsurerFrame } from './frame.tsx'

type Files = { rows: CatalogueImportView[]; next: string | null }
const FILES = '/api/catalogue/imports'

/** 医保目录: files tried and applied, what was refused of them, and a look into the catalogue. (decision 0153) */
export default function CataloguePage() {
  const read = useRead<Files>(FILES)
  return <InsurerFrame><Asked of={read} rows={6}>{first => <Shown first={first} />}</Asked></InsurerFrame>
}

function Shown({ first }: { first: Files }) {
  const t = useText(text)
  const { rows, next, more } = usePages<CatalogueImportView, Files>(FILES, first)
  const [seen, see] = useState<CatalogueImportView | null>(null)
  const waiting = rows.filter(row => row.version === null && row.fresh + row.changed + row.ended > 0).length
  const title = waiting ? t('title_tried', { n: waiting, count: waiting }) : t('title')
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')}>
      <SendCatalogue />
      <section className="sheet">
        <DataTable file={FILES} rows={rows} caption={t('file')} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('empty')} say={t('emptySay')} />} columns={[
          { key: 'file', title: t('file'), lead: true, cell: row => <><b>{row.name}</b><span className="note">{t('by', { name: row.triedBy, at: stamp(row.triedAt) })}</span></> },
          { key: 'result', title: t('result'), cell: row => <Result row={row} see={() => see(row)} /> },
          { key: 'state', title: t('state'), cell: row => row.version === null ? <State tone="todo" size={14}>{t('notApplied')}</State>
            : <><State tone="ok" size={14}>{row.version}</State><span className="note">{t('appliedBy', { name: row.appliedBy ?? '', at: stamp(row.appliedAt!) })}</span></> },
          { key: 'act', title: t('act'), cell: row => <Apply row={row} /> },
        ]} />
      </section>
      {seen && <Faults key={seen.id} of={seen} close={() => see(null)} />}
      <Look />
    </ListPage>
  )
}

function Result({ row, see }: { row: CatalogueImportView; see: () => void }) {
  const t = useText(text)
  const says = (['fresh', 'changed', 'ended', 'same'] as const).filter(name => row[name] > 0).map(name => t(name, { n: count(row[name]) }))
  return (
    <>{joined(...says)}
      {row.refusedLines > 0 && <span className="note">{t('refused', { n: count(row.refusedLines) })}</span>}
      {row.refusedLines > 0 && <span className="row"><Button size="dense" onClick={see}>{t('see')}</Button></span>}</>
  )
}
