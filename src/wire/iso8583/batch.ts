import type { Fen } from '#kit/money'

/** What a terminal's batch adds up to: money taken (`debit`) and given back or paid in (`credit`), in fen, and of how many transactions each. */
export type Sums = { debits: number; debit: Fen; credits: number; credit: Fen }
/** What the answer to a settlement says of sums: `asked` in the request, then whether the bank has the same. */
export type Verdict = 'asked' | 'equal' | 'unequal' | 'error'
/** A transaction of a batch as it is uploaded: its number in the batch, card and amount. `foreign`: the card of a network abroad. */
export type Detail = { foreign: boolean; stan: string; pan: string; amount: Fen }
/** F48: the sums of a settlement, for cards of the country and from abroad; or transactions of an upload, eight at most; or how many were uploaded. */
export type Additional = { totals: Sums; verdict: Verdict; abroad: Sums; abroadVerdict: Verdict } | { details: readonly Detail[] } | { count: number }

export const noSums: Sums = { debits: 0, debit: 0n, credits: 0, credit: 0n }
export const sameSums = (one: Sums, other: Sums) => one.debits === other.debits && one.debit === other.debit && one.credits === other.credits && one.credit === other.credit
/** How many transactions one message of an upload carries. */
export const DETAILS = 8
/** How many transactions of a side F48 can count. */
export const COUNTED = 999

const verdicts: readonly Verdict[] = ['asked', 'equal', 'unequal', 'error']
const digits = (value: bigint | number, length: number): string | null => value >= 0 && value < 10n ** BigInt(length) ? value.toString().padStart(length, '0') : null
const whole = (parts: readonly (string | null)[]): string | null => parts.includes(null) ? null : parts.join('')

function readSums(text: string): { sums: Sums; verdict: Verdict } | null {
  const verdict = verdicts[Number(text[30])]
  return verdict ? { sums: { debit: BigInt(text.slice(0, 12)), debits: Number(text.slice(12, 15)), credit: BigInt(text.slice(15, 27)), credits: Number(text.slice(27, 30)) }, verdict } : null
}

/** F48 tells by its length which of the three it is: 62 digits, two and forty for each transaction, or four. */
export function readAdditional(text: string): Additional | null {
  if (text.length === 4) return { count: Number(text) }
  if (text.length === 62) {
    const [own, abroad] = [readSums(text.slice(0, 31)), readSums(text.slice(31))]
    return own && abroad && { totals: own.sums, verdict: own.verdict, abroad: abroad.sums, abroadVerdict: abroad.verdict }
  }
  const count = Number(text.slice(0, 2))
  if (count < 1 || count > DETAILS || text.length !== 2 + 40 * count) return null
  const details = Array.from({ length: count }, (_, n) => /^0([01])(\d{6})0*(\d{12,19})(\d{12})$/.exec(text.slice(2 + 40 * n, 42 + 40 * n)))
  // a number of 20 digits is none; one of fewer than twelve would take zeros for its own
  if (details.some((match, n) => !match || text[10 + 40 * n] !== '0' || match[3]!.startsWith('0'))) return null
  return { details: details.map(match => ({ foreign: match![1] === '1', stan: match![2]!, pan: match![3]!, amount: BigInt(match![4]!) })) }
}

export function writeAdditional(value: Additional): string | null {
  if ('count' in value) return digits(value.count, 4)
  if ('totals' in value) {
    const sums = ({ debits, debit, credits, credit }: Sums, verdict: Verdict) => [digits(debit, 12), digits(debits, 3), digits(credit, 12), digits(credits, 3), String(verdicts.indexOf(verdict))]
    return whole([...sums(value.totals, value.verdict), ...sums(value.abroad, value.abroadVerdict)])
  }
  if (value.details.length > DETAILS) return null
  return whole([digits(value.details.length, 2), ...value.details.flatMap(({ foreign, stan, pan, amount }) => [foreign ? '01' : '00', stan, pan.padStart(20, '0'), digits(amount, 12)])])
}
