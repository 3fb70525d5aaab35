import { keepUntaken, reconcileBanks } from '#bankdays'
import { activationOf } from '#banks'
import { inWork, type By } from '#kit/work'
import { hearBank, passLosses } from '#losses'
import type { Notice } from '../bank.ts'
import { must } from '../books.ts'
import { documentOf, type Holder } from '../holder.ts'
import { count } from '../tally.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, type Act } from './act.ts'
import { auditFiles, settleFiles } from './files.ts'

/** At the partner bank and between the two: accounts activated, lost and released there, what is told on its way, reports passed on, the day compared. */
const accountOf = (world: World, holder: Holder | null) => holder?.card ? world.bank.of(holder.card) : null
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bank sim' }

/** A notice arrives; the holder knows what it made of the account. */
async function arrives(world: World, { bank, id, what, card, at, seq, how }: Notice): Promise<boolean> {
  const heard = what === 'activated' ? await toldActive(world, card, bank) : await inWork<unknown>(world.house, by, work => hearBank(work, card, bank, { lost: what === 'lost', how, since: at, until: null, seq }))
  const no = refusedAs(heard)
  await inWork(world.house, by, work => keepUntaken(work, { bank, notice: id, what, card }, no === null || no === 'financial-active' ? null : { refused: no, zh: no, en: no }))
  if (what === 'activated') await learnActive(world, card)
  return no === null || no === 'financial-active'
}
const toldActive = async (world: World, card: string, bank: string): Promise<unknown> => count(world.tally, 'bank.activated', await inWork<unknown>(world.house, by, work => activationOf(work, card, bank)))
/** A teller cannot note an activation by hand here; the bank activates and tells it: another bank's word is refused, its own a second time changes nothing. */
const tells: Act = async world => {
  const holder = carded(world)
  if (!holder) return
  must(refusedAs(await world.ask('teller', 'POST /banks/activation-notice', { body: { person: holder.person, card: holder.card } })) === 'bank-tells-itself', `${holder.cardNumber}: an activation was noted by hand`)
  const account = accountOf(world, holder)
  if (!account) return
  must(refusedAs(await toldActive(world, account.number, account.bank === '95588' ? '95533' : '95588')) === 'not-your-bank', `${holder.cardNumber}: another bank activated it`)
  world.bank.activate(account)
  for (let i = 0; i < 2; i++) await toldActive(world, account.number, account.bank)
  await learnActive(world, account.number)
}
/** The centre knows that an account is active, if the card is in hand. */
async function learnActive(world: World, card: string): Promise<void> {
  const account = world.bank.accounts.find(each => each.number === card)
  const holder = account && world.holders.find(each => each.card === account.order && each.collected)
  if (!holder) return
  holder.bankTold = true
  const view = await world.ask(holder, 'GET /my/card')
  if (view.card?.id === holder.card) holder.suspended = view.card.facts.some((fact: { kind: string; until: string | null }) => fact.kind === 'suspension' && !fact.until)
}

const activate: Act = async world => { const account = accountOf(world, carded(world, one => !one.bankTold)); if (account) world.bank.activate(account) }
const ring: Act = async world => { const account = accountOf(world, carded(world)); if (account) world.bank.lose(account, world.chance.pick(['phone', 'written'] as const)) }
const freed: Act = async world => { const account = accountOf(world, carded(world, one => accountOf(world, one)?.lost)); if (account) world.bank.release(account) }

/** Somebody's account is active, and the centre heard of it. */
export async function activeAtBank(world: World, holder: Holder): Promise<void> {
  const account = accountOf(world, holder)
  if (!account || holder.bankTold) return
  world.bank.activate(account)
  await tellAll(world)
}
async function tellAll(world: World): Promise<void> { for (const notice of world.bank.notices.splice(0)) if (!await arrives(world, notice)) world.bank.notices.push(notice) }

/** Somebody's account is active and lost at the bank, and the centre heard of both. */
export async function lossAtBank(world: World): Promise<void> {
  const account = accountOf(world, carded(world))
  if (!account) return
  world.bank.activate(account)
  world.bank.lose(account, 'written')
  await tellAll(world)
}

/** What is to be told arrives: in any order, twice, or never. */
export const deliver: Act = async world => {
  const waiting = world.bank.notices.splice(0)
  const left: Notice[] = []
  while (waiting.length) {
    const [notice] = waiting.splice(world.chance.below(waiting.length), 1) as [Notice]
    if (!world.bank.calm && world.chance.happens(25)) continue
    const taken = await arrives(world, notice)
    if (world.chance.happens(20)) await arrives(world, notice)
    if (!taken) left.push(notice)
  }
  world.bank.notices.push(...left)
}

