import type { DeskView } from '#shared/settlement'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import type { RailItem } from '../ui/shell.tsx'
import { text } from './text.ts'

/** The pages beside a till; out-patients and stays only where the provider is a hospital. `at` is where a page belongs that has no line of its own. */
export function useTillRail(at?: 'visits' | 'stays'): readonly RailItem[] {
  const t = useText(text)
  const desk = useRead<DeskView>('/api/till/desk')
  const hospital = desk.data && !isRefused(desk.data) && desk.data.hospital
  const also = (place: 'visits' | 'stays') => at === place ? [location.pathname] : []
  const care: RailItem[] = hospital ? [{ to: patterns.till.visits, name: t('outpatient'), also: also('visits') }, { to: patterns.till.stays, name: t('inpatient'), also: also('stays') }] : []
  return [{ to: patterns.till.home, name: t('title') }, ...care, { to: patterns.till.filings, name: t('filings') }, { to: patterns.till.clearing, name: t('clearing') }, { to: patterns.till.claims, name: t('claims') }, { to: patterns.till.matches, name: t('matches') }]
}
