import { z } from 'zod'

const key = z.string().max(64).optional()
/** `keep`: the record that stays; `other`: the person on record who is the same, whose everything moves. */
export const requestBody = z.strictObject({ region: z.string().regex(/^\d{6}$/), keep: z.uuid('没有选保留哪一条 | No record is chosen to stay'), other: z.uuid().nullish(), key })
export type RequestBody = z.output<typeof requestBody>
export const decideBody = z.strictObject({ version: z.int(), key })
export const refuseBody = z.strictObject({ version: z.int(), reason: z.string().trim().min(2, '没有写原因 | The reason is missing').max(300), key })
