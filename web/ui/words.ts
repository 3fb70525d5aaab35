import { lang } from '../i18n.ts'

const OFFSET = 8 * 3_600_000
const at = (iso: string) => new Date(Date.parse(iso) + OFFSET).toISOString()
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Today in China. Pages live in real time; rules never use this. */
export const today = () => new Date(Date.now() + OFFSET).toISOString().slice(0, 10)
/** An instant on a record: 2026-11-22 10:42:07, China time. */
export const stamp = (iso: string) => at(iso).slice(0, 19).replace('T', ' ')
/** The China day of an instant. */
export const dayOf = (iso: string) => at(iso).slice(0, 10)
/** Time of day of an instant, 10:42. */
export const clock = (iso: string) => at(iso).slice(11, 16)
/** A day in a sentence: 11月22日 this year, 2025年3月1日 else; 22 Nov 2026 in English. Takes yyyy-MM-dd or an instant. */
export function day(value: string): string {
  const iso = value.length > 10 ? dayOf(value) : value
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number]
  if (lang() === 'en') return `${date} ${months[month - 1]} ${year}`
  return iso.slice(0, 4) === today().slice(0, 4) ? `${month}月${date}日` : `${year}年${month}月${date}日`
}
/** An instant in a sentence: 今天 10:42, 11月22日 10:42. */
export function moment(iso: string): string {
  if (dayOf(iso) === today()) return `${lang() === 'en' ? 'today' : '今天'} ${clock(iso)}`
  return lang() === 'en' ? `${day(iso)}, ${clock(iso)}` : `${day(iso)} ${clock(iso)}`
}
/** 12,480. */
export const count = (n: number) => n.toLocaleString('en-US')
/** Fen as yuan: two decimals always, thousands grouped, a true minus; `sign` puts + before what comes in. */
export function yuan(fen: number, sign = false): string {
  const size = Math.abs(fen)
  const text = `${Math.floor(size / 100).toLocaleString('en-US')}.${String(size % 100).padStart(2, '0')}`
  return `${fen < 0 ? '−' : sign && fen > 0 ? '+' : ''}${text}`
}
/** Yuan as somebody typed them, as fen; null where that is no amount. */
export const fenOf = (typed: string): number | null => {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}
/** A long receipt number in groups of four. */
export const groups = (number: string) => number.replace(/(.{4})(?=.)/g, '$1 ')
/** A percent without decimals unless below 1. */
export const percent = (part: number, whole: number) => {
  const p = whole ? (part * 100) / whole : 0
  return `${p > 0 && p < 1 ? p.toFixed(1) : Math.round(p)}%`
}
/** Parts of a line with the comma of the language; what is empty is left out. */
export const joined = (...parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(lang() === 'en' ? ', ' : '，')
