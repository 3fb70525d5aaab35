import { timingSafeEqual } from 'node:crypto'
import { getPerson, refuseHolder, type Person } from '#holders'
import { relationsOf, schemeWords, type Relation } from '#insurance'
import type { Card } from '#cards'
import { sixDigits } from '#kit/code'
import { dayOf } from '#kit/day'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { isSilenced, send } from '#notices'
import { put } from '#outbox'
import { note } from '#record'
import { packOf, requireFunction } from '#regions'
import { paysAlone } from './charge.ts'
import { shownCard } from './declare.ts'
import { nextDay } from './period.ts'
import { bankWords, rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import { endedWords, type EndedWhy } from './shared.ts'
import { endMandates, insertMandate, lockMandate, selectMandatesOf, setNext, setSigned, setTries, type Mandate } from './store-mandate.ts'

const MINUTES = 10, TRIES = 5, A_DAY = 5, PAUSE_MS = 60_000, DAY_MS = 86_400_000
const digestOf = (work: Pick<Work, 'vault'>, id: Id, code: string) => work.vault.digest('mandate-code', `${id}|${code}`)
const holder = ({ bucket, person }: Pick<Mandate, 'bucket' | 'person'>): PersonKey => ({ bucket, id: person })

/** What a mandate would be of: the record somebody pays alone, and the account of the card they showed. Refused by what lacks. */
async function mandatable(work: Work, person: PersonKey, asked: { relation: Id; cardNumber: string }): Promise<{ relation: Relation; card: Card & { bankCard: string }; known: Person } | ReturnType<typeof refuse> | ReturnType<typeof refuseHolder<'person-unknown'>>> {
  const known = await getPerson(work, person)
  if (!known) return refuseHolder('person-unknown')
  const relation = (await relationsOf(work, person, dayOf(work.now))).find(each => each.id === asked.relation)
  if (relation?.state !== '1') return refuse('due-not-yours')
  if (!paysAlone(relation)) return refuse('due-unit-pays', { employer: relation.employerName ?? '用人单位' })
  if (!rulesOf(work, relation.region).deduct) return refuse('deduct-closed', { region: relation.region, regionEn: relation.region })
  const card = await shownCard(work, person, asked.cardNumber)
  if (isRefused(card)) return card
  if (card.financial !== 'active' || card.bankCard === null) return refuse('mandate-account')
  const standing = (await selectMandatesOf(work, person)).find(each => each.state === 'active' && each.region === relation.region && each.insutype === relation.insutype)
  return standing ? refuse('mandate-standing', { number: standing.number }) : { relation, card: { ...card, bankCard: card.bankCard }, known }
}
const fresh = (work: Work, person: PersonKey, relation: Relation, card: Card) => ({
  bucket: person.bucket, id: newId(work.now, work.random), number: `WT${publicNumber(person.bucket, work.random, 16)}`, person: person.id, region: relation.region, insutype: relation.insutype, bank: card.bank, card: card.id,
})

/** 网上签委托: a code goes to the holder's phone; nothing is signed before it is entered. Refused where no code can reach them: then it is signed on paper. (INS-02.a) */
export async function askMandate(work: Work, person: PersonKey, asked: { relation: Id; cardNumber: string }) {
  const of = await mandatable(work, person, asked)
  if (isRefused(of)) return of
  const closed = requireFunction(packOf(of.relation.region) ?? of.relation.region, 'deductions', dayOf(work.now))
  if (closed) return closed
  const { phone } = of.known
  if (!phone || await isSilenced(work, phone)) return refuse('mandate-phone')
  const since = (await selectMandatesOf(work, person)).filter(({ how, askedAt }) => how === 'online' && work.now.getTime() - askedAt.getTime() < DAY_MS)
  if (since.length >= A_DAY || since.some(({ askedAt }) => work.now.getTime() - askedAt.getTime() < PAUSE_MS)) return refuse('mandate-often')
  const [made, code] = [fresh(work, person, of.relation, of.card), sixDigits(work.random)]
  await insertMandate(work, { ...made, how: 'online', paper: null, codeDigest: digestOf(work, made.id, code), codeEnds: new Date(work.now.getTime() + MINUTES * 60_000) })
  await send(work, of.relation.region, person, phone, 'mandate-code', { code, minutes: MINUTES, ...said(work, made, of.card) })
  await note(work, { verb: 'contributions.ask-mandate', person, subject: { kind: 'mandate', id: made.id }, facts: { scheme: schemeWords(made.insutype).zh } })
  return { mandate: made.id, minutes: MINUTES }
}
const said = (work: Work, { region, insutype, bank }: Pick<Mandate, 'region' | 'insutype' | 'bank'>, { bankCard }: Pick<Card, 'bankCard'>) => ({ what: schemeWords(insutype).zh, bank: bankWords(work, region, bank).zh, ending: bankCard?.slice(-4) ?? '' })

/** The code that came to the phone signs the mandate: its bank is told, and what is owed is deducted from the next day of the calendar on. Five wrong ones and the code is void; the refusal is kept, for it counts. (INS-02.b) */
export async function signMandate(work: Work, person: PersonKey, { mandate: id, code, cardNumber }: { mandate: Id; code: string; cardNumber: string }) {
  const asked = await lockMandate(work, { bucket: person.bucket, id })
  if (asked?.person !== person.id || asked.state === 'ended') return refuse('mandate-unknown')
  // whoever did not hear that it was signed, and signs again, is told its number
  if (asked.state === 'active') return refuse('mandate-standing', { number: asked.number })
  if (asked.codeTries >= TRIES || !asked.codeEnds || asked.codeEnds <= work.now) return refuse('mandate-code-none')
  if (!timingSafeEqual(asked.codeDigest!, digestOf(work, asked.id, code))) {
    await setTries(work, asked, asked.codeTries + 1)
    await note(work, { verb: 'contributions.mandate-code-failed', person, facts: { tries: asked.codeTries + 1 } })
    return refuse('mandate-code-wrong', { left: TRIES - asked.codeTries - 1 })
  }
  // the card is still the one that was shown, and nothing is in its way since
  const card = await shownCard(work, person, cardNumber)
  if (isRefused(card)) return card
  if (card.id !== asked.card || card.financial !== 'active') return refuse('mandate-account')
  await setSigned(work, asked)
  return inForce(work, asked, card)
}

/** 纸质委托书: signed on paper at a window, whose clerk has the scan; who stands there was proven by the caller. (INS-02.a) */
export async function enterMandate(work: Work, person: PersonKey, asked: { relation: Id; cardNumber: string; paper: Id }) {
  const of = await mandatable(work, person, asked)
  if (isRefused(of)) return of
  const made = fresh(work, person, of.relation, of.card)
  await insertMandate(work, { ...made, how: 'scan', paper: asked.paper, codeDigest: null, codeEnds: null })
  return inForce(work, made, of.card)
}

/** From now on the mandate stands. */
async function inForce(work: Work, m: Pick<Mandate, 'bucket' | 'id' | 'number' | 'person' | 'region' | 'insutype' | 'bank'>, card: Pick<Card, 'bankCard'>) {
  await setNext(work, { ...holder(m), region: m.region, insutype: m.insutype }, nextDay(dayOf(work.now), rulesOf(work, m.region).deduct))
  await put(work, [{ kind: 'contributions.tell-mandate', bucket: m.bucket, ids: [m.id] }])
  await note(work, { verb: 'contributions.sign-mandate', person: holder(m), subject: { kind: 'mandate', id: m.id }, facts: { scheme: schemeWords(m.insutype).zh, bank: bankWords(work, m.region, m.bank).zh } })
  await send(work, m.region, holder(m), (await getPerson(work, holder(m)))?.phone ?? null, 'mandate-signed', { number: m.number, ...said(work, m, card) })
  return { id: m.id, number: m.number }
}

/** 撤销委托: from now on nothing is ordered under it; its bank is told. What a bank was ordered already it may still deduct. (INS-02.b) */
export async function revokeMandate(work: Work, person: PersonKey, id: Id) {
  const m = await lockMandate(work, { bucket: person.bucket, id })
  if (m?.person !== person.id || m.state === 'asked') return refuse('mandate-unknown')
  if (m.state === 'ended') return refuse('mandate-ended')
  await endMandates(work, { ...person, region: m.region, insutype: m.insutype }, 'revoked')
  await ended(work, [m], 'revoked')
  return { id: m.id, number: m.number }
}
/** Mandates that have just ended: nothing is deducted any more, bank and holder are told. */
export async function ended(work: Work, mandates: readonly Pick<Mandate, 'bucket' | 'id' | 'person' | 'region' | 'insutype' | 'number'>[], why: EndedWhy): Promise<void> {
  for (const m of mandates) {
    await setNext(work, { ...holder(m), region: m.region, insutype: m.insutype }, null)
    await send(work, m.region, holder(m), (await getPerson(work, holder(m)))?.phone ?? null, 'mandate-ended', { what: schemeWords(m.insutype).zh, number: m.number, why: endedWords[why].zh })
    await note(work, { verb: 'contributions.end-mandate', person: holder(m), subject: { kind: 'mandate', id: m.id }, facts: { scheme: schemeWords(m.insutype).zh, why } })
  }
  await put(work, mandates.map(m => ({ kind: 'contributions.tell-mandate', bucket: m.bucket, ids: [m.id] })))
}
