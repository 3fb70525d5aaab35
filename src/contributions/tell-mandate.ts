import { z } from 'zod'
import { tellBank } from '#banks'
import { getCard } from '#cards'
import { getPerson } from '#holders'
import { schemeWords } from '#insurance'
import { inWork, type By, type Work } from '#kit/work'
import type { Receiver } from '#outbox'
import { lockMandate, setTold } from './store-mandate.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'contributions.tell-mandate' }
const answered = z.object({ rows: z.array(z.object({ number: z.string(), taken: z.boolean().optional(), refused: z.string().optional() })).min(1) })

/**
 * Tells a mandate to its bank as it stands: signed, moved to another card, or revoked, with the count of what was told, so that words that come late or twice change nothing there. Where no bank is connected
 * it counts as told; one that does not answer is told again. (INS-02.b)
 */
export const tellMandate: Receiver = {
  async outside(house, { bucket, ids: [id] }) {
    const told = await inWork(house, by, work => toldOf(work, { bucket, id: id! }))
    if (!told) return
    const { bank, ...mandate } = told
    const answer = await tellBank(house, '/centre/mandates', { bank, mandates: [mandate] })
    const refused = answer === null ? null : answered.parse(answer).rows[0]!.refused ?? null
    await inWork(house, by, work => setTold(work, { bucket, id: id! }, mandate.version, refused))
  },
}

/** What a bank is told of a mandate; null where it has the newest word. */
async function toldOf(work: Work, key: { bucket: number; id: string }) {
  const m = await lockMandate(work, key)
  if (!m || m.state === 'asked' || m.told >= m.version) return null
  const [card, person] = [await getCard(work, m.bucket, m.card), await getPerson(work, { bucket: m.bucket, id: m.person })]
  if (!card?.bankCard || !person) return null
  return { bank: m.bank, number: m.number, version: m.version, card: card.bankCard, name: person.name, idNumber: person.number, what: schemeWords(m.insutype).zh, signedAt: m.signedAt!.toISOString(), revokedAt: m.endedAt?.toISOString() ?? null }
}
