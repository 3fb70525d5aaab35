import { providerOf } from '#clinics'
import { maskName, peopleOf } from '#holders'
import { regionWords } from '#insurance'
import { bucketOf, type Id, type PersonKey } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOf, movementsOf, sharedAccountsOf, whatWords, type JournalRow } from '#ledger'
import { note } from '#record'
import { speaks } from './agree.ts'
import { memberOf, moneyOf, ownerOf, ruleOf } from './sharing.ts'
import type { FamilyPage, SharedMove, SharingView } from './shared.ts'
import { sharingsOf, sharingsWith, type Sharing } from './store.ts'

const MOST = 50
const sum = (all: readonly { amount: Fen }[]) => all.reduce((total, each) => total + each.amount, 0n)

/** 家庭共济 of a holder: what they share and with whom, who shares with them, whom they speak for as a guardian. The look is on record, also on that of whoever's money it shows. */
export async function familyPage(work: Work, person: PersonKey): Promise<FamilyPage> {
  const [mine, ofMe, wards] = [await sharingsOf(work, person, 'owner'), await sharingsWith(work, person), await wardsOf(work, person)]
  const all = [...mine, ...ofMe, ...wards]
  const people = await peopleOf(work, all.flatMap(s => [memberOf(s), ownerOf(s)]))
  const name = (id: Id) => maskName(people.get(id)?.name ?? '')
  const shared = await sharedAccountsOf(work, person)
  for (const id of new Set([person.id, ...[...mine, ...wards].map(s => s.member)])) await note(work, { verb: 'family.see', person: { bucket: bucketOf(id), id } })
  const views = (of: readonly Sharing[], by: SharingView['by']) => Promise.all(of.map(s => viewOf(work, s, by, name)))
  return {
    accounts: (await accountsOf(work, person)).map(({ region, balance }) => ({ region, regionName: regionWords(work, region), balance: fenNumber(balance), rule: ruleOf(work, region) })),
    mine: await views(mine, 'owner'), ofMe: await views(ofMe, 'member'), wards: await views(wards, 'guardian'),
    balance: fenNumber(shared.reduce((total, each) => total + each.balance, 0n)), moves: await moves(work, person, shared.map(each => each.region)),
  }
}

/** What is shared with those somebody is the guardian of today. */
async function wardsOf(work: Work, person: PersonKey): Promise<Sharing[]> {
  const all = await sharingsOf(work, person, 'guardian')
  const by = await Promise.all(all.map(s => speaks(work, s, person.id)))
  return all.filter((_, i) => by[i] === 'guardian')
}

async function viewOf(work: Work, s: Sharing, by: SharingView['by'], name: (id: Id) => string): Promise<SharingView> {
  const { put, back } = await moneyOf(work, s)
  const left = s.state === 'agreed' || s.state === 'ending' ? (await sharedAccountsOf(work, memberOf(s))).find(each => each.region === s.region)?.balance ?? 0n : 0n
  const underWay = sum(put.filter(each => !each.arrivedAt))
  return {
    id: s.id, member: s.member, by, name: name(by === 'owner' ? s.member : s.owner), ward: by === 'guardian' ? name(s.member) : null, relation: s.relation, state: s.state, region: s.region, regionName: regionWords(work, s.region), ownerRegion: s.ownerRegion,
    askedAt: s.askedAt.toISOString(), agreedAt: s.agreedAt?.toISOString() ?? null, endedAt: s.endedAt?.toISOString() ?? null, endedBy: s.endedBy,
    put: fenNumber(sum(put)), underWay: fenNumber(underWay), spent: fenNumber(sum(put) - underWay - sum(back) - left), back: fenNumber(sum(back)), left: fenNumber(left),
  }
}

/** What moved in the sub-accounts, newest first. */
async function moves(work: Work, person: PersonKey, regions: readonly string[]): Promise<SharedMove[]> {
  const rows = (await Promise.all(regions.map(region => movementsOf(work, person, { region, kind: 'pacc-family', limit: MOST })))).flat().toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq).slice(0, MOST)
  const places = new Map<Id, string | null>()
  for (const id of new Set(rows.flatMap(row => row.provider ?? []))) places.set(id, (await providerOf(work, id))?.name ?? null)
  return rows.map(row => moveOf(row, places))
}
const moveOf = (row: JournalRow, places: ReadonlyMap<Id, string | null>): SharedMove => ({
  id: row.number, at: row.at.toISOString(), amount: fenNumber(row.account), balance: fenNumber(row.balance), ...whatWords[row.what], place: row.provider ? places.get(row.provider) ?? null : null,
  settlement: row.provider ? row.number.slice(0, -1) : null,
})
