import type { CatalogueFault, CatalogueImportView } from '#shared/clinics'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { DataTable } from '../ui/table.tsx'
import { text } from './catalogue-text.ts'

type Page = { rows: CatalogueFault[]; next: string | null }

/** Lines of a file that cannot be taken: where, and why. */
export function Faults({ of, close }: { of: CatalogueImportView; close: () => void }) {
  const t = useText(text)
  const path = `/api/catalogue/imports/${of.id}/refused`
  const read = useRead<Page>(path)
  return (
    <section className="sheet" aria-labelledby="faults">
      <header><h2 id="faults">{t('faults', { name: of.name })}</h2><Button size="dense" onClick={close}>{t('close')}</Button></header>
      <Asked of={read} rows={4}>{first => <Rows path={path} first={first} />}</Asked>
    </section>
  )
}

function Rows({ path, first }: { path: string; first: Page }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<CatalogueFault, Page>(path, first)
  return (
    <DataTable file={path} rows={rows} caption={t('cause')} keyOf={row => `${row.line}.${row.place}`} next={next} more={more} empty={<Empty title={t('faultsNone')} say="" />} columns={[
      { key: 'line', title: t('line'), lead: true, cell: row => <span className="num">{row.line}</span> },
      { key: 'column', title: t('column'), cell: row => <>{row.named}<span className="note num">{row.place || ''}</span></> },
      { key: 'cause', title: t('cause'), cell: row => row[lang] },
    ]} />
  )
}
