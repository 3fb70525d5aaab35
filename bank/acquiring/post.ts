import { createHash } from 'node:crypto'
import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused, fill, type Refusal } from '#kit/refusal'
import { sqlOf, type Sql } from '#kit/sql'
import { priced, type Benefit } from '../merchants/price.ts'
import { benefitWords } from '../merchants/see.ts'
import { selectOffersAt } from '../merchants/store.ts'
import { judgePin } from '../pins/judge.ts'
import { refuse, sayings, type RefusalName } from '../refusals.ts'
import { openWorking } from '../terminals/keys.ts'
import type { Bank } from '../work.ts'
import { decide, refuseMessage, type Decision, type Effect, type PayeeFound } from './decide.ts'
import type { Kept, Terminal } from './held.ts'
import { keyText, type AcquirerRequest, type AcquirerResponse } from './port.ts'
import { insertAnswers, selectFound, selectPayees, writeAll, type Found, type Write } from './store.ts'

/** What became of a message: its answer, or `again` because something it rests on moved meanwhile. */
export type Outcome = AcquirerResponse | 'again'
/** These speak of a message and are kept with it; they have no row of their own, so a reversal may carry the very number of its original. */
const spokenOf = new Set(['reversal', 'dispensed'])

/** What a message asks, apart from how its PIN was enciphered: a repeat is the same content. */
export const digestOf = ({ kind, merchant, card, amount, currency, country, original, payee, order }: AcquirerRequest): Buffer =>
  createHash('sm3').update(JSON.stringify([kind, merchant, card, amount.toString(), currency, country, original && keyText(original), payee, ...order === null ? [] : [order]])).digest()

/**
 * Answers up to 256 messages, each of another card: known ones as before, the rest looked up at one instant, decided here and written in one statement. What met
 * an account that moved meanwhile comes back as `again`. (decision 0173)
 */
export async function postBatch(bank: Bank, requests: readonly AcquirerRequest[]): Promise<Outcome[]> {
  const work = { sql: sqlOf(bank.fast) }
  const now = bank.now()
  const [found, payees, offers] = await Promise.all([
    selectFound(work, requests.map(request => ({ digest: bank.keys.digest('card', request.card), key: keyText(request), original: request.original && keyText(request.original), terminal: request.terminal, pay: request.order }))),
    findPayees({ ...bank, sql: work.sql }, requests),
    selectOffersAt(work, requests.flatMap(({ kind, merchant }) => kind === 'purchase' ? [merchant] : [])),
  ])
  const gained = (request: AcquirerRequest, held: Found['held']) => request.kind === 'purchase' && held ? priced(offers.filter(each => each.merchant === request.merchant && each.bank === held.bank), request.amount, 'pos', dayOf(now)) : null
  const judged = requests.map((request, n) => judge(bank, request, found[n]!, { payee: payees[n] ?? null, benefit: gained(request, found[n]!.held) }, now))
  const of = (how: Judged['how']) => [...judged.keys()].filter(n => judged[n]!.how === how)
  const [written, kept] = await Promise.all([
    writeAll(work, now, dayOf(now), of('write').map(n => writeOf(bank, requests[n]!, found[n]!, judged[n]!, now, n))),
    insertAnswers(work, now, of('keep').map(n => answerRow(requests[n]!, found[n]!, judged[n]!))),
  ])
  return judged.map((one, n) => {
    if (one.how === 'write' && !written.has(n) || one.how === 'keep' && !kept.has(keyText(requests[n]!))) return 'again'
    return one.how === 'write' && requests[n]!.kind === 'balance' && one.answer.code === '00' ? { ...one.answer, balance: written.get(n)! } : one.answer
  })
}

/** A message judged: its answer, and whether it is only said, kept as a refusal, or written with all its effects. */
type Judged = { how: 'say' | 'keep' | 'write'; answer: AcquirerResponse; refused: Refusal<RefusalName> | null; effect: Effect; tries: Decision['tries'] }

