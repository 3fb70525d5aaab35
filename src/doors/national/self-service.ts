import type { Bucket, Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { selectMessages, type Sender } from '#messages'
import { newestSession, refuseTerminal, terminalById } from '#terminals'
import type { Envelope } from '../../wire/national/envelope.ts'
import { Decimal, scalar } from '../../wire/national/json.ts'
import { asking } from './of-person.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
/** opter_type of a self-service terminal; opter is then its code. */
const SELF = '2'
/**
 * What a self-service terminal does: `nobody` concerns no person, `card` the person whose card is in it, `posts` the same, answered again to a message that is known. What is not here is a clerk's.
 * (MED-11)
 */
const does: Readonly<Record<string, 'nobody' | 'card' | 'posts'>> = {
  9001: 'nobody', 9002: 'nobody', 1201: 'nobody', 1312: 'nobody', 1901: 'nobody', 2601: 'nobody',
  1101: 'card', 2001: 'card', 2101: 'card', 2206: 'card', '2206A': 'card', 2303: 'card', 5201: 'card', 5202: 'card', 5203: 'card', 5204: 'card', 5206: 'card', 5301: 'card', 5302: 'card', 5304: 'card',
  2102: 'posts', 2201: 'posts', 2202: 'posts', 2207: 'posts', '2207A': 'posts', 2304: 'posts', '2304A': 'posts',
}
export const isSelfService = ({ opter_type }: Envelope): boolean => opter_type === SELF

/** Everybody a message names, in whichever of its nodes. */
const named = ({ input }: Envelope): string[] => [...new Set(Object.values(input).flatMap(node => {
  const psnNo = typeof node === 'object' && node !== null && !Array.isArray(node) && !(node instanceof Decimal) ? scalar(node['psn_no'])?.trim() : null
  return psnNo ? [psnNo] : []
}))]

async function inThis(work: Work, of: { bucket: Bucket; provider: Id; person: Id }, code: string): Promise<Refusal | null> {
  const session = await newestSession(work, { ...of, at: work.now })
  const terminal = session && await terminalById(work, session.terminal)
  return terminal?.code === code ? null : refuseTerminal('kiosk-own-card')
}

/** At a self-service terminal only what it does, and only for the person whose card is in this very terminal; null where that holds, or where no self-service terminal asks. (MED-11.b) */
export async function barredHere(house: House, envelope: Envelope, sender: Sender): Promise<Refusal | null> {
  if (!isSelfService(envelope)) return null
  const kind = does[envelope.infno]
  if (!kind) return refuseTerminal('kiosk-not-here', { infno: envelope.infno })
  if (kind === 'nobody') return null
  if (envelope.infno === '1101') return (envelope.input['data'] as { mdtrt_cert_type?: unknown } | undefined)?.mdtrt_cert_type === '03' ? null : refuseTerminal('kiosk-own-card')
  if (kind === 'posts' && await inWork(house, by, async work => (await selectMessages(work, [sender.msgid])).size > 0)) return null
  for (const psnNo of named(envelope)) {
    const no = await barredFor(house, sender, psnNo)
    if (no) return no
  }
  return null
}

/** Whether somebody's card is in the self-service terminal that asks; also of whom 1101 found. */
export async function barredFor(house: House, sender: Sender, psnNo: string): Promise<Refusal | null> {
  const here = await asking(house, sender, psnNo, async (work, { provider, person }) => await inThis(work, { bucket: person.bucket, provider: provider.organisation, person: person.id }, sender.operator) ?? { here: true as const })
  return isRefused(here) ? here : null
}
