import { useState } from 'react'
import type { RosterRowView, RosterView } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { State, type Tone } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count } from '../ui/words.ts'
import { text } from './text.ts'

type Rows = { rows: (RosterRowView & { applicationState: keyof typeof tones | null })[]; next: number | null }
const tones = { submitted: 'todo', returned: 'diff', approved: 'run', 'in-production': 'run', 'at-site': 'todo', collected: 'ok', withdrawn: 'off', lapsed: 'off' } as const satisfies Record<string, Tone>

/** The people who went on, row by row, with where each application stands now. */
export function DoneList({ view }: { view: RosterView }) {
  const t = useText(text)
  const [limit, setLimit] = useState(25)
  const read = useRead<Rows>(`/api/rosters/${view.id}/rows?state=submitted&limit=${limit}`)
  return (
    <section className="sheet" aria-labelledby="done"><header><h2 id="done">{t('doneTitle')}</h2><span className="note num">{count(view.counts.submitted)}</span></header>
      <Asked of={read} height={200}>{({ rows, next }) => <DataTable file={`/api/rosters/${view.id}/rows?state=submitted`} caption={t('doneTitle')} rows={rows} keyOf={row => String(row.row)} next={next === null ? null : String(next)} more={() => setLimit(limit + 25)} empty={<Empty title={t('nothing')} />}
        columns={[
          { key: 'row', title: t('colRow'), cell: row => <span className="num">{row.row}</span>, quiet: true },
          { key: 'name', title: t('colPerson'), lead: true, cell: row => row.name },
          { key: 'number', title: t('colNumber'), cell: row => <Mask>{row.number}</Mask> },
          { key: 'phone', title: t('colPhone'), cell: row => <Mask>{row.phone}</Mask>, quiet: true },
          { key: 'state', title: t('doneState'), cell: row => row.applicationState ? <State tone={tones[row.applicationState]}>{t(`state.${row.applicationState}`)}</State> : null },
        ]} />}</Asked></section>
  )
}

/** The people for whom nothing is to be done, each with the reason. */
export function SkippedList({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<Rows>(`/api/rosters/${view.id}/rows?state=skipped&limit=100`)
  return (
    <details className="sheet skipped"><summary>{t('whySkipped', { n: count(view.counts.skipped) })}</summary>
      <Asked of={read} height={120}>{({ rows }) => <DataTable file={`/api/rosters/${view.id}/rows?state=skipped`} caption={t('skippedTitle')} rows={rows} keyOf={row => String(row.row)}
        columns={[
          { key: 'row', title: t('colRow'), cell: row => <span className="num">{row.row}</span> },
          { key: 'name', title: t('colPerson'), lead: true, cell: row => row.name },
          { key: 'why', title: t('skipped'), cell: row => row.mistakes.map(mistake => mistake[lang]).join(' ') },
        ]} />}</Asked></details>
  )
}
