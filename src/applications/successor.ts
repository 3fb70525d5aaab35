import { giveBack, liftBar, setBar } from '#cards'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { returnFee } from '#fees'
import { presentDocument } from '#holders'
import { mayDo } from '#staff'
import { holderOf, type Application } from './application.ts'
import { refuse } from './refusals.ts'

const old = (application: Application) => ({ bucket: application.bucket, id: application.replaces! })

/** The application lives again, or still: no loss report of the old card is released meanwhile. Refused where there is none that stands. (LOSS-06) */
export async function barRelease(work: Work, application: Application) {
  if (application.kind === 'first') return null
  const card = await setBar(work, old(application), application.kind, application.number)
  return isRefused(card) ? card : null
}

/** The application came back: the report can be released until it is sent again. (LOSS-06) */
export async function freeRelease(work: Work, application: Application): Promise<void> {
  if (application.replaces) await liftBar(work, old(application))
}

export type WithdrawalDocument = { kind: string; number: string; validUntil: string | null }

/**
 * What withdrawing means where an old card is concerned: at a counter, the holder's document shown; the bar is lifted and a card that was handed in goes back to
 * its holder, and the fee is paid back. Refused `withdraw-at-counter` on the web. (LOSS-06, REPL-01)
 */
export async function undoSuccessor(work: Work, application: Application, document: WithdrawalDocument | null) {
  if (!application.replaces) return null
  if (work.by.kind === 'holder' || (work.by.post && !mayDo(work.by.post, 'cards.replace'))) return refuse('withdraw-at-counter')
  if (!document) return refuse('withdraw-document')
  const shown = await presentDocument(work, holderOf(application), { ...document, for: 'applications.withdraw' })
  if (isRefused(shown)) return shown
  await liftBar(work, old(application))
  await giveBack(work, old(application))
  const returned = await returnFee(work, application)
  return returned && isRefused(returned) ? returned : null
}
