import { changeState, enrol } from '#insurance'
import { isYes, envelope, type Answer, type Message } from '../envelope.ts'
import { enter as note, must, type Entry } from '../books.ts'
import { got } from '../ground.ts'
import { basket, identify, saidIn, signOut, signIn, type Program } from '../till.ts'
import { keyOf, type World } from '../world.ts'
import { oneOf, someone, type Act } from './act.ts'
import { ready, readied } from './cashier.ts'
import { enter, insert } from './desk.ts'
import type { Holder } from '../holder.ts'
import { allocate } from './till.ts'

/** A provider's program that gets it wrong: each message is refused by its name, and nothing is posted. */
async function no(pharmacy: Program, message: Message, ...names: string[]): Promise<void> {
  const answer = await pharmacy.ask(message)
  must(!isYes(answer) && (!names.length || names.includes(saidIn(answer))), `${message.infno}: ${names.join(', ')} was answered ${isYes(answer) ? 'yes' : saidIn(answer)}`)
}
const lined = (message: Message) => message.input as { druginfo: Record<string, unknown>; drugdetail: Record<string, unknown>[] }
/** A message with some fields of its input otherwise. */
function otherwise(message: Message, change: (input: ReturnType<typeof lined>) => void): Message {
  change(lined(message))
  return message
}
const asking = (world: World, { till }: Program, data: Record<string, unknown>) => envelope(till, world.now(), '1101', { data: { psn_cert_type: '01', ...data } })

/** Whom the card belongs to, asked in ways that do not do. */
const oddPerson: Act = async world => {
  const pharmacy = world.pharmacy!
  await signIn(world, pharmacy)
  const { number, name, cardNumber } = ready(world) ?? someone(world)
  const odds: readonly (() => Promise<void>)[] = [
    () => no(pharmacy, asking(world, pharmacy, { mdtrt_cert_type: '01', mdtrt_cert_no: 'E1' }), 'ecard-not-here'),
    () => no(pharmacy, asking(world, pharmacy, { mdtrt_cert_type: '07', mdtrt_cert_no: 'E1' }), 'cert-unknown'),
    () => no(pharmacy, asking(world, pharmacy, { mdtrt_cert_type: '02', mdtrt_cert_no: number, certno: number, psn_name: `${name}某` }), 'person-not-found'),
    () => no(pharmacy, asking(world, pharmacy, { mdtrt_cert_type: '03', mdtrt_cert_no: cardNumber || 'X1', card_sn: '00' }), 'card-not-matched'),
    () => no(pharmacy, { ...asking(world, pharmacy, { mdtrt_cert_type: '07', mdtrt_cert_no: 'E1' }), sign_no: 'NOBODY' }, 'sign-in-first'),
    () => no(pharmacy, { ...asking(world, pharmacy, { mdtrt_cert_type: '07', mdtrt_cert_no: 'E1' }), msgid: `${world.ground.offices.hospital.code}${String(world.now().getTime()).padStart(18, '0')}` }, 'provider-differs'),
  ]
  for (const odd of odds) await odd()
}

/** A basket that is wrong in itself, or of somebody, of a scheme, on a day that it cannot be of. */
const oddBasket: Act = async world => {
  const pharmacy = world.pharmacy!
  const holder = await readied(world)
  if (!holder || !await insert(world, 'till', holder)) return
  await signIn(world, pharmacy)
  const who = await identify(world, pharmacy, holder)
  if (!who) return
  holder.psn = who.psn
  const made = (change: (input: ReturnType<typeof lined>) => void, infno: '2101' | '2102' = '2101') => otherwise(basket(world, pharmacy.till, who.psn, infno), change)
  if (!isYes(await pharmacy.ask(made(() => undefined)))) return
  const odds: readonly (() => Promise<void>)[] = [
    () => no(pharmacy, made(({ drugdetail }) => { drugdetail[0]!.med_list_codg = 'NOTHING' }), 'item-unknown'),
    () => no(pharmacy, made(({ drugdetail, druginfo }) => { drugdetail[0]!.det_item_fee_sumamt = Number(drugdetail[0]!.det_item_fee_sumamt) + 1; druginfo.medfee_sumamt = Number(druginfo.medfee_sumamt) + 1 }), 'line-differs'),
    () => no(pharmacy, made(({ drugdetail }) => { drugdetail.push(drugdetail[0]!) }), 'line-twice'),
    () => no(pharmacy, made(({ druginfo }) => { druginfo.medfee_sumamt = Math.round(Number(druginfo.medfee_sumamt) * 100 + 1) / 100 }), 'total-differs'),
    () => no(pharmacy, made(({ druginfo }) => { druginfo.begntime = '2020-01-01 09:00:00' }), 'visit-not-today'),
    () => no(pharmacy, made(({ druginfo }) => { druginfo.insutype = '390' }), 'insutype-differs'),
    () => no(pharmacy, made(({ druginfo }) => { druginfo.psn_no = '99999999999999999999' }), 'psn-unknown'),
    () => no(pharmacy, made(({ druginfo }) => { druginfo.mdtrt_cert_type = '02' }, '2102'), 'id-never-settles'),
  ]
  for (const odd of odds) if (world.chance.happens(70)) await odd()
}

