import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text } from './text.ts'

/** Around every page of the card centre. */
export function CentreFrame({ children }: { children: ReactNode }) {
  const t = useText(text)
  const makes = useMay('production.run')
  const rail = makes ? [{ to: to(patterns.centre.home), name: t('batches'), also: ['/centre/batches'] }, { to: to(patterns.centre.stock), name: t('stock') }] : []
  return <Shell place={t('place')} rail={rail}>{children}</Shell>
}
