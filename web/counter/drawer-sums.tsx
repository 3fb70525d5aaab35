import type { Movement, Sums } from '#shared/fees'
import { useText } from '../i18n.ts'
import { Money } from '../ui/money.tsx'
import { yuan } from '../ui/words.ts'
import { text } from './drawer-text.ts'

const order: readonly Movement[] = ['float', 'received', 'taken', 'returned', 'banked', 'difference', 'handed', 'put-away']
/** What came in and went out by kind, and what should be there: the sum of the lines above it. */
export function DrawerSums({ sums, word }: { sums: Sums; word?: string }) {
  const t = useText(text)
  const total = order.reduce((sum, kind) => sum + sums[kind].sum, 0)
  return (
    <dl className="drawersums">
      {order.filter(kind => sums[kind].count).map(kind => (
        <div key={kind}>
          <dt>{t(`m_${kind}`)}{kind === 'taken' || kind === 'returned' ? <span className="num"> × {sums[kind].count}</span> : null}</dt>
          <dd className="num">{yuan(sums[kind].sum, true)}</dd>
        </div>
      ))}
      <div className="sum"><dt>{word ?? t('should')}</dt><dd><Money fen={total} /></dd></div>
    </dl>
  )
}
