import { z } from 'zod'
import { liveCardOf } from '#cards'
import { enterPerson, findByNumber, foldName, getPerson } from '#holders'
import { enrol, refuseInsurance, whyNotEnrol } from '#insurance'
import { isDay } from '#kit/day'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { organisationById } from '#staff'

const body = z.strictObject({
  key: z.string().max(64).optional(), number: z.string().min(15).max(18), name: z.string().min(1).max(60), cardNumber: z.string().max(20).nullish(),
  insutypes: z.array(z.string().regex(/^\d{3}$/)).min(1).max(5), psnType: z.string().regex(/^1[123]\d{2,4}$/), since: z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01'), base: z.int().nonnegative().max(100_000_000),
})
type Body = z.output<typeof body>

/**
 * The person an employer names, who shows the card by the number on its face where there is one in hand; a newcomer is entered, since the first enrolment is what
 * entitles to a card. (INS-06)
 */
async function named(work: Work, given: Body) {
  const known = await findByNumber(work, given.number)
  const person = known && await getPerson(work, known)
  if (!person) return enterPerson(work, { number: given.number, name: given.name })
  if (foldName(person.name) !== foldName(given.name)) return refuseInsurance('enrol-name-differs')
  const card = await liveCardOf(work, person)
  if (card?.state !== 'handed-over') return person
  if (!given.cardNumber?.trim()) return refuseInsurance('enrol-card-missing')
  return card.number === given.cardNumber.trim().toUpperCase() ? person : refuseInsurance('enrol-card-differs')
}

export const unitInsuredRoutes: Route[] = [
  route({
    method: 'POST', path: '/unit/insured', may: 'staff:insurance.staff', summary: 'An employer enrols somebody it hires in one or more insurances of its region; all or none', body,
    handle: async (work, { body: given }) => {
      const unit = (await organisationById(work, work.by.organisation!))!
      if (unit.kind !== 'unit') return refuseInsurance('enrol-not-employer')
      const person = await named(work, given)
      if (isRefused(person)) return person
      const rows: { id: string; insutype: string; version: number; base: number }[] = []
      for (const insutype of new Set(given.insutypes)) {
        const wanted = { person, region: unit.region, insutype, psnType: given.psnType, employer: unit.id, since: given.since, base: BigInt(given.base) }
        const made = await whyNotEnrol(work, wanted) ?? await enrol(work, wanted)
        if (isRefused(made)) return made
        rows.push({ id: made.id, insutype, version: made.version, base: fenNumber(made.base) })
      }
      return { person: person.id, rows }
    },
  }),
]
