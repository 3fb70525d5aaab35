import { cardOwners, takeOverCards } from '#cards'
import { enterChecked, peopleHaving } from '#holders'
import { enrolChecked } from '#insurance'
import type { Id } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { credit } from '#ledger'
import { noteAll } from '#record'
import type { Fault, Ready } from './check-line.ts'
import type { Tally } from './store.ts'

/** A checked line, with the cells it came with. */
export type Checked = { line: number; ready: Ready }
export type Refused = { line: number; faults: readonly Fault[] }

const fault = (kind: string, zh: string, en: string): Fault => ({ kind, zh, en })
const already = fault('person-known', '这个号码已经登记，卡不是这一张或没有卡，没有改动。到窗口打开这个人办', 'This number is on record with another card or none; nothing was changed. Open the person at a counter')
const twice = fault('number-twice', '同一个文件里前面已有这个社会保障号码，卡不是同一张。只留一行', 'The number stands in the file before, with another card. Keep one of the lines')
const otherCard = (zh: string, en: string) => fault('card-of-other', `${zh}已经是另一个人的卡的，没有登记。核对${zh}`, `The ${en} belongs to somebody else’s card; nothing was entered. Check it`)
const cardKinds = { 'card-number': otherCard('社保卡号', 'card number'), ident: otherCard('卡识别码', 'card identification code'), 'bank-card': otherCard('银行卡号', 'bank card number') } as const

/**
 * 接收: checked lines become people, insured, with their cards and the balance they had, in a few statements; each is on record once. Whoever is here already
 * with that very card is known and nothing of theirs is touched; whose number or card is somebody else's is refused. (decision 0135)
 */
export async function takeOver(work: Work, run: Id, lines: readonly Checked[]): Promise<{ tally: Tally; no: Refused[] }> {
  const numbers = lines.flatMap(({ ready }) => numbersOf(ready))
  const [people, owners] = await Promise.all([peopleHaving(work, lines.map(({ ready }) => ready.person.number)), cardOwners(work, numbers)])
  const here = new Map<string, string | null>()
  const refused: Refused[] = []
  const fresh: Checked[] = []
  let known = 0
  for (const each of lines) {
    const { person: { number }, card } = each.ready
    const own = card && `card-number ${card.number}`
    const found = people.get(number)
    if (found) {
      if (own === null || owners.get(own) === found) known++
      else refused.push({ line: each.line, faults: [already] })
    } else if (here.has(number)) {
      if (here.get(number) === own) known++
      else refused.push({ line: each.line, faults: [twice] })
    } else {
      const taken = numbersOf(each.ready).filter(({ kind, value }) => owners.has(`${kind} ${value}`))
      if (taken.length) { refused.push({ line: each.line, faults: taken.map(({ kind }) => cardKinds[kind]) }); continue }
      here.set(number, own)
      for (const { kind, value } of numbersOf(each.ready)) owners.set(`${kind} ${value}`, number)
      fresh.push(each)
    }
  }
  return { tally: { ...await enter(work, run, fresh), known, refused: refused.length }, no: refused }
}

const numbersOf = ({ card }: Ready) => !card ? [] : [{ kind: 'card-number' as const, value: card.number }, { kind: 'ident' as const, value: card.ident },
  ...card.bankCard ? [{ kind: 'bank-card' as const, value: card.bankCard }] : []]

async function enter(work: Work, run: Id, lines: readonly Checked[]): Promise<Omit<Tally, 'known' | 'refused'>> {
  if (!lines.length) return { taken: 0, cards: 0, balance: 0n }
  const entered = await enterChecked(work, lines.map(({ ready }) => ready.person), { noted: false })
  const rows = lines.map(({ line, ready }, i) => {
    const person = entered[i]
    if (!person) throw new Overtaken('a number was entered at another door meanwhile')
    return { line, ready, person: { bucket: person.bucket, id: person.id } }
  })
  await enrolChecked(work, rows.flatMap(({ ready: { insured }, person }) => insured ? [{ ...insured, person }] : []))
  const cards = await takeOverCards(work, rows.flatMap(({ ready: { card }, person }) => card ? [{ ...card, person }] : []))
  const credits = rows.flatMap(({ ready: { balance, insured }, person }) => balance > 0n ? [{ person, region: insured!.region, amount: balance, key: `opening|${person.id}`, policies: [] }] : [])
  const opened = await credit(work, credits, 'opening')
  if (opened.length !== credits.length) throw new Error('a newcomer’s account was opened before')
  const cardOf = new Map(cards.map(({ person, card }) => [person, card]))
  await noteAll(work, rows.map(({ line, ready: { insured, card, balance }, person }) => {
    const id = cardOf.get(person.id)
    return { verb: 'imports.take-over', person, ...id ? { subject: { kind: 'card', id } } : {}, facts: { run, line,
      ...insured && { insured: insured.region, insutype: insured.insutype, since: insured.since }, ...balance > 0n && { fen: balance.toString() },
      ...card && { bank: card.bank, region: card.region, social: card.lost ? 'lost' : card.social, financial: card.financial, handedOver: card.handedOverOn } } }
  }))
  return { taken: rows.length, cards: cards.length, balance: opened.reduce((sum, { amount }) => sum + amount, 0n) }
}
