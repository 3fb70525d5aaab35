import type { DayReport, DrawerView } from '#shared/fees'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { day as dayWord, joined, today, yuan } from '../ui/words.ts'
import { DrawerSums } from './drawer-sums.tsx'
import { text } from './drawer-text.ts'
import { WindowFrame } from './frame.tsx'
import './drawer.css'

const shift = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

/** 日报: an office's day, each drawer, the sums, the receipts from first to last. */
export default function DrawerDay() {
  const [asked, ask] = useQueryState('day')
  const day = asked ?? today()
  const read = useRead<DayReport>(`/api/fees/day?day=${day}`)
  const t = useText(text)
  return (
    <WindowFrame desk={false}>
      <Asked of={read} rows={6}>{answer => <Shown report={answer} />}</Asked>
      <div className="row noprint">
        <Button onClick={() => ask(shift(day, -1))}>{t('dayBefore')}</Button>
        {day < today() && <Button onClick={() => ask(shift(day, 1))}>{t('dayAfter')}</Button>}
      </div>
    </WindowFrame>
  )
}

function Shown({ report }: { report: DayReport }) {
  const t = useText(text)
  const { sums, receipts, account } = report
  const paid = account.taken.count > 0 || account.returned.count > 0
  const title = sums.taken.count ? t('dayTitle', { day: dayWord(report.day), n: sums.taken.count, amount: yuan(sums.taken.sum) }) : t('dayNone', { day: dayWord(report.day) })
  useTitle(title)
  const say = joined(receipts.count > 0 && t(receipts.missing ? 'daySay_missing' : receipts.count === 1 ? 'daySay_one' : 'daySay_receipts', { first: receipts.first!, last: receipts.last!, n: receipts.count, m: receipts.missing }), report.open > 0 && t('daySay_open', { n: report.open }), report.waiting > 0 && t('daySay_waiting', { n: report.waiting }))
  return (
    <ListPage title={title} say={say || report.office.name} back={{ to: to(patterns.counter.drawer), word: t('backToDrawer') }}
      aside={(report.drawers.length > 0 || paid) && <section className="sheet padded stack"><h2>{t('sumTitle')}</h2>{report.drawers.length > 0 && <DrawerSums sums={sums} word={t('inDrawers')} />}{paid && <p className="note">{t('onAccounts', { taken: yuan(account.taken.sum), returned: yuan(account.returned.sum) })}</p>}</section>}>
      <section className="sheet">
        <DataTable file={`/api/fees/day?day=${report.day}`} rows={report.drawers} caption={t('dayCaption')} keyOf={row => row.id} empty={<Empty title={t('none')} />} columns={[
          { key: 'clerk', title: t('clerk'), lead: true, cell: row => <>{row.clerk} <span className="note num">{row.user}</span></> },
          { key: 'state', title: t('state'), cell: row => <StateOf row={row} /> },
          { key: 'taken', title: t('m_taken'), right: true, cell: row => yuan(row.sums.taken.sum) },
          { key: 'returned', title: t('m_returned'), right: true, cell: row => yuan(row.sums.returned.sum) },
          { key: 'banked', title: t('m_banked'), right: true, quiet: true, cell: row => yuan(row.sums.banked.sum) },
        ]} />
      </section>
    </ListPage>
  )
}

function StateOf({ row }: { row: DrawerView }) {
  const t = useText(text)
  return (
    <div className="stack">
      <State tone={row.state === 'open' ? 'ok' : row.state === 'offered' ? 'run' : 'off'} size={14}>{t(`s_${row.state}`)}</State>
      {row.difference !== null && <State tone={row.approval ? 'off' : 'diff'} size={14}>{t(row.approval ? 'approved' : 'notApproved', { amount: yuan(row.difference) })}</State>}
    </div>
  )
}
