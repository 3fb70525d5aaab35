import { credit } from '#ledger'
import { accountSpent, must, type Entry } from '../books.ts'
import { envelope, isYes } from '../envelope.ts'
import type { Holder } from '../holder.ts'
import { basket, identify, send, signIn, undo, type Program } from '../till.ts'
import type { World } from '../world.ts'

/** Whether a settlement's fate is still open: nothing heard, or an undo that was not answered. */
export const open = (entry: Entry) => entry.state === 'unknown' || entry.undoing !== null

/** What the account must hold by the books of holder, pharmacy and hospital; null while something is open. */
export function believed({ pharmacy, hospital }: Pick<World, 'pharmacy' | 'hospital'>, holder: Holder): bigint | null {
  if (!holder.psn) return holder.balance
  const mine = [pharmacy, hospital].flatMap(program => program ? [...program.books.values()] : []).filter(entry => entry.psn === holder.psn)
  return mine.some(open) ? null : holder.balance - accountSpent(mine)
}

/** A purchase of a holder whose session is open with its PIN: asked, shown, settled. */
export async function buy(world: World, pharmacy: Program, holder: Holder): Promise<void> {
  await signIn(world, pharmacy)
  const who = await identify(world, pharmacy, holder)
  if (!who) return
  holder.psn = who.psn
  const hope = believed(world, holder)
  must(hope === null || who.balance === hope, `${holder.cardNumber}: 1101 says ${who.balance}, the books say ${hope}`)
  if (world.chance.happens(40)) {
    const shown = await pharmacy.ask(basket(world, pharmacy.till, who.psn, '2101'))
    if (isYes(shown)) must(!(shown.output!.setlinfo as { setl_id?: unknown }).setl_id, 'a pre-settlement has a settlement number')
  }
  await settleAs(world, pharmacy, holder)
}

/** Settles a basket for somebody whose session is open; whether it was answered as settled. */
export async function settleAs(world: World, pharmacy: Program, { psn }: Holder): Promise<boolean> {
  await signIn(world, pharmacy)
  const message = basket(world, pharmacy.till, psn!, '2102')
  const entry: Entry = { message, psn: psn!, insured: '340199', state: 'unknown', setlId: null, mdtrtId: null, total: 0n, fund: 0n, account: 0n, cash: 0n, first: null, undoing: null }
  pharmacy.books.set(message.msgid, entry)
  await send(pharmacy, entry)
  return entry.state === 'settled'
}

/** What a till does about a settlement: asks again, takes it back, or reverses what it did not hear of. */
export async function follow(world: World, pharmacy: Program): Promise<void> {
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

const reversal = (world: World, { till }: Program, entry: Entry) =>
  envelope(till, world.now(), '2601', { data: { psn_no: entry.psn, omsgid: entry.message.msgid, oinfno: '2102' } }, entry.insured)

/** The end of the day: everything arrives, and what is open is asked until it is answered; then the books must agree to the fen. */
export async function settleUp(world: World, pharmacy: Program): Promise<void> {
  pharmacy.line.calm()
  while (await pharmacy.line.arrive());
  if (pharmacy.till.signNo) await signIn(world, pharmacy)
  for (const entry of pharmacy.books.values()) {
    if (entry.undoing) await undo(pharmacy, entry, entry.undoing)
    if (entry.state === 'unknown' && !entry.undoing) await undo(pharmacy, entry, reversal(world, pharmacy, entry))
    must(!open(entry), `${entry.message.msgid} is still open`)
  }
}

const followUp = async (world: World) => { if (world.pharmacy) await follow(world, world.pharmacy) }
const later = async (world: World) => { await world.pharmacy?.line.arrive() }

/** 医保个人账户: the month's money for everybody, once. */
export const allocate = async (world: World) => {
  const month = world.chance.happens(30) ? ++world.months : world.months
  for (const holder of world.holders) {
    if (!holder.insured && !holder.card) continue
    const [done] = await world.as('centre', 'ledger.credit', work => credit(work, [{ person: { bucket: holder.bucket, id: holder.person }, region: '340199', amount: 8_000n, key: `sim-${month}`, policies: [] }]))
    if (!done) continue
    holder.balance += 8_000n
    const hope = believed(world, holder)
    must(hope === null || done.balance === hope, `${holder.number}: told ${done.balance}, should have ${hope}`)
  }
}

export const tillActs: readonly (readonly [name: string, often: number, act: (world: World) => Promise<void>])[] = [['followUp', 4, followUp], ['later', 2, later], ['allocate', 2, allocate]]
