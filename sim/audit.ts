import { differences } from '#ledger'
import type { Id } from '#kit/ids'
import { must } from './books.ts'
import { believed } from './acts/till.ts'
import { TRIES } from './acts/desk.ts'
import { countDrawers } from './acts/fees.ts'
import { countHands } from './acts/hands.ts'
import { auditCare } from './care-laws.ts'
import { laws } from './laws.ts'
import { auditVisits } from './ward.ts'
import type { World } from './world.ts'

type Seen = { person: Id; card: Id | null; balance: bigint | null; wrong: number | null; locked: boolean | null; mustSet: boolean | null; initial: boolean | null; state: string | null; place: Id | null; social: string | null; financial: string | null; lost: boolean; handedIn: boolean; oldStopped: boolean | null }

/** After every step: what the centre keeps must be what the holders' own books say. All holders in one look. */
export async function audit(world: World): Promise<void> {
  await auditVisits(world, world.hospital)
  const rows = await world.sql<Seen>`select h.id as person, a.balance, c.id as card, p.wrong, p.locked_at is not null as locked, p.must_set as "mustSet", p.initial, c.state, c.place, c.social, c.financial,
      exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.account = 'social' and f.kind = 'loss' and f.until is null) as lost,
      exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.kind = 'hold' and f.until is null) as "handedIn",
      (select bool_and(o.stopped_at is not null) from oldcards.old_card o where o.bucket = h.bucket and o.person = h.id) as "oldStopped"
    from holders.person h left join cards.card c on c.bucket = h.bucket and c.person = h.id and c.state = 'handed-over' and c.closed_as is null
    left join pins.pin p on p.bucket = c.bucket and p.card = c.id left join ledger.account a on a.bucket = h.bucket and a.person = h.id and a.kind = 'pacc' and a.region = '340199'`
  const seen = new Map(rows.map(row => [row.person, row]))
  must(seen.size === rows.length, 'somebody has two cards in hand')
  for (const holder of world.holders) {
    const at = seen.get(holder.person)
    const who = holder.cardNumber || holder.number
    if (!at) { must(false, `${who}: nowhere`); continue }
    const hope = believed(world, holder)
    must(hope === null || (at.balance ?? 0n) === hope, `${who}: the account holds ${at.balance ?? 0n}, the books say ${hope}`)
    must((at.card ?? null) === (holder.collected ? holder.card : null), `${who}: the card in hand is another than the holder's`)
    must((at.oldStopped ?? false) === holder.oldStopped, `${who}: the old card is stopped ${at.oldStopped}, by the holder ${holder.oldStopped}`)
    if (!holder.collected) continue
    must(at.place === null, `${who}: in two places`)
    must(at.wrong !== null, `${who}: its PIN is gone`)
    must(at.locked === holder.locked, `${who}: locked at the centre ${at.locked}, by the holder's count ${holder.locked}`)
    must(at.mustSet === holder.mustSet, `${who}: a PIN to be set ${at.mustSet}, by the holder ${holder.mustSet}`)
    must(at.initial === (holder.pin === '123456'), `${who}: its PIN is the initial one ${at.initial}`)
    if (!holder.locked && !holder.mustSet) must(at.wrong === holder.wrong, `${who}: ${TRIES - at.wrong!} tries left, by the holder's count ${TRIES - holder.wrong}`)
    must(at.lost === holder.lost || holder.lapses, `${who}: lost at the centre ${at.lost}, by the holder ${holder.lost}`)
    must((at.financial === 'active') === holder.bankTold, `${who}: its financial account is ${at.financial}, the bank told of it ${holder.bankTold}`)
    must(at.handedIn === holder.handedIn, `${who}: handed in at the centre ${at.handedIn}, by the holder ${holder.handedIn}`)
    must(at.social !== 'active' || holder.pin !== '123456' || world.now().toISOString() > '2027-11-30', `${who}: active with its initial PIN`)
  }
}

/** At the end, and now and then: the laws of custody, fees, states, PINs, the change-over and silence over whole tables, and every clerk counts the drawer. */
export async function auditWhole(world: World): Promise<void> {
  await countDrawers(world)
  await countHands(world)
  await world.as('centre', 'audit', async work => must((await differences(work)).length === 0, 'a balance is not the sum of its movements'))
  const [broken] = await world.sql.text<{ law: string; what: string }>('laws', laws, [])
  must(!broken, `${broken?.law}: ${broken?.what}`)
  await auditCare(world)
}
