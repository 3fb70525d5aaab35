import { applySuccessor, lockCard, mayReplace, type AgentShape, type Card, type DocumentShape, ofOtherCity } from '#cards'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { yuan } from '#kit/money'
import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { takeFee } from '#fees'
import { papersOf } from '#papers'
import { policy, requireFunction } from '#regions'
import { endSessionsOfCard } from '#terminals'
import type { Application, Delivery } from './application.ts'
import { applicationsOf } from './find.ts'
import { refuse } from './refusals.ts'
import { successorReasons, type ApplicationKind, type SuccessorReason } from './shared.ts'
import { selectRequested } from './store.ts'
import { barRelease } from './successor.ts'
import { fitting, openApplication, reachable, submitAll } from './submit.ts'

export type SuccessorForm = {
  reason: string; delivery?: Delivery | undefined; photo?: Id | undefined; fee?: number | undefined; /** What the holder paid from the financial account; without it the fee is cash. */ payment?: Id | undefined; key?: string | undefined; oldCard?: string | undefined
  document: DocumentShape; agent?: AgentShape | null | undefined; /** The link of who acts for a minor; the document is then theirs. */ guardian?: Id | undefined
}
type Kind = Exclude<ApplicationKind, 'first'>

/** The fee of today in fen, with who approved it. (REPL-02) */
export const feeOf = (work: Pick<Work, 'now'>, region: string, kind: Kind) => policy(region, `fee.${kind}`, dayOf(work.now))

/** The photo of the person's last application that had one. */
export async function photoOnRecord(work: Work, person: PersonKey): Promise<Id | null> {
  return (await applicationsOf(work, person)).find(each => each.photo)?.photo ?? null
}

/**
 * 补卡、换卡、到期换领 at a counter: an application that names the card it replaces. The card is held meanwhile: of two clerks at once one applies, the same press twice is
 * answered as before. An exchange takes the old card in, and its open sessions end; a renewal is shown the old card, which works on. The fee is the pack's, and the one the clerk was shown: else `fee-changed`; cash goes into the clerk's open drawer, or what was paid from the account is spent on it.
 * Refused as `mayReplace` says, and `application-open`, `bank-not-here`, `delivery-not-here`, `post-needs-contact`, `document-…`, `agent-…`, `guardian-…`. (REPL-01, REPL-02, REPL-04, LOSS-06, HOLD-06)
 */
export async function replaceCard(work: Work, at: PersonKey, card: Id, kind: Kind, form: SuccessorForm) {
  const old = await lockCard(work, at.bucket, card)
  if (!old || old.person !== at.id) return refuse('old-card-unknown')
  const before = form.key ? await selectRequested(work, at.bucket, old.id, form.key) : null
  if (before) return before
  const elsewhere = await ofOtherCity(work, old)
  if (elsewhere) return elsewhere
  const inHand = old.state === 'handed-over' && !old.closedAs
  const barred = (inHand ? await openApplication(work, at) : null) ?? mayReplace(work, old, kind) ?? requireFunction(old.region, 'card', dayOf(work.now))
  if (barred) return barred
  const asked = await askedOf(work, at, old, kind, form)
  if (isRefused(asked)) return asked
  const shown = await applySuccessor(work, old, kind, form)
  if (isRefused(shown)) return shown
  if (kind === 'exchange') await endSessionsOfCard(work, old, 'stopped')
  const [made] = await submitAll(work, [{ person: at, region: old.region, bank: old.bank, delivery: asked.delivery, channel: 'counter', photo: asked.photo,
    successor: { kind, replaces: old.id, reason: asked.reason, fee: asked.fee, request: form.key ?? null } }])
  if (!made) return await openApplication(work, at) ?? refuse('application-unknown')
  return await barRelease(work, made) ?? await paid(work, made, kind, form.payment) ?? made
}

/** The fee is paid before anything is made: into the clerk's drawer, or by what the account paid, with a receipt; without either nothing was applied for. (REPL-02) */
async function paid(work: Work, made: Application, reason: Kind, payment: Id | undefined) {
  if (made.fee === 0n) return null
  const receipt = await takeFee(work, { person: { bucket: made.bucket, id: made.person }, application: made.id, reason, amount: made.fee, region: made.region, day: dayOf(made.submittedOn), payment })
  return isRefused(receipt) ? receipt : null
}

/** What was asked, whole and fitting; faults of fields are told together. */
async function askedOf(work: Work, at: PersonKey, old: Card, kind: Kind, form: SuccessorForm) {
  const photo = form.photo ?? await photoOnRecord(work, at)
  const reason = Object.keys(successorReasons[kind]).find(each => each === form.reason) as SuccessorReason | undefined
  const faults = [
    ...reason ? [] : [{ field: 'reason', zh: '没有选原因', en: 'No reason is chosen' }],
    ...form.delivery ? [] : [{ field: 'delivery', zh: '没有选新卡在哪里领', en: 'No place of collection is chosen' }],
    ...kind !== 'renewal' || form.oldCard ? [] : [{ field: 'oldCard', zh: '没有看旧卡：照旧卡填卡号，或放进读卡器', en: 'The old card was not seen: copy its number, or put it into the reader' }],
    ...photo ? [] : [{ field: 'photo', zh: '档案里没有照片，要照一张', en: 'There is no photo on record; take one' }],
  ]
  if (faults.length) return invalid(faults)
  if (form.photo) {
    const [paper] = await papersOf(work, at, [form.photo])
    if (paper?.kind !== 'photo' || !paper.good) return refuse('material-missing', { materials: '照片', materialsEn: 'the photo', keys: ['photo'] })
  }
  const fits = await fitting(work, { region: old.region, bank: old.bank, delivery: form.delivery! })
  if (fits) return fits
  if (form.delivery!.kind === 'post' && !await reachable(work, at)) return refuse('post-needs-contact')
  const { fen } = feeOf(work, old.region, kind)
  if (form.fee !== undefined && BigInt(form.fee) !== fen) return refuse('fee-changed', { fee: yuan(fen) })
  return { photo: photo!, reason: reason!, delivery: form.delivery!, fee: fen }
}

export const isReplaced = (result: Awaited<ReturnType<typeof replaceCard>>): result is Application => !isRefused(result)
