import { dueWords, periodOf, type DeskRow } from '#shared/contributions'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { DataTable } from '../ui/table.tsx'
import { joined, yuan } from '../ui/words.ts'
import { text } from './contributions-text.ts'

const shows = ['failed', 'open', 'held'] as const
type Show = (typeof shows)[number]
type Page = { rows: DeskRow[]; next: string | null }

/** Dues that are open, were not deducted, or of which money is held. (INS-02.a, INS-03.a) */
export function Dues({ first, open }: { first: Show; open: (row: DeskRow) => void }) {
  const t = useText(text)
  const [show, set] = useState<Show>(first)
  const path = `/api/contributions/dues?show=${show}`
  const read = useRead<Page>(path)
  return (
    <section className="sheet">
      <header><h2>{t(show)}</h2><Form send={() => undefined}><SelectField name="show" label={t('show')} value={show} say={value => set(value as Show)} options={shows.map(each => [each, t(each)] as const)} /></Form></header>
      <Asked of={read} rows={4}>{page => <Rows key={show} page={page} path={path} show={show} open={open} />}</Asked>
    </section>
  )
}

function Rows({ page, path, show, open }: { page: Page; path: string; show: Show; open: (row: DeskRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<DeskRow, Page>(path, page)
  const when = (row: DeskRow) => row.failed ? joined(row.failed.why[lang], t('tries', { n: row.attempts, count: row.attempts }), row.nextOn ? t('again', { day: row.nextOn }) : t('noMore')) : joined(row.held > 0 && t('heldSum', { sum: yuan(row.held) }), row.state === 'open' && t('dueOn', { day: row.dueOn }))
  return (
    <DataTable file={path} rows={rows} caption={t(show)} keyOf={row => row.id} next={next} more={more} open={open} empty={<Empty title={t('noDues')} say={t('noDuesSay')} />} columns={[
      { key: 'who', title: t('who'), lead: true, cell: row => <><b>{row.payerKind === 'person' ? <Mask>{row.who}</Mask> : row.who}</b><span className="note num">{row.payerKind === 'person' ? <Mask>{row.number}</Mask> : row.number}</span></> },
      { key: 'what', title: t('what'), cell: row => <>{row.scheme[lang]}<span className="note num">{periodOf(row.period)}</span></> },
      { key: 'owed', title: t('owed'), right: true, cell: row => <b>{yuan(row.owed)}</b> },
      { key: 'state', title: t('state'), cell: row => <>{dueWords[row.state][lang]}<span className="note">{when(row)}</span></> },
    ]} />
  )
}
