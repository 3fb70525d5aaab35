import type { Refusal } from '#kit/refusal'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { dayOf } from '#kit/day'
import { inNameOf } from '#messages'
import { note } from '#record'
import { detailOf } from './batch.ts'
import { fillBills } from './bills.ts'
import { decide } from './decide.ts'
import { posterOf } from './poster.ts'
import { lookUp, prepare } from './prepare.ts'
import type { Item } from './purchase.ts'
import type { Settled } from './settled.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'pre-settle' }

/**
 * 结算: posts a purchase once, however often it is sent; its transaction is the batch's. A repeat is answered as before, also after its session ended.
 * Refusals are not remembered. (MED-07)
 */
export function settle(house: House, item: Item): Promise<Settled | Refusal> {
  return posterOf(house).settle(item)
}

/**
 * 预结算: the same split, posting nothing; the card alone is enough. It shows whom the card belongs to, so it is on the holder's record.
 * The row's number is empty. (MED-07.a, TRUST-02)
 */
export async function preSettle(house: House, asked: Item): Promise<Settled | Refusal> {
  return inWork(house, by, async work => {
    const [bill] = await fillBills(work, [asked], false)
    if (isRefused(bill)) return bill
    const item = bill as Item
    const ready = (await prepare(work, [item], await lookUp(work, [item]), 'pre-settle'))[0]!
    if (ready === 'again') throw new Error('what is only shown waits for no account')
    if (isRefused(ready)) return ready
    const { account: { balance, family }, standing, provider, insured, items, person, year, filings } = ready
    const decision = decide(item.purchase, { provider, insured, items, balance, family: family?.balance ?? 0n, year, filings, today: dayOf(work.now) })
    if (isRefused(decision)) return decision
    const { split } = decision
    // a settlement is its own record; what is only shown is a look. The till's operator is a member of staff, a program's a number of the provider's own
    await note(inNameOf(work, provider.organisation), { verb: 'settlement.see-split', person, subject: { kind: 'provider', id: provider.organisation },
      facts: { code: provider.code, ...item.signNo === null ? { member: item.operator } : {} } })
    return {
      row: { bucket: person.bucket, person: person.id, kind: 'pacc', region: item.purchase.region, seq: 0, number: '', what: 'settlement', at: work.now,
        day: dayOf(work.now),
        account: -split.account, fund: split.fund, cash: split.cash, hospital: 0n, income: split.family, total: split.total,
        balance: balance - split.account, undoes: null,
        provider: provider.organisation, terminal: standing.terminal, operator: item.operator, session: standing.session,
        policies: decision.ground.policies, business: null, detail: null },
      detail: detailOf(work, { ...ready, decision }), reference: item.reference, received: item.received,
    }
  })
}
