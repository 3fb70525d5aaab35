import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { useDesk } from '../reader.ts'
import { useTillRail } from '../till/rail.ts'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { Shell } from '../ui/shell.tsx'
import { text } from './text.ts'
import './ward.css'

/** Around a hospital's pages: the reader at the side, the till one step away. */
export function WardFrame({ at, children }: { at?: 'visits' | 'stays'; children: ReactNode }) {
  const t = useText(text)
  const rail = useTillRail(at)
  useDesk('till')
  return <Shell place={t('place')} rail={rail} side={<ReaderPanel />}>{children}</Shell>
}
