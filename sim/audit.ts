import { differences } from '#ledger'
import { must } from './books.ts'
import { believed } from './till-acts.ts'
import type { World } from './world.ts'

const TRIES = 10
type Seen = { card: string; balance: bigint | null; wrong: number | null; locked: boolean; state: string; place: string | null; social: string; financial: string }

/** After every step: what the centre keeps must be what the holders' own books say, and the centre's own sums must hold. All holders in one look. */
export async function audit(world: World): Promise<void> {
  await world.as('centre', 'audit', async work => must((await differences(work)).length === 0, 'a balance is not the sum of its movements'))
  const rows = await world.sql<Seen>`select c.id as card, a.balance, p.wrong, p.locked_at is not null as locked, c.state, c.place, c.social, c.financial
    from cards.card c left join pins.pin p on p.bucket = c.bucket and p.card = c.id
    left join ledger.account a on a.bucket = c.bucket and a.person = c.person and a.kind = 'pacc' and a.region = '340199'`
  const seen = new Map(rows.map(row => [row.card, row]))
  for (const holder of world.holders) {
    const at = seen.get(holder.card)
    if (!at) { must(false, `${holder.cardNumber}: nowhere`); continue }
    const hope = believed(world.pharmacy, holder)
    must(hope === null || (at.balance ?? 0n) === hope, `${holder.cardNumber}: the account holds ${at.balance ?? 0n}, the books say ${hope}`)
    must(at.wrong !== null, `${holder.cardNumber}: its PIN is gone`)
    must(at.locked === holder.locked, `${holder.cardNumber}: locked at the centre ${at.locked}, by the holder's count ${holder.locked}`)
    if (!holder.locked && !holder.mustSet) must(at.wrong === holder.wrong, `${holder.cardNumber}: ${TRIES - at.wrong!} tries left, by the holder's count ${TRIES - holder.wrong}`)
    must((at.state === 'handed-over') === holder.collected, `${holder.cardNumber}: in two hands`)
    must((at.place === null) === holder.collected, `${holder.cardNumber}: nowhere, or in two places`)
    must(at.financial !== 'active', `${holder.cardNumber}: financially active without the bank`)
    must(at.social !== 'active' || holder.pin !== '123456', `${holder.cardNumber}: active with its initial PIN`)
  }
}
