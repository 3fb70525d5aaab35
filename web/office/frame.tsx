import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { text as imports } from '../centre/imports-text.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text as printing } from './printers-text.ts'
import { text } from './text.ts'

/** Around the pages of the three administrators: each sees the own part only. */
export function OfficeFrame({ children }: { children: ReactNode }) {
  const t = useText(text)
  const says = useText(imports)
  const prints = useText(printing)
  const [staff, printers, record, running, sends] = [useMay('staff.read'), useMay('access.read'), useMay('record.read'), useMay('system.read'), useMay('imports.send')]
  const rail = [...staff ? [{ to: patterns.office.staff, name: t('staff') }] : [], ...printers ? [{ to: patterns.office.printers, name: prints('rail') }] : [], ...record ? [{ to: patterns.office.record, name: t('record') }] : [], ...running ? [{ to: patterns.office.running, name: t('running') }] : [], ...sends ? [{ to: patterns.office.imports, name: says('rail') }] : []]
  return <Shell place={t('place')} rail={rail}>{children}</Shell>
}
