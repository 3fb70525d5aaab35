import { useSyncExternalStore } from 'react'

/** What the search bar was asked, handed to the reception page; never in an address. */
let asked = { value: '', at: 0 }
const listeners = new Set<() => void>()
export function keepSearch(value: string): void {
  asked = { value, at: asked.at + 1 }
  for (const heard of listeners) heard()
}
export const useSearchAsked = () => useSyncExternalStore(heard => { listeners.add(heard); return () => listeners.delete(heard) }, () => asked)

/** What was searched for last, for entering somebody who was not found; in memory only, gone with the page. */
let carried: Search | null = null
export const carry = (search: Search | null): void => { carried = search }
export const carriedSearch = (): Search | null => carried

/** A search as the server takes it: a number of any kind, or a name with the year of birth. */
export type Search = { number: string } | { phone: string } | { name: string; birthYear: number } | { card: string }

/** Reads one line: card number, phone, ID number, or a name followed by a year. Null when it is none of them. */
export function searchOf(line: string): Search | null {
  const folded = line.normalize('NFKC').trim()
  const compact = folded.replace(/[\s-]/g, '').toUpperCase()
  if (/^1\d{10}$/.test(compact)) return { phone: compact }
  if (/^[A-Z]\d{7}[0-9X]$/.test(compact)) return { card: compact }
  if (/^[0-9A-Z]{8,20}$/.test(compact) && /\d{6}/.test(compact)) return { number: compact }
  const named = /^(.+?)[\s,，]*((?:19|20)\d{2})年?$/.exec(folded)
  return named ? { name: named[1]!.trim(), birthYear: Number(named[2]) } : null
}
