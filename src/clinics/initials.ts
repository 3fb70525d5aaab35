import { pinyin } from 'pinyin-pro'

/** The initials a name is searched by: of each character's pinyin, Latin letters and figures as they are. 维生素C片 → wsscp */
export function initialsOf(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase()
  return pinyin(folded, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replace(/[^a-z0-9]/g, '').slice(0, 60)
}

/** What of a name the search goes by: every two neighbouring characters of it. */
export function gramsOf(text: string): string[] {
  const letters = [...text.toLowerCase()]
  return [...new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))]
}
