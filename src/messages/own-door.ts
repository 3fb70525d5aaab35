import { createHash } from 'node:crypto'
import { providerOf, type Provider } from '#clinics'
import { bucketOf, publicNumber, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { newestSession, sessionById, type Session } from '#terminals'
import { refuse } from './refusals.ts'
import type { Sender } from './sender.ts'

/** The provider whose clerk is signed in at our own pages. */
export async function ownProvider(work: Work): Promise<Provider | ReturnType<typeof refuse>> {
  const provider = work.by.organisation ? await providerOf(work, work.by.organisation) : null
  return provider ?? refuse('not-a-provider')
}

/** A card session of this provider, open or over: it only says whose card it was, so that a repeat is answered after it ended. */
export async function sessionHere(work: Work, provider: Provider, session: Id): Promise<Session | ReturnType<typeof refuse>> {
  const found = await sessionById(work, bucketOf(session), session)
  return found?.provider === provider.organisation ? found : refuse('reading-over')
}

/** The person of a card session of this provider that is the newest and still open. */
export async function ownSession(work: Work, provider: Provider, session: Id): Promise<Session | ReturnType<typeof refuse>> {
  const bucket = bucketOf(session)
  const person = (await sessionById(work, bucket, session))?.person
  const newest = person && await newestSession(work, { bucket, provider: provider.organisation, person, at: work.now })
  return newest && newest.id === session ? newest : refuse('reading-over')
}

/** A message of a provider's own page: its number comes from the key of the press, so that pressing again is the same message; `content` is what was pressed for. */
export function pressed(work: Work, provider: Pick<Provider, 'code'>, infno: string, key: string, content: unknown): Sender {
  const digest = (text: string) => createHash('sm3').update(text).digest()
  return { msgid: `${provider.code}T${digest(`${infno}|${key}`).toString('hex').slice(0, 17)}`, infno, digest: digest(JSON.stringify(content)), code: provider.code, operator: work.by.id ?? work.by.kind,
    signNo: null, address: '', received: work.now, reference: publicNumber(0, work.random, 20) }
}
