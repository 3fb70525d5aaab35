import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text as endingText } from '../counter/ending-text.ts'
import { text as billText } from '../insurer/bill-text.ts'
import { text as duesText } from './dues-text.ts'
import { text } from './text.ts'

/** The unit officer's console: the rail's count is people to be mended. */
export function UnitFrame({ bad, children }: { bad?: number; children: ReactNode }) {
  const t = useText(text)
  const ends = useText(endingText)
  const bills = useText(billText)
  const dues = useText(duesText)
  const receives = useMay('production.receive')
  return (
    <Shell place={t('place')} rail={[{ to: patterns.unit.home, name: t('rosters'), count: bad, late: true, also: ['/unit/rosters'] },
      ...(receives ? [{ to: patterns.unit.goods, name: t('goods') }, { to: patterns.unit.collect, name: t('toCollect'), also: ['/unit/people'] }, { to: patterns.unit.ending, name: ends('rail') }] : []), ...(useMay('insurance.staff') ? [{ to: patterns.unit.insured, name: t('insured') }, { to: patterns.unit.bill, name: bills('rail') }] : []), ...(useMay('contributions.unit') ? [{ to: patterns.unit.dues, name: dues('rail') }] : []), { to: patterns.unit.bank, name: t('bank') }, null, { to: patterns.unit.guide, name: t('guide') }]}>
      <div className="stack loose">{children}</div>
    </Shell>
  )
}