/** Nobody but a terminal that signed in leaves anything here; a message known already is answered before all else. */
function judge(bank: Bank, request: AcquirerRequest, { held, own, original, voided, payIn, terminal: row }: Found, { payee, benefit }: { payee: PayeeFound | null; benefit: Benefit | null }, now: Date): Judged {
  const speaks = spokenOf.has(request.kind)
  if (own && !speaks) return { how: 'say', answer: repeat(request, own), refused: null, effect: {}, tries: null }
  const terminal: Terminal | null = row && { ...row, batch: String(row.batch).padStart(6, '0'), working: row.working && openWorking(bank.keys, row.id, row.working, row.cipher) }
  const early = refuseMessage(request, terminal) ?? (held ? null : refuse('card-unknown'))
  const { result, tries } = early ? { result: early, tries: null } : decide({
    request, terminal: terminal!, rules: bank.rules, held: held!, original, voided, payee, benefit, payIn, now,
    entered: judgePin(bank.keys, terminal!.working!.pin, { card: held!.card, number: request.card, verifier: held!.pin?.verifier ?? null }, request.pin),
  })
  const refused = isRefused(result) ? result : null
  const effect = isRefused(result) ? {} : result
  const answer = say(refused, { rrn: speaks && original ? original.rrn : rrnOf(bank, now), auth: refused ? null : speaks ? original?.auth ?? null : authOf(bank), balance: null, at: now, benefit: gainOf(effect.benefit) }, request.amount)
  return { how: speaks ? howSpoken(refused, original, effect) : tries || !refused ? 'write' : terminal?.working ? 'keep' : 'say', answer, refused, effect, tries }
}

/** What speaks of a message changes how that stands, or leaves its tombstone; refused, or done before, it is only answered. */
const howSpoken = (refused: Refusal | null, original: Kept | null, effect: Effect) => refused || original && !effect.original ? 'say' : 'write'

const answerRow = (request: AcquirerRequest, { held }: Found, { answer, refused }: Judged) => ({
  key: keyText(request), bucket: held?.bucket ?? null, card: held?.card ?? null, terminal: request.terminal, kind: request.kind, digest: digestOf(request), code: answer.code, reason: refused!.refused, facts: JSON.stringify(refused!.facts), told: request.amount, rrn: answer.rrn, merchant: request.merchant,
})

function writeOf(bank: Bank, request: AcquirerRequest, { held: found, original }: Found, { answer, refused, effect, tries }: Judged, now: Date, n: number): Write {
  const held = found!
  const { move } = effect
  const { day, usage } = effect.usage ?? { day: held.usedDay, usage: held.usage }
  const speaks = spokenOf.has(request.kind)
  const tombstone = speaks && !original
  const transfer = effect.transfer ? newId(now, bank.random) : null
  return {
    n, bucket: held.bucket, account: held.account, card: held.card, version: held.version,
    amount: move?.amount ?? 0n, cash: move?.cash ?? 0n, clearing: move?.clearing ?? 0n, transit: move?.transit ?? 0n, dispensing: move?.dispensing ?? 0n, settlement: move?.settlement ?? 0n, pay: effect.pays?.number ?? null,
    what: move?.what ?? null, undoes: move?.undoes ?? null, reference: transfer ?? keyText(speaks && request.original ? request.original : request),
    used_day: day, used_atm: usage.atm.fen, used_pos: usage.pos.fen, used_online: usage.online.fen, times_atm: usage.atm.times, times_pos: usage.pos.times, times_online: usage.online.times,
    tries: tries?.tries ?? null, locked: tries?.locked ?? null,
    o_key: effect.original?.key ?? null, o_undone: effect.original?.undoneBy ?? null, o_refunded: effect.original?.refunded ?? null, o_dispensed: effect.original?.dispensed ?? null, frees: effect.frees ?? null,
    key: tombstone ? keyText(request.original!) : speaks ? null : keyText(request), terminal: request.terminal, merchant: request.merchant, kind: tombstone ? 'tombstone' : request.kind,
    digest: tombstone ? null : digestOf(request), code: tombstone ? '22' : answer.code, reason: tombstone ? 'message-reversed' : refused?.refused ?? null, facts: refused && JSON.stringify(refused.facts),
    told: request.amount, rrn: answer.rrn, auth: answer.auth, undone: tombstone ? 'reversal' : null, undid: effect.undid ?? null,
    note: effect.pays ? effect.pays.note : effect.benefit ? benefitWords(request.amount, effect.benefit)?.zh ?? null : null, discount: effect.benefit?.discount ?? 0n, points: effect.benefit?.points ?? 0, offer: effect.benefit?.offer ?? null, earned: move ? effect.points ?? 0 : 0,
    transfer, bank: held.bank, to_bank: effect.transfer?.bank ?? null, to_bucket: effect.transfer?.bucket ?? null, to_account: effect.transfer?.account ?? null,
    payee: transfer ? bank.keys.seal(JSON.stringify(request.payee), `transfers.transfer.payee_sealed|${transfer}`) : null,
  }
}

