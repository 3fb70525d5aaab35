import { z } from 'zod'
import type { Work } from '../work.ts'

/** What the reader of a registered terminal says of the card in it. The stand-in's reader seals it with the bank's key, as a real one does with its terminal's: a page holds it and cannot read or make one. */
export type Reading = { terminal: string; card: string; social: string | null; at: Date }
const MINUTES = 10
const shape = z.object({ terminal: z.string(), card: z.string(), social: z.string().nullable(), at: z.coerce.date() })
const place = 'visits.reading|reader'

export const sealReading = ({ keys }: Pick<Work, 'keys'>, reading: Reading): string => keys.seal(JSON.stringify(reading), place).toString('base64url')

/** A reading of this terminal, not older than ten minutes; null when it is none. */
export function openReading({ keys, now }: Pick<Work, 'keys' | 'now'>, sealed: string, terminal: string): Reading | null {
  try {
    const { data } = shape.safeParse(JSON.parse(keys.openText(Buffer.from(sealed, 'base64url'), place)))
    return data && data.terminal === terminal && data.at.getTime() > now.getTime() - MINUTES * 60_000 && data.at <= now ? data : null
  } catch { return null }
}
