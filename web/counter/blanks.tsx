import type { Blanks } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { OfBlanks } from '../centre/blanks.tsx'
import { WindowFrame } from './frame.tsx'

/** 空白卡 of a counter that makes cards on the spot. (PROD-05, PROD-08) */
export default function CounterBlanks() {
  const blanks = useRead<Blanks>('/api/production/blanks')
  return <WindowFrame><Asked of={blanks} rows={8}>{answer => <OfBlanks blanks={answer} />}</Asked></WindowFrame>
}
