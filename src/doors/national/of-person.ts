import type { Provider } from '#clinics'
import { personByPsnNo, type Person } from '#holders'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { before, claimMessages, inNameOf, senderOf, type Sender } from '#messages'
import { refuseSettlement } from '#settlement'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
type Of = { psnNo: string; /** What is answered with: the number the message makes, or names. */ number: (bucket: number, work: Work) => string }
/** A message done: its number, and what its answer is referred to by. */
export type Done = { number: string; reference: string; received: Date }

/**
 * A message about a person that has an effect, once: known already it is answered as before; new it is claimed with its effect, in the name of the provider that sent
 * it; refused it is not remembered. (settled: msgid)
 */
export function onceOf(house: House, sender: Sender, of: Of, act: (work: Work, to: { provider: Provider; person: Person; number: string }) => Promise<unknown>): Promise<Done | Refusal> {
  const run = async (work: Work): Promise<Done | Refusal> => {
    const known = await before(work, sender)
    if (isRefused(known)) return known
    if (known) return { number: known.number!, reference: known.reference, received: known.receivedAt }
    const { provider, person, refused } = await whose(work, sender, of.psnNo)
    if (refused) return refused
    const number = of.number(person.bucket, work)
    const { msgid, infno, digest, reference, received } = sender
    const claimed = await claimMessages(work, [{ msgid, infno, digest, provider: provider.organisation, psnNo: of.psnNo, bucket: person.bucket, number, outcome: 'done', reference, receivedAt: received }])
    if (!claimed.size) return run(work)
    const done = await act(inNameOf(work, provider.organisation), { provider, person, number })
    return isRefused(done) ? done as Refusal : { number, reference, received }
  }
  return inWork(house, by, run)
}

/** A question about a person, in the name of the provider that asks it. */
export function asking<Answer>(house: House, sender: Sender, psnNo: string, act: (work: Work, of: { provider: Provider; person: Person }) => Promise<Answer>): Promise<Answer | Refusal> {
  return inWork<Answer | Refusal>(house, by, async work => {
    const { provider, person, refused } = await whose(work, sender, psnNo)
    return refused ?? act(inNameOf(work, provider.organisation), { provider, person })
  })
}

async function whose(work: Work, sender: Sender, psnNo: string): Promise<{ provider: Provider; person: Person; refused: null } | { provider: null; person: null; refused: Refusal }> {
  const no = (refused: Refusal) => ({ provider: null, person: null, refused })
  const provider = await senderOf(work, sender)
  if (isRefused(provider)) return no(provider)
  const person = await personByPsnNo(work, psnNo)
  return person ? { provider, person, refused: null } : no(refuseSettlement('psn-unknown'))
}
