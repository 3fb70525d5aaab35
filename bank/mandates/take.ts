import { isRefused } from '#kit/refusal'
import { selectCards } from '../cards/store.ts'
import { openCustomer } from '../customers/people.ts'
import { refuse, sayingOf } from '../refusals.ts'
import type { Work } from '../work.ts'
import { putMandate } from './store.ts'

/** A mandate as the centre tells it: whose card, what may be deducted; `version` counts what was told of it, so that an older word that comes late changes nothing. */
export type ToldMandate = { number: string; version: number; card: string; name: string; idNumber: string; what: string; signedAt: Date; revokedAt: Date | null }

/** 代扣授权: takes what the centre tells of mandates, each by itself; the account must be its signer's own. Told again it is the same. (INS-02.b) */
export async function takeMandates(work: Work, bank: string, told: readonly ToldMandate[]) {
  if (!work.banks.some(({ code }) => code === bank)) return refuse('bank-unknown', { bank })
  const rows: object[] = []
  for (const mandate of told) {
    const done = await take(work, bank, mandate)
    rows.push(isRefused(done) ? { number: mandate.number, ...sayingOf(done) } : { number: mandate.number, taken: true })
  }
  return { rows }
}

async function take(work: Work, bank: string, { card: number, name, idNumber, ...mandate }: ToldMandate) {
  const [card] = await selectCards(work, [work.keys.digest('card', number)])
  if (card?.bank !== bank) return refuse('card-unknown')
  const holder = await openCustomer(work, card.bucket, card.customer)
  if (holder.idNumber !== idNumber.toUpperCase() || holder.name !== name.normalize('NFC')) return refuse('person-wrong')
  if (!mandate.revokedAt && card.closedAt) return refuse('card-closed')
  await putMandate(work, bank, { ...mandate, bucket: card.bucket, account: card.account }, work.now)
  return { taken: true }
}
