import { yuan } from './words.ts'

/** Fen as ¥ yuan; `sign` writes + before what comes in. In table cells use `yuan(fen)` of words.ts alone, the unit is in the header. */
export const Money = ({ fen, sign, className = '' }: { fen: number; sign?: boolean; className?: string }) => (
  <span className={`num ${className}`}><span className="yuan">¥</span>{yuan(fen, sign)}</span>
)
