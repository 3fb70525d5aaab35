import type { Bucket } from '#kit/ids'
import type { CareDetail } from './detail.ts'
import type { FundShare } from './store.ts'

/** What other funds than the pooling fund paid of a posting, by the field's codes; with `sign` -1 what they get back. For clearing. */
export const sharesIn = (of: { bucket: Bucket; number: string; care: CareDetail | null }, sign: 1n | -1n = 1n): FundShare[] =>
  (of.care?.funds ?? []).map(({ fund, amount }) => ({ bucket: of.bucket, number: of.number, fund, amount: sign * amount }))
