import type { DrawerView } from '#shared/fees'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { DataTable } from '../ui/table.tsx'
import { clock, day, yuan } from '../ui/words.ts'
import { text } from './drawer-text.ts'

/** Every movement of a drawer with what it held after, the newest first. */
export function DrawerLines({ drawer }: { drawer: DrawerView }) {
  const t = useText(text)
  const caption = t('linesOf', { day: day(drawer.day) })
  return (
    <section className="sheet">
      <header><h2>{caption}</h2></header>
      <DataTable rows={drawer.lines.toReversed()} caption={caption} keyOf={line => String(line.seq)} empty={<Empty title={t('none')} />} columns={[
        { key: 'what', title: t('what'), lead: true, cell: line => t(`m_${line.what}`) },
        { key: 'when', title: t('when'), cell: line => <span className="num">{clock(line.at)}</span> },
        { key: 'receipt', title: t('receipt'), cell: line => line.person && line.number ? <Link className="num" to={to(patterns.counter.receipts, { person: line.person })}>{line.number}</Link> : <span className="num">{line.slip ?? ''}</span> },
        { key: 'money', title: t('money'), right: true, cell: line => yuan(line.amount, true) },
        { key: 'after', title: t('after'), right: true, quiet: true, cell: line => yuan(line.holds) },
      ]} />
    </section>
  )
}
