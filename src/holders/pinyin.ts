import { pinyin, polyphonic } from 'pinyin-pro'
import { foldName } from './words.ts'

const latin = (text: string) => text.normalize('NFD').replace(/[^A-Za-z]/g, '').toUpperCase()

/** Every way a name may be looked for: as written, and its pinyin by surname reading and by the other readings of its characters (at most 16). */
export function namesOf(name: string): string[] {
  const folded = foldName(name)
  if (!/\p{Script=Han}/u.test(folded)) return [folded, latin(folded)].filter(Boolean)
  const head = pinyin(folded, { toneType: 'none', surname: 'head', type: 'array', nonZh: 'removed', v: true })
  const each = polyphonic(folded, { toneType: 'none', type: 'array', nonZh: 'removed' }).map(readings => [...new Set(readings.map(latin))])
  let all = ['']
  for (const readings of each) all = all.flatMap(start => readings.map(reading => start + reading)).slice(0, 16)
  return [...new Set([folded, head.map(latin).join(''), ...all])]
}

/** What a name typed into a search is compared as: folded; pure Latin as pinyin without spaces and tones. */
export function nameAsked(name: string): string {
  const folded = foldName(name)
  return /\p{Script=Han}/u.test(folded) ? folded : latin(folded)
}
