import type { ReactNode } from 'react'
import { useWho } from '../api/me.ts'
import { useLang, useText } from '../i18n.ts'
import { Shell, type RailItem } from '../ui/shell.tsx'
import { patterns } from './paths.ts'
import { text } from './text.ts'

/** A line of a workplace's rail: where to, its word in this folder's text.ts, and the verb (bank/staff/posts.ts) that its post must hold. */
type RailLine = { to: string; word: keyof typeof text.zh; may?: string; also?: readonly string[] }
const rails: Record<'branch' | 'operations', readonly RailLine[]> = {
  branch: [{ to: patterns.branch.home, word: 'railServe', also: ['/branch/visits'] }, { to: patterns.branch.drawer, word: 'railDrawer', may: 'drawer.own' }],
  operations: [{ to: patterns.operations.home, word: 'railOperations', may: 'operations' }, { to: patterns.operations.merchants, word: 'railMerchants', may: 'merchants' }],
}

/** Around every page of the bank's staff: which workplace, its rail, the reader at the side where one is used. */
export function BankFrame({ place, side, children }: { place: keyof typeof rails; side?: ReactNode; children: ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  const me = useWho()
  const office = me?.organisation as { name: string; en?: string } | null | undefined
  const rail: RailItem[] = rails[place].filter(({ may }) => !may || me?.verbs?.includes(may)).map(({ to, word, also }) => ({ to, name: t(word), ...(also ? { also } : {}) }))
  return (
    <Shell place={t(place === 'branch' ? 'branchPlace' : 'operationsPlace')} seat={lang === 'en' ? office?.en ?? office?.name : office?.name} rail={rail} own={null} {...(side ? { side } : {})}>
      {children}
    </Shell>
  )
}