/** A message that came before: the same content gets the first answer, other content or what was reversed since is refused. */
function repeat(request: AcquirerRequest, own: Kept): AcquirerResponse {
  const bare = { rrn: own.rrn, auth: null, balance: null, at: own.at, benefit: null }
  if (own.undoneBy === 'reversal') return { ...say(refuse('message-reversed'), bare), repeated: true }
  if (!own.digest?.equals(digestOf(request))) return say(refuse('message-differs'), bare)
  const told = { ...bare, auth: own.auth, balance: own.kind === 'balance' && own.code === '00' ? own.balance : null, benefit: gainOf(own) }
  return { ...say(own.reason === null ? null : { refused: own.reason as RefusalName, facts: own.facts ?? {} }, told, own.amount), repeated: true }
}

const gainOf = (gained: Pick<Kept, 'discount' | 'points'> | undefined) => gained && (gained.discount > 0n || gained.points > 0) ? { discount: gained.discount, points: gained.points } : null

function say(refused: Refusal<RefusalName> | null, told: Pick<AcquirerResponse, 'rrn' | 'auth' | 'balance' | 'at' | 'benefit'>, amount = 0n): AcquirerResponse {
  if (!refused) {
    const more = told.benefit && benefitWords(amount, told.benefit)
    return { code: '00', reason: null, zh: more ? `交易成功，${more.zh}` : '交易成功', en: more ? `Approved: ${more.en}` : 'Approved', ...told, repeated: false, standIn: true }
  }
  const { code, zh, en } = sayings[refused.refused]
  return { code, reason: refused.refused, zh: fill(zh, refused.facts), en: fill(en, refused.facts), ...told, repeated: false, standIn: true }
}

/** Who is paid by each transfer, by its place; nothing where there is no such payee. */
export async function findPayees(bank: Pick<Bank, 'keys' | 'banks'> & { sql: Sql }, requests: readonly Pick<AcquirerRequest, 'kind' | 'payee'>[]): Promise<(PayeeFound | null)[]> {
  const places = requests.flatMap((request, n) => request.kind === 'transfer' && request.payee ? [n] : [])
  const found: (PayeeFound | null)[] = []
  if (!places.length) return found
  const rows = await selectPayees(bank, places.map(n => bank.keys.digest('card', requests[n]!.payee!.card)))
  places.forEach((n, i) => {
    const { name, line } = requests[n]!.payee!
    const row = rows[i]
    const asked = line === null ? null : bank.banks.find(each => each.line === line)
    if (line !== null && !asked) { found[n] = { bank: line, bucket: null, account: null }; return }
    if (!row || !row.open || asked && asked.code !== row.bank) return
    if (name !== null && bank.keys.openText(row.name, `customers.customer.name_sealed|${row.customer}`) !== name) return
    found[n] = { bank: row.bank, bucket: row.bucket, account: row.account }
  })
  return found
}

const digits = (bank: Bank, count: number) => String(bank.random(6).readUIntBE(0, 6) % 10 ** count).padStart(count, '0')
const authOf = (bank: Bank) => digits(bank, 6)
/** Field 37: last digit of the year, day of the year, hour, six digits. */
function rrnOf(bank: Bank, now: Date): string {
  const day = dayOf(now)
  const ofYear = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000 + 1
  return `${day[3]}${String(ofYear).padStart(3, '0')}${String((now.getUTCHours() + 8) % 24).padStart(2, '0')}${digits(bank, 6)}`
}
