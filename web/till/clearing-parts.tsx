import { fundWords, stateWords, type DayRow, type DifferenceRow, type FundRow } from '#shared/clearing'
import type { ReactNode } from 'react'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { State } from '../ui/state.tsx'
import { DataTable, type Column } from '../ui/table.tsx'
import { day, groups, yuan } from '../ui/words.ts'
import { text } from './clearing-text.ts'

/** The days of a claim, one where it is one. */
export const span = (from: string, until: string) => from === until ? day(from) : `${day(from)} – ${day(until)}`
const tone = { 'open': 'run', 'waiting': 'todo', 'not-flat': 'diff', 'flat': 'ok' } as const
/** How a day stands: shape and word. */
export function DayState({ of }: { of: Pick<DayRow, 'state' | 'open'> }) {
  const t = useText(text)
  const lang = useLang()
  return <><State tone={tone[of.state]} size={14}>{stateWords[of.state][lang]}</State>{of.open > 0 && <span className="note">{t('differs', { n: of.open, count: of.open })}</span>}</>
}
/** What each fund pays, a line each. */
export function Funds({ of }: { of: readonly FundRow[] }) {
  const lang = useLang()
  return of.length ? <>{of.map(each => <span key={each.fund} className="note">{fundWords(each.fund)[lang]} <span className="num">{yuan(each.amount)}</span></span>)}</> : <span className="note">–</span>
}
/** The columns of money that days share. */
export function useDayColumns<Row extends Omit<DayRow, 'certificate'>>(): Column<Row>[] {
  const t = useText(text)
  return [
    { key: 'state', title: t('state'), cell: row => <DayState of={row} /> },
    { key: 'count', title: t('count'), right: true, cell: row => <>{row.count}{row.refunded > 0 && <span className="note">{t('back', { n: row.refunded })}</span>}</> },
    { key: 'total', title: t('total'), right: true, cell: row => yuan(row.total) },
    { key: 'fund', title: t('byFund'), cell: row => <Funds of={row.funds} /> },
    { key: 'account', title: t('account'), right: true, cell: row => yuan(row.account) },
    { key: 'cash', title: t('cash'), right: true, quiet: true, cell: row => yuan(row.cash) },
  ]
}
const Side = ({ of, lacks }: { of: DifferenceRow['ours']; lacks: string }) => {
  const t = useText(text)
  return of ? <><span className="num">{yuan(of.total)}</span><span className="note">{t('paidBy', { fund: yuan(of.fund), account: yuan(of.account) })}</span></> : <span className="dim">{lacks}</span>
}
/** Differences: what each side has, why, and what is done about it. `act` draws what can be done here; `who` shows whose it is. */
export function Differences({ rows, file, who, act }: { rows: readonly DifferenceRow[]; file: string; who?: boolean; act?: (row: DifferenceRow) => ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <DataTable file={file} rows={rows} caption={t('differences')} keyOf={row => row.id} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
      { key: 'number', title: t('number'), lead: true, cell: row => <>{who && <b>{row.name}</b>}<span className={who ? 'note num' : 'num'}>{groups(row.number)}</span><span className="note">{day(row.day)}</span></> },
      { key: 'cause', title: t('cause'), cell: row => <>{row.causeWords[lang]}</> },
      { key: 'theirs', title: t('theirs'), right: true, cell: row => <Side of={row.theirs} lacks={t('lacks')} /> },
      { key: 'ours', title: t('ours'), right: true, cell: row => <Side of={row.ours} lacks={t('lacks')} /> },
      { key: 'act', title: t('act'), cell: row => row.howWords ? <State tone="ok" size={14}>{row.howWords[lang]}</State> : act ? act(row) : <><State tone="diff" size={14}>{row.repairWords[lang]}</State><span className="note">{t('opened', { day: day(row.openedAt) })}</span></> },
    ]} />
  )
}
