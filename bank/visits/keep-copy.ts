import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { openVisitOf } from './held.ts'
import { putScan, selectScans } from './store.ts'

const MOST = 2 << 20
const isPicture = (bytes: Buffer) => bytes.length <= MOST && (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) || bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')))

/** 留复印件: a side of the document shown, scanned at the window and kept sealed. (ACT-05) */
export async function keepCopy(work: Work, by: Staff, id: Id, page: 'id-front' | 'id-back', bytes: Buffer) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  if (!isPicture(bytes)) return refuse('copy-unreadable')
  await putScan(work, id, page, work.keys.seal(bytes, `visits.scan.bytes_sealed|${id}|${page}`))
  return { copied: await selectScans(work, id) }
}
