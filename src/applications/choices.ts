import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { PersonKey } from '#kit/ids'
import { fill, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskPhone, refuseHolder } from '#holders'
import { insuredWords, relationsOf } from '#insurance'
import { packOf, policy, policyRow } from '#regions'
import { organisationsOf } from '#staff'
import { barredFrom, materialsFor } from './apply-alone.ts'
import { regionFor } from './ground.ts'
import { materialWords } from './materials.ts'
import { promiseWords } from './promise.ts'
import { sayings } from './refusals.ts'
import { centreOf } from './submit.ts'
import { placeView, postView } from './view.ts'

/** What the region's policy of today allows this person: banks, places, materials, photo, fee and promise; `why` when they cannot apply. */
export async function choicesFor(work: Work, key: PersonKey) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const day = dayOf(work.now)
  const region = await regionFor(work, key)
  const allowed: readonly string[] = policy(region, 'collect.place', day).allowed
  const { width, height, minBytes, maxBytes, ground, onTheSpot } = policy(region, 'photo', day)
  const places = (await Promise.all((['branch', 'counter'] as const).filter(kind => allowed.includes(kind)).map(kind => organisationsOf(work, { kind })))).flat()
    .filter(place => packOf(place.region) === packOf(region))
  const centre = allowed.includes('post') ? await centreOf(work, region) : null
  const barred = await barredFrom(work, person, region)
  const fee = policy(region, 'fee.first', day).fen
  return {
    insured: insuredWords(await relationsOf(work, key, day), day), phone: person.phone && maskPhone(person.phone), address: person.address,
    banks: policy(region, 'banks', day).map(({ code, zh, en }) => ({ code, zh, en })),
    places: [...places.map(place => ({ ...placeView(place), bank: place.bank })), ...centre ? [{ ...postView(centre), bank: null }] : []], photo: { width, height, minBytes, maxBytes, ground, onTheSpot },
    materials: materialsFor(work, person, region).filter(each => each !== 'photo').map(key => ({ key, ...materialWords[key]! })),
    fee: fee ? fenNumber(fee) : null, promise: promiseWords(region, day), source: policyRow(region, 'promise', day).source.map(each => each.title).join('、'),
    why: barred && isRefused(barred) ? { ...whyWords(barred), refused: barred.refused } : null,
  }
}

/** Both sentences of a refusal of this room, as a reason beside a verb that is grey. */
export function whyWords(refusal: { refused: keyof typeof sayings; facts: Parameters<typeof fill>[1] }) {
  const { zh, en } = sayings[refusal.refused]
  return { zh: fill(zh, refusal.facts), en: fill(en, refusal.facts) }
}
