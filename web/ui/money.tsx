import { yuan } from './words.ts'

/** Fen as ¥ yuan; the sign stands before both; `sign` writes + too. In table cells use `yuan(fen)` of words.ts alone, the unit is in the header. */
export const Money = ({ fen, sign, className = '' }: { fen: number; sign?: boolean; className?: string }) => (
  <span className={`num ${className}`}>{fen < 0 ? '−' : sign && fen > 0 ? '+' : ''}<span className="yuan">¥</span>{yuan(Math.abs(fen))}</span>
)
