import { mistake, type Mistake } from './roster-mistakes.ts'

const MOST = 50
const DOTS = /[\u00b7\u2022\u2027\u30fb\u0387\u16eb\u2219\u22c5\uff65\u318d]/g
/** Every dot that people type inside a name, as the record compares it. */
export const oneDot = (name: string) => name.replace(DOTS, '\u00b7')

/** A name as typed, in NFC, or what is wrong with it. Names of several parts carry the middle dot; Latin names may hold spaces. (settled: names) */
export function readName(typed: string): { name: string } | Mistake {
  const name = typed.normalize('NFC').trim()
  if (!name) return mistake('name-missing')
  const strange = [...name].filter(char => /[\p{Co}\p{Cn}\p{Cs}\ufffd]/u.test(char))
  if (strange.length) return mistake('name-encode', { characters: strange.join('') })
  const wide = name.normalize('NFKC')
  const latin = /^[A-Za-z][A-Za-z .'\u00b7-]*$/.test(wide)
  if (!latin && /\s/u.test(wide)) return mistake('name-space')
  const forbidden = [...oneDot(wide)].filter(char => !/[\p{Script=Han}\u3007\u00b7]/u.test(char) && !(latin && /[ .'-]/.test(char)) && !/[A-Za-z]/.test(char))
  if (forbidden.length) return mistake('name-characters', { characters: [...new Set(forbidden)].join('') })
  if (/^\u00b7|\u00b7$|\u00b7\u00b7/.test(oneDot(wide))) return mistake('name-characters', { characters: '·' })
  const length = [...name].length
  if (length < 2) return mistake('name-short')
  return length > MOST ? mistake('name-long', { length, most: MOST }) : { name }
}
