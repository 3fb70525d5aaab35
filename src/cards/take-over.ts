import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import { expectFirstPins } from '#pins'
import { put } from '#outbox'
import { policy } from '#regions'
import { place } from './card.ts'
import type { FinancialState } from './life.ts'
import { setTerms, takeAliases } from './store-many.ts'
import { insertTakenOver, ownersOf, type AliasKind, type TakenOverRow } from './store-taken.ts'
import { timersOf } from './term.ts'

/** A card that its holder has had from the system before. `office`: who took it over or, `by` a unit, handed it out: in whose name it stands as delivered. */
export type TakenOver = {
  person: PersonKey; office: Id; by?: 'counter' | 'unit'; region: string; bank: string; number: string; ident: string; bankCard: string | null
  issuedOn: Day; validUntil: Day | null; handedOverOn: Day; social: 'inactive' | 'active'; lost: boolean; financial: FinancialState
}

/** Who has these numbers on a card, as `kind value`: for a file of many. */
export async function cardOwners(work: Work, numbers: readonly { kind: AliasKind; value: string }[]): Promise<Map<string, Id>> {
  const digests = new Map(numbers.map(({ kind, value }) => [work.vault.digest(kind, value).toString('hex'), `${kind} ${value}`]))
  const rows = numbers.length ? await ownersOf(work, [...digests.keys()].map(hex => Buffer.from(hex, 'hex'))) : []
  return new Map(rows.map(({ digest, person }) => [digests.get(digest.toString('hex'))!, person]))
}

/**
 * 接收存量卡: cards as they are in their holders' hands, each the living one of a new line; checked, and put on record, by the import. Whose number another
 * card took meanwhile is met again from the start (`Overtaken`). The PIN stayed behind: the holder sets a first one. A card reported lost is lost. Where the
 * policy has a term to activate the financial account it begins today: nobody is suspended for warnings this system never gave. (decision 0135)
 */
export async function takeOverCards(work: Work, given: readonly TakenOver[]): Promise<{ person: Id; card: Id }[]> {
  if (!given.length) return []
  const { vault, now, random } = work
  const today = dayOf(now)
  const rows = given.map((each): TakenOverRow => {
    const id = newId(now, random)
    const { region, bank, office, by = 'counter', issuedOn, validUntil, social, financial, lost } = each
    return {
      bucket: each.person.bucket, id, person: each.person.id, line: newId(now, random), application: newId(now, random), region, bank, office, by, issuedOn, validUntil, social, financial,
      lost: lost ? newId(now, random) : null, handedOverAt: instantOf(each.handedOverOn)!,
      numberSealed: vault.seal(each.number, place('number', id)), identSealed: vault.seal(each.ident, place('ident', id)), bankCardSealed: each.bankCard ? vault.seal(each.bankCard, place('bank_card', id)) : null,
    }
  })
  const aliases = rows.flatMap((row, i) => {
    const { number, ident, bankCard } = given[i]!
    const named = [['card-number', number], ['ident', ident], ...bankCard ? [['bank-card', bankCard] as const] : []] as const
    return named.map(([kind, value]) => ({ digest: vault.digest(kind, value), kind, bucket: row.bucket, card: row.id }))
  })
  for (const kind of ['card-number', 'ident', 'bank-card'] as const) {
    const asked = aliases.filter(alias => alias.kind === kind)
    if (asked.length && (await takeAliases(work, asked)).size !== asked.length) throw new Overtaken('a card number was taken meanwhile')
  }
  await insertTakenOver(work, rows)
  await expectFirstPins(work, rows)
  await beginTerms(work, rows.filter(row => row.financial !== 'active'), today)
  return rows.map(({ person, id }) => ({ person, card: id }))
}

async function beginTerms(work: Work, rows: readonly TakenOverRow[], today: Day): Promise<void> {
  const due = rows.flatMap(row => {
    const days = policy(row.region, 'financial.term.days', today)
    return days === null ? [] : [{ row, days, last: addDays(today, days) }]
  })
  if (!due.length) return
  await setTerms(work, due.map(({ row, last }) => ({ bucket: row.bucket, id: row.id, last })))
  await put(work, due.flatMap(({ row, days, last }) => timersOf(row, days, last, today)))
}
