import { maskName, maskNumber, peopleOf } from '#holders'
import { dayOf } from '#kit/day'
import { bucketOfNumber, type PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { transfersOf as moneyOf } from '#ledger'
import { note } from '#record'
import { packRegions, policy } from '#regions'
import { organisationById } from '#staff'
import { regionsHere, regionWords } from './office.ts'
import { refuse } from './refusals.ts'
import { schemeWords, type TransferRow, type TransferView } from './shared.ts'
import { selectTransferByNumber, selectWaiting, transfersOfPerson, type Transfer } from './store-transfer.ts'

/** A person's transfers, newest first, with whether the money is there. `here`: regions whose records this office keeps. */
export async function transferViews(work: Work, person: PersonKey, here: ReadonlySet<string> = new Set()): Promise<TransferView[]> {
  const money = await moneyOf(work, person)
  return (await transfersOfPerson(work, person)).map(each => transferView(work, each, money, here))
}

function transferView(work: Work, t: Transfer, money: Awaited<ReturnType<typeof moneyOf>>, here: ReadonlySet<string>): TransferView {
  const sent = money.filter(each => each.key.startsWith(`insurance-transfer ${t.id} `))
  return { id: t.id, person: t.person, relation: t.relation, number: t.number, from: regionWords(work, t.region), to: regionWords(work, t.toRegion), insutype: t.insutype, scheme: schemeWords(t.insutype), state: t.state, months: t.months, counted: t.counted,
    amount: fenNumber(t.amount), carried: t.carried === null ? null : fenNumber(t.carried), money: !sent.length ? 'none' : sent.every(each => each.arrivedAt) ? 'there' : 'on-way', at: t.certifiedAt.toISOString(), endedAt: t.endedAt?.toISOString() ?? null,
    here: here.has(t.toRegion) ? 'to' : here.has(t.region) ? 'from' : null, version: t.version }
}

/** Regions a record can go to: those of every city on this installation. */
export const everyRegion = (work: Pick<Work, 'now'>): { code: string; zh: string; en: string }[] =>
  [...new Map(packRegions().flatMap(pack => policy(pack, 'insured.regions', dayOf(work.now))).map(({ code, zh, en }) => [code, { code, zh, en }])).values()]

/** Certificates that wait for this office, the longest first. */
export async function transfersWaiting(work: Work): Promise<{ rows: TransferRow[] }> {
  const office = await organisationById(work, work.by.organisation!)
  const found = office ? await selectWaiting(work, (await regionsHere(work, office)).map(each => each.code), 100) : []
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  await note(work, { verb: 'insurance.see-transfers', person: null, facts: { rows: found.length } })
  return { rows: found.map(each => ({ id: each.id, person: each.person, name: maskName(people.get(each.person)?.name ?? ''), number: maskNumber(people.get(each.person)?.number ?? ''), certificate: each.number, from: regionWords(work, each.region), scheme: schemeWords(each.insutype), months: each.months, at: each.certifiedAt.toISOString() })) }
}

/** The person of a certificate, by its number. */
export async function findTransfer(work: Work, number: string) {
  const bucket = bucketOfNumber(number)
  const found = bucket === null ? null : await selectTransferByNumber(work, bucket, number)
  if (!found) return refuse('transfer-unknown')
  await note(work, { verb: 'insurance.find-transfer', person: { bucket: found.bucket, id: found.person }, subject: { kind: 'transfer', id: found.id } })
  return { person: found.person, id: found.id }
}
