import { z } from 'zod'
import { bankLink } from '#banks'
import type { House } from '#kit/work'

const PATIENCE_MS = 3_000
const told = z.object({ staff: z.array(z.object({ user: z.string(), password: z.string(), post: z.string(), zh: z.string(), en: z.string(), organisation: z.string() })) })

const texts = z.object({ rows: z.array(z.object({ phone: z.string(), text: z.string(), at: z.string() })) })
/** The bank's own text messages, which it sends itself; none where no bank stands beside the demo. */
export async function bankTexts(house: House): Promise<z.output<typeof texts>['rows']> {
  const link = bankLink(house)
  if (!link) return []
  try { return texts.parse(await (await fetch(new URL('/api/sandbox/inbox', link.url), { signal: AbortSignal.timeout(PATIENCE_MS) })).json()).rows } catch { return [] }
}

/** What the partner bank beside the demo tells of itself: where its pages are (its port, on the host one came by) and the sign-ins of its staff. Null where none stands there, or it is a real one. */
export async function bankHere(house: House) {
  const link = bankLink(house)
  if (!link) return null
  try {
    const answer = await fetch(new URL('/api/sandbox', link.url), { signal: AbortSignal.timeout(PATIENCE_MS) })
    return { port: Number(new URL(link.url).port), ...told.parse(await answer.json()) }
  } catch { return null }
}
