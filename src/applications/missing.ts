import type { Work } from '#kit/work'
import type { Person } from '#holders'
import type { Application } from './application.ts'
import { materialsFor } from './apply-alone.ts'
import { materialWords } from './materials.ts'
import { refuse } from './refusals.ts'
import { joined } from './words.ts'

/** Materials due that an application does not hold, by key. A unit's row brings the photo, as does a new card for an old one; the letters belong to its roster. (APP-03, APP-07.a) */
export function missingOf(work: Pick<Work, 'now'>, person: Person, application: Application): string[] {
  const handed = new Set(application.papers.map(each => each.material))
  const due = application.unit || application.replaces ? ['photo'] : materialsFor(work, person, application.region)
  return due.filter(each => each === 'photo' ? !application.photo : !handed.has(each))
}

/** The refusal that names what is missing, or null. (APP-03.c) */
export function refuseMissing(work: Pick<Work, 'now'>, person: Person, application: Application) {
  const missing = missingOf(work, person, application)
  if (!missing.length) return null
  const said = missingWords(missing)
  return refuse('papers-missing', { materials: said.zh, materialsEn: said.en, keys: missing })
}

/** Materials by key as one list of words. */
export const missingWords = (keys: readonly string[]) => joined(keys.map(each => materialWords[each]))
