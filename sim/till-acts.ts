import { accountSpent, must, type Entry } from './books.ts'
import { envelope, isYes } from './envelope.ts'
import type { Holder } from './holder.ts'
import { basket, identify, send, signIn, undo, type Pharmacy } from './till.ts'
import type { World } from './world.ts'

/** Whether a settlement's fate is still open: nothing heard, or an undo that was not answered. */
const open = (entry: Entry) => entry.state === 'unknown' || entry.undoing !== null

/** What the account must hold by the books of holder and pharmacy; null while something is open. */
export function believed(pharmacy: Pharmacy | null, holder: Holder): bigint | null {
  if (!pharmacy || !holder.psn) return holder.balance
  const mine = [...pharmacy.books.values()].filter(entry => entry.psn === holder.psn)
  return mine.some(open) ? null : holder.balance - accountSpent(pharmacy.books, holder.psn)
}

/** A purchase of a holder whose session is open with its PIN: asked, shown, settled. */
export async function buy(world: World, pharmacy: Pharmacy, holder: Holder): Promise<void> {
  await signIn(world, pharmacy)
  const who = await identify(world, pharmacy, holder)
  if (!who) return
  holder.psn = who.psn
  const hope = believed(pharmacy, holder)
  must(hope === null || who.balance === hope, `${holder.cardNumber}: 1101 says ${who.balance}, the books say ${hope}`)
  if (world.chance.happens(40)) {
    const shown = await pharmacy.ask(basket(world, pharmacy.till, who.psn, '2101'))
    if (isYes(shown)) must(!(shown.output!.setlinfo as { setl_id?: unknown }).setl_id, 'a pre-settlement has a settlement number')
  }
  const message = basket(world, pharmacy.till, who.psn, '2102')
  const entry: Entry = { message, psn: who.psn, insured: '340199', state: 'unknown', setlId: null, mdtrtId: null, total: 0n, fund: 0n, account: 0n, cash: 0n, first: null, undoing: null }
  pharmacy.books.set(message.msgid, entry)
  await send(pharmacy, entry)
}

/** What a till does about a settlement: asks again, takes it back, or reverses what it did not hear of. */
export async function follow(world: World, pharmacy: Pharmacy): Promise<void> {
  const entries = [...pharmacy.books.values()]
  if (!entries.length || !pharmacy.till.signNo) return
  await signIn(world, pharmacy)
  const entry = world.chance.pick(entries)
  entry.message.sign_no = entry.message.sign_no || pharmacy.till.signNo
  if (entry.undoing) return undo(pharmacy, entry, entry.undoing)
  if (entry.state === 'unknown' || world.chance.happens(30)) {
    return world.chance.happens(60) ? send(pharmacy, entry) : undo(pharmacy, entry, reversal(world, pharmacy, entry))
  }
  if (entry.state !== 'settled') return
  return undo(pharmacy, entry, world.chance.happens(50) ? reversal(world, pharmacy, entry)
    : envelope(pharmacy.till, world.now(), '2103', { data: { psn_no: entry.psn, setl_id: entry.setlId, mdtrt_id: entry.mdtrtId } }, entry.insured))
}

const reversal = (world: World, { till }: Pharmacy, entry: Entry) =>
  envelope(till, world.now(), '2601', { data: { psn_no: entry.psn, omsgid: entry.message.msgid, oinfno: '2102' } }, entry.insured)

/** The end of the day: everything arrives, and what is open is asked until it is answered; then the books must agree to the fen. */
export async function settleUp(world: World, pharmacy: Pharmacy): Promise<void> {
  pharmacy.line.calm()
  while (await pharmacy.line.arrive());
  if (pharmacy.till.signNo) await signIn(world, pharmacy)
  for (const entry of pharmacy.books.values()) {
    if (entry.undoing) await undo(pharmacy, entry, entry.undoing)
    if (entry.state === 'unknown' && !entry.undoing) await undo(pharmacy, entry, reversal(world, pharmacy, entry))
    must(!open(entry), `${entry.message.msgid} is still open`)
  }
}
