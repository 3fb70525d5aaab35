import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text } from './text.ts'

/** Around the pages of the three administrators: each sees the own part only. */
export function OfficeFrame({ children }: { children: ReactNode }) {
  const t = useText(text)
  const [staff, record, running] = [useMay('staff.read'), useMay('record.read'), useMay('system.read')]
  const rail = [...staff ? [{ to: patterns.office.staff, name: t('staff') }] : [], ...record ? [{ to: patterns.office.record, name: t('record') }] : [], ...running ? [{ to: patterns.office.running, name: t('running') }] : []]
  return <Shell place={t('place')} rail={rail}>{children}</Shell>
}
