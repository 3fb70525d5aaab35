import { dayOf } from '#kit/day'
import { unprintable } from '#kit/font'
import { personKey, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { applicationWord, feeStands, getApplication, type Application } from '#applications'
import { bankOf } from '#banks'
import { getPerson } from '#holders'
import { papersOf } from '#papers'
import type { SuccessorKind } from '#cards'
import { policy } from '#regions'
import { organisationById, organisationsOf, serves } from '#staff'
import { faceOf, siteOf } from './blanks.ts'
import { refuse } from './refusals.ts'
import { lastBlank } from './store-blank.ts'
import { printerOf, type Printer } from './store-printer.ts'

/** An application for a card in place of another. */
export type Successor = Application & { kind: SuccessorKind }
export type InstantAt = { person: Id; application: Id }

/** The replacement, exchange or renewal, if it is this person's and of a city that the office at work serves. (POL-05) */
export async function applicationHere(work: Work, at: InstantAt) {
  const found = await getApplication(work, personKey(at.person).bucket, at.application)
  const office = await organisationById(work, siteOf(work))
  const here = found && found.person === at.person && found.kind !== 'first' && office && (await serves(work, office))(found.region)
  return here ? found as Successor : refuse('instant-unknown')
}

/** The kind of blank an application's card is made of, at the office at work. */
export const blankFor = (work: Work, { bank, region }: Pick<Application, 'bank' | 'region'>) => ({ site: siteOf(work), bank, face: faceOf(region) })

/**
 * Whether the card of an application can be made here and now, before anything is touched: the city allows it (a renewal wherever an exchange is), the counter has a printer, the new card is collected here, it is
 * approved and paid, there is a blank, and name and photo can be printed. Its printer, or why not. (PROD-08)
 */
export async function mayIssue(work: Work, found: Successor): Promise<Printer | Exclude<Awaited<ReturnType<typeof whyNot>>, null>> {
  const printer = await printerOf(work, siteOf(work))
  return await whyNot(work, found, printer) ?? printer!
}

async function whyNot(work: Work, found: Successor, printer: Printer | null) {
  const city = policy(found.region, 'region.name', dayOf(work.now))
  if (!policy(found.region, 'instant.issuing', dayOf(work.now)).includes(found.kind === 'renewal' ? 'exchange' : found.kind)) return refuse('instant-not-in-city', { city: city.zh, cityEn: city.en })
  if (!printer) return refuse('instant-no-printer', { ...await placesWith(work, found.region) })
  if (found.delivery.organisation !== siteOf(work)) return refuse('instant-other-place', { place: (await organisationById(work, found.delivery.organisation))?.name ?? '' })
  if (found.state !== 'approved') return refuse('instant-not-approved', { state: applicationWord[found.state].zh, stateEn: applicationWord[found.state].en })
  if (!await feeStands(work, found)) return refuse('instant-unpaid')
  const bank = bankOf(work, found.region, found.bank)
  if ((await lastBlank(work, blankFor(work, found))).remaining === 0) return refuse('instant-no-blank', { bank: bank?.short ?? found.bank })
  return await unprintableOf(work, found)
}

/** What the face could not show: nothing is begun that could not be printed. (PROD-03.b) */
async function unprintableOf(work: Work, found: Application) {
  const key = { bucket: found.bucket, id: found.person }
  const wrong = unprintable((await getPerson(work, key))!.name)
  if (wrong) return refuse('proof-character', { character: wrong, code: `U+${wrong.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` })
  const [photo] = found.photo ? await papersOf(work, key, [found.photo]) : []
  return photo?.kind === 'photo' && photo.good ? null : refuse('proof-photo')
}

/** The counters of a city that have a printer, by name. */
export async function placesWith(work: Work, region: string): Promise<{ places: string; placesEn: string }> {
  const names: string[] = []
  for (const office of await organisationsOf(work, { kind: 'counter' })) if ((await serves(work, office))(region) && await printerOf(work, office.id)) names.push(office.name)
  return { places: names.length ? `可以当场做的窗口：${names.join('、')}` : '本市还没有窗口有打印机', placesEn: names.length ? `Counters that can: ${names.join(', ')}` : 'No counter of the city has one yet' }
}
