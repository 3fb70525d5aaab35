import { billsOf, kindWords, mayStep, net, refuseCare, type Bill } from '#care'
import { peopleByPsnNos, type Identified } from '#holders'
import { dayOf, wallClock } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { providersByCodes, standing, type Provider } from '#clinics'
import type { Item, OfVisit, Purchase } from './purchase.ts'
import { refuse } from './refusals.ts'

/**
 * Items whose bill is a visit's, with what the visit has to settle filled in; those of a purchase are as they are. With `hold` the visits are held until the
 * transaction ends: they come before the accounts. (MED-02)
 */
export async function fillBills(work: Work, items: readonly Item[], hold: boolean): Promise<(Item | Refusal)[]> {
  const asked = items.flatMap(({ purchase: { visit } }) => visit ? [visit.id] : [])
  if (!asked.length) return [...items]
  const keys = [...new Set(asked)].flatMap(id => { const bucket = bucketOfNumber(id); return bucket === null ? [] : [{ bucket, id }] })
  const bills = await billsOf(work, keys, hold)
  const people = await peopleByPsnNos(work, [...new Set(items.map(item => item.purchase.psnNo))])
  const providers = await providersByCodes(work, [...new Set(items.map(item => item.code))])
  return items.map(item => {
    const { visit } = item.purchase
    if (!visit) return item
    const provider = standing(providers.get(item.code), item.code, dayOf(work.now))
    if (isRefused(provider)) return provider
    const filled = billed({ ...item.purchase, visit }, bills.get(visit.id), { person: people.get(item.purchase.psnNo), provider, now: work.now })
    return isRefused(filled) ? filled : { ...item, purchase: filled as Purchase }
  })
}

type Whose = { person: Identified | undefined; provider: Provider; now: Date }
/** A visit's bill: this provider's and person's, in the step that settles it, net of what was given back. Pure. */
function billed(purchase: Purchase & { visit: OfVisit }, bill: Bill | undefined, { person, provider, now }: Whose): Purchase | Refusal {
  const { visit: asked, region, insutype, medType } = purchase
  if (!bill || bill.visit.provider !== provider.organisation || bill.visit.person !== person?.id) return refuseCare('visit-unknown')
  const { visit, lines } = bill
  if (visit.kind !== asked.kind) return refuseCare('visit-kind', { infno: asked.kind === 'inpatient' ? '23xx' : '22xx', ...kindWords(visit.kind) })
  const no = mayStep(visit, visit.kind === 'outpatient' || asked.midway ? 'settle midway' : 'settle at the end')
  if (no) return no
  if (visit.final !== null) return refuseCare('visit-settled', { infno: '2305' })
  if (visit.region !== region) return refuse('region-differs', { picked: visit.region, asked: region })
  if (visit.insutype !== insutype) return refuse('insutype-differs', { asked: insutype, has: visit.insutype })
  if (medType && visit.medType !== medType) return refuse('med-type-differs', { asked: medType, has: visit.medType ?? '' })
  const chosen = net(asked.batch === null ? lines : lines.filter(line => line.batch === asked.batch))
  if (!chosen.length) return refuseCare('fees-to-settle-none')
  return {
    ...purchase, medType: visit.medType ?? medType, begun: wallClock(visit.kind === 'outpatient' ? visit.begun : visit.ended ?? now),
    lines: chosen.map(({ sn, code, own, at, amount, count, price, rx, approval }) => ({ sn, code, own, at, amount, count, price, rx, approval })),
    visit: { ...asked, bill },
  }
}

/** The first day that a bill may lie on: a stay is settled whenever it ends, anything else within days. */
export const isStay = ({ visit }: Purchase) => visit?.bill?.visit.kind === 'inpatient'
/** The China day a bill is judged by. */
export const dayOfBill = (purchase: Purchase) => purchase.begun.slice(0, 10)
