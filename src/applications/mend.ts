import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, setContact } from '#holders'
import { papersOf } from '#papers'
import type { Id } from '#kit/ids'
import { holderOf, type Application, type Delivery } from './application.ts'
import { otherPhone } from './apply-alone.ts'
import { deleteItem } from './queue-store.ts'
import { refuse } from './refusals.ts'
import type { Paper } from './shared.ts'
import { ready, take, type At } from './step.ts'
import { enqueue, fitting } from './submit.ts'
import { barRelease, undoSuccessor, type WithdrawalDocument } from './successor.ts'

export type Mending = { version?: number | undefined; photo?: Id | undefined; papers?: Paper[] | undefined; phone?: string | undefined; address?: string | undefined; bank?: string | undefined; delivery?: Delivery | undefined }

/** 改好再交: the applicant mends what was named, and it comes back to review. (APP-07.d) */
export async function mend(work: Work, at: At, given: Mending) {
  const found = await ready(work, at, 'mend', given.version)
  if (isRefused(found)) return found
  const person = await getPerson(work, holderOf(found))
  const other = person && otherPhone(person, given.phone)
  if (other) return invalid([other])
  if (found.replaces && given.bank && given.bank !== found.bank) return refuse('bank-stays')
  const next: Application = { ...found, bank: given.bank ?? found.bank, delivery: given.delivery ?? found.delivery }
  const fits = await fitting(work, next) ?? await barRelease(work, found)
  if (fits) return fits
  const sent = [...given.photo ? [given.photo] : [], ...(given.papers ?? []).flatMap(each => each.paper ?? [])]
  if (sent.length && (await papersOf(work, holderOf(found), sent)).length !== new Set(sent).size) return refuse('material-missing', { materials: '重新上传的材料', materialsEn: 'the papers sent again' })
  await setContact(work, holderOf(found), given)
  const mended = await take(work, found, 'mend', { bank: next.bank, delivery: next.delivery, photo: given.photo ?? found.photo,
    papers: [...found.papers.filter(old => !given.papers?.some(each => each.material === old.material)), ...given.papers ?? []] })
  await enqueue(work, [mended])
  return mended
}

/** 撤回: while nobody approved it. Of a replacement or exchange at a counter, with the holder's document; the old card is the holder's again. (LOSS-06, REPL-02) */
export async function withdraw(work: Work, at: At, given: { version?: number | undefined; document?: WithdrawalDocument | undefined } = {}) {
  const found = await ready(work, at, 'withdraw', given.version)
  if (isRefused(found)) return found
  const kept = await undoSuccessor(work, found, given.document ?? null)
  if (kept) return kept
  await deleteItem(work, found.id)
  return take(work, found, 'withdraw')
}
