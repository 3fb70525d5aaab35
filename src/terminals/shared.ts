import { z } from 'zod'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9A-Fa-f]{${bytes * 2}}$`))

/** What a terminal says of the card in it: the centre's challenge, the driver's basic line, the card's answer, its own signature. */
export const readShape = z.object({ challenge: hex(8), basic: z.string().min(60).max(400), cryptogram: hex(8), mac: hex(8) })
export type ReadShape = z.output<typeof readShape>

const word = z.int().min(0).max(0xffff)
const data = (bytes: number) => z.string().regex(new RegExp(`^([0-9A-Fa-f]{2}){0,${bytes}}$`))
/** What a terminal says a chip answered to a diagnosis, signed. (READ-05) */
export const reportShape = z.object({
  challenge: hex(8), atr: data(33), application: word, proof: data(16), pin: word, mac: hex(8),
  records: z.array(z.object({ file: z.enum(['EF05', 'EF06']), tag: z.string().regex(/^[0-9A-F]{2}$/), sw: word, data: data(64) })).max(30),
})
export type ReportShape = z.output<typeof reportShape>
type Words = { zh: string; en: string }
export type DiagnosisCheck = Words & { check: 'reset' | 'files' | 'keys' | 'pin'; good: boolean }
/** Four checks, each told, and what follows: nothing, a reset of the PIN, an exchange. */
export type Diagnosis = Words & { checks: DiagnosisCheck[]; verdict: 'healthy' | 'reset-pin' | 'exchange' }

/** One PIN entry from the pad: its own id and the encrypted block. */
export const entryShape = z.object({ entry: z.uuid(), block: hex(16) })
/** What a terminal says of the finger on its sensor: whether it is the one enrolled, signed. */
export const matchShape = z.strictObject({ matched: z.boolean(), mac: hex(8), key: z.string().max(64).optional() })
/** A change: the old PIN and the new one, as two blocks of one entry. */
export const changeShape = z.object({ entry: z.uuid(), oldBlock: hex(16), newBlock: hex(16) })
export const resetShape = z.object({ entry: z.uuid(), block: hex(16), reset: z.uuid() })

export const kinds = ['till', 'counter', 'branch', 'kiosk'] as const
export type TerminalKind = typeof kinds[number]
/** What a session holds proof of. */
export type Factor = 'card' | 'pin' | 'finger'
/** The business the holder's papers were shown for. */
export const paperBusinesses = ['pin-change', 'pin-reset', 'query-password', 'activation'] as const
export type PaperBusiness = typeof paperBusinesses[number]

/** Activation at a window; `finger` where the policy asks for one: the template and the terminal's signature. */
export const activateShape = z.object({ key: z.string().max(64).optional(), finger: z.object({ template: z.string().regex(/^([0-9a-fA-F]{2}){1,2048}$/), mac: hex(8) }).optional() })

/** The holder's own change of the query password on the web. */
export const queryPasswordShape = z.object({ old: z.string().min(1).max(20), chosen: z.string().min(1).max(20) })