/** Taken back what is not there, or cannot be; a number used twice; signed out, and out again. */
const oddUndo: Act = async world => {
  const pharmacy = world.pharmacy!
  const { till, books } = pharmacy
  await signIn(world, pharmacy)
  const entry = [...books.values()].find(each => each.state === 'settled' && !each.undoing)
  const psn_no = entry?.psn ?? '99999999999999999999'
  await no(pharmacy, envelope(till, world.now(), '2103', { data: { psn_no, setl_id: '12345678901234567890', mdtrt_id: '1' } }), 'settlement-unknown')
  await no(pharmacy, envelope(till, world.now(), '2601', { data: { psn_no, omsgid: `${till.code}202601010000000001`, oinfno: '2101' } }), 'not-reversible')
  if (entry) await no(pharmacy, { ...entry.message, sign_no: till.signNo, input: { ...entry.message.input, druginfo: { ...lined(entry.message).druginfo, invono: 'F2' } } }, 'message-differs')
  if (world.chance.happens(40)) return
  await signOut(world, pharmacy)
  const holder = ready(world)
  if (!holder) return
  await signIn(world, pharmacy)
  await no(pharmacy, asking(world, pharmacy, { mdtrt_cert_type: '03', mdtrt_cert_no: holder.cardNumber, card_sn: holder.ident }), 'card-not-read', 'cannot-settle')
}

/** A settlement over a line that holds, entered in the pharmacy's books. */
async function bought(world: World, pharmacy: Program, psn: string, message = otherwise(basket(world, pharmacy.till, psn, '2102'), ({ druginfo }) => { druginfo.acct_used_flag = '1' })): Promise<Entry | null> {
  const entry: Entry = { message, psn, insured: '340199', state: 'unknown', setlId: null, mdtrtId: null, total: 0n, fund: 0n, account: 0n, cash: 0n, first: null, undoing: null }
  pharmacy.books.set(message.msgid, entry)
  const answer = await pharmacy.ask(message)
  note(entry, answer, isYes(answer))
  return isYes(answer) ? entry : null
}
/** At the till, with the PIN; null when this card opens nothing. */
async function arrived(world: World, holder: Holder, pharmacy: Program): Promise<string | null> {
  const session = await insert(world, 'till', holder)
  if (!session) return null
  await enter(world, 'till', holder, session, holder.pin!)
  await signIn(world, pharmacy)
  const who = await identify(world, pharmacy, holder)
  if (who) holder.psn = who.psn
  return who?.psn ?? null
}

/** What was given back is spent before the giving back is taken back: then it stands. */
const spent: Act = async world => {
  const pharmacy = world.pharmacy!
  const holder = await readied(world)
  if (holder && !holder.balance) await allocate(world)
  const psn = holder && await arrived(world, holder, pharmacy)
  const entry = psn && await bought(world, pharmacy, psn)
  if (!entry) return
  const cancel = envelope(pharmacy.till, world.now(), '2103', { data: { psn_no: psn, setl_id: entry.setlId, mdtrt_id: entry.mdtrtId } }, '340199')
  must(isYes(await pharmacy.ask(cancel)), `${entry.setlId}: was not given back`)
  entry.state = 'undone'
  for (let i = world.chance.below(6); i > 0; i--) await bought(world, pharmacy, psn)
  const left = (await identify(world, pharmacy, holder))?.balance
  const answer: Answer = await pharmacy.ask(envelope(pharmacy.till, world.now(), '2601', { data: { psn_no: psn, omsgid: cancel.msgid, oinfno: '2103' } }, '340199'))
  must(left === undefined || isYes(answer) === (left >= entry.account), `${entry.setlId}: ${entry.account} was ${isYes(answer) ? '' : 'not '}taken again from ${left}`)
  if (isYes(answer)) entry.state = 'settled'
  else must(saidIn(answer) === 'balance-spent', `${entry.setlId}: ${answer.err_msg}`)
}

/** Somebody insured in two regions: where settling has not begun it is refused with the day; what the first purchase picked holds until the card is read again. */
const twoRegions: Act = async world => {
  const pharmacy = world.pharmacy!
  const holder = await readied(world, one => one.insured)
  const psn = holder && await arrived(world, holder, pharmacy)
  if (!psn) return
  const second = got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: keyOf(holder), region: '340122', insutype: '390', psnType: '1501', since: '2020-01-01' })))
  const there = (infno: '2101' | '2102') => otherwise({ ...basket(world, pharmacy.till, psn, infno), insuplc_admdvs: '340122' }, ({ druginfo }) => { druginfo.insutype = '390' })
  await no(pharmacy, there('2102'))
  if (await bought(world, pharmacy, psn)) await no(pharmacy, there(world.chance.pick(['2101', '2102'])), 'region-differs')
  got(await world.as('insurer', 'insurance.change-state', work => changeState(work, second, '4')))
}

const withTill = (act: Act): Act => async world => { if (world.pharmacy && oneOf(world, () => true)) await act(world) }
export const programActs: readonly (readonly [name: string, often: number, act: Act])[] = [['oddPerson', 1, withTill(oddPerson)], ['oddBasket', 2, withTill(oddBasket)], ['oddUndo', 1, withTill(oddUndo)], ['spent', 2, withTill(spent)], ['twoRegions', 2, withTill(twoRegions)]]