/** Both reports in one visit, the line to the bank cut now and then; or the second alone. */
const both: Act = async world => {
  const holder = carded(world)
  const account = accountOf(world, holder)
  if (!holder?.card) return
  world.bank.cut = world.chance.happens(40) ? 1 + world.chance.below(2) : 0
  const params = { person: holder.person, card: holder.card }
  const body = { document: documentOf(holder) }
  const alone = world.chance.happens(45)
  const done = alone ? await world.ask('clerk', 'POST /cards/:person/:card/report-bank-loss', { params, body }) : await world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params, body: { ...body, financial: true } })
  world.bank.cut = 0
  if (refusedAs(done) !== null) return
  if (!alone) Object.assign(holder, { lost: true, lapses: false })
  if (done.report.financial === 'lost') must(refusedAs(await world.ask('clerk', 'POST /cards/:person/:card/report-bank-loss', { params, body })) === 'financial-lost-already', `${holder.cardNumber}: reported twice at the bank`)
  must(done.report.financial !== 'lost' || Boolean(account?.lost), `${holder.cardNumber}: answered as stopped at the bank, and it is not`)
  must(done.report.financial !== 'open' || done.report.lostSince === null, `${holder.cardNumber}: open and answered`)
}
/** The same by the holder, on the web. */
const own: Act = async world => {
  const holder = carded(world, one => one.lost) ?? carded(world)
  if (!holder) return
  world.bank.cut = world.chance.happens(40) ? 1 : 0
  const done = await world.ask(holder, 'POST /my/card/report-bank-loss', { body: {} })
  world.bank.cut = 0
  must(refusedAs(done) !== null || done.report.socialAt === null, `${holder.cardNumber}: the social account was reported with the other`)
}
const again: Act = async world => {
  world.bank.cut = world.chance.happens(30) ? 1 : 0
  world.pass(10)
  await passLosses(world.house)
  world.bank.cut = 0
}

/** The day after: lists, comparison, repair. */
export const compareDays: Act = async world => {
  world.pass(1_440)
  await reconcileBanks(world.house)
  for (const account of world.bank.accounts) if (account.active) {
    const [row] = await world.sql<{ told: boolean }>`select exists (select 1 from banks.activation where card = ${account.order}) as told`
    if (row!.told) await learnActive(world, account.number)
  }
}

/** At the end the line is mended, what hung arrives, the next day comes: both sides' books agree. */
export async function settleBank(world: World): Promise<void> {
  world.bank.calm = true
  await passLosses(world.house)
  world.pass(10)
  await passLosses(world.house)
  await deliver(world)
  await settleFiles(world)
  await compareDays(world)
  await settleFiles(world)
  await fetchLate(world)
  world.pass(70)
  await reconcileBanks(world.house)
  await settleOrders(world)
  await auditFiles(world)
  const rows = await world.sql<{ id: string; financial: string; lost: boolean; usable: boolean; numbers: number }>`select c.id, c.financial, c.state = 'handed-over' and c.closed_as is null as usable,
    exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.account = 'financial' and f.kind = 'loss' and f.until is null) as lost from cards.card c`
  const cards = new Map(rows.map(row => [row.id, row]))
  const orders = world.bank.accounts.map(account => account.order)
  must(new Set(orders).size === orders.length, 'the bank opened two accounts for one card')
  for (const account of world.bank.accounts) {
    const card = cards.get(account.order)
    if (!card?.usable) continue
    must((card.financial === 'active') === account.active, `${account.number}: ${card.financial} here, active ${account.active} at the bank`)
    must(card.lost === (account.lost !== null), `${account.number}: lost ${card.lost} here, ${account.lost ?? 'not lost'} at the bank`)
  }
  const [open] = await world.sql<{ count: number }>`select count(*)::int as count from losses.report where financial = 'open'`
  must(open!.count === 0, `${open!.count} reports to the bank are open`)
  const [differs] = await world.sql<{ kind: string; what: string; key: string }>`select kind, what, key from bankdays.difference d where how is null and not (kind = 'activation' and exists (select from cards.card c where c.id::text = d.key)) and kind <> 'opening' limit 1`
  must(!differs || await belongsToEnded(world, differs.key), `a difference is open: ${differs?.kind} ${differs?.what}`)
}
/** What the bank told months late stands in the list of the day on which it did it: as many days are fetched as it takes. */
async function fetchLate(world: World): Promise<void> {
  for (let rounds = 0; rounds < 60; rounds++) {
    const [late] = await world.sql`select from bankdays.difference where how is null and kind = 'activation' and what = 'theirs-missing' limit 1`
    if (!late || !(await reconcileBanks(world.house)).length) return
  }
}
/** A city may have lived through more days than one round fetches; and an order that never came goes again, to stand in the list of the day on which it did. */
async function settleOrders(world: World): Promise<void> {
  if (!world.bank.files.used) return
  for (let i = 0; i < 8 && (await reconcileBanks(world.house)).length; i++) await settleFiles(world)
  await compareDays(world)
  await settleFiles(world)
  world.pass(70)
  await reconcileBanks(world.house)
}
/** A card that has ended takes no word of the bank any more. */
async function belongsToEnded(world: World, key: string): Promise<boolean> {
  const [row] = await world.sql<{ ended: boolean }>`select c.closed_as is not null or c.state <> 'handed-over' as ended from cards.alias a join cards.card c on c.bucket = a.bucket and c.id = a.card where encode(a.digest, 'hex') = left(${key}, 64)`
  return row?.ended ?? false
}

export const bankActs: readonly (readonly [name: string, often: number, act: Act])[] = [['bankActivate', 3, activate], ['bankAtOnce', 2, tells], ['bankRing', 3, ring], ['bankFreed', 2, freed], ['bankTells', 4, deliver], ['bothLosses', 4, both], ['ownBankLoss', 2, own], ['passAgain', 2, again], ['bankDays', 1, compareDays]]
