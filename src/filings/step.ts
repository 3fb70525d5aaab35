import { getPerson } from '#holders'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { holderOf, onRecord, type Filing } from './filing.ts'
import { filingLife, filingWord, mayStep, type FilingStep } from './life.ts'
import { refuse } from './refusals.ts'
import { setReminder } from './remind.ts'
import { sortWords, type Details } from './shared.ts'
import { insertStep, saveFiling } from './store.ts'

type Says = Partial<Pick<Filing, 'from' | 'until' | 'endedOn' | 'limit' | 'papers' | 'due' | 'details'>>
const told = { approve: 'filing-approved', sendBack: 'filing-returned', refuse: 'filing-refused', end: 'filing-ended' } as const

/** The refusal of a step that cannot be taken from where a filing stands; null where it can. */
export const barred = (filing: Filing, step: FilingStep) => mayStep(step, filing.state) ? null : refuse('filing-decided', { state: filingWord[filing.state].zh, stateEn: filingWord[filing.state].en })

/** Takes a step of a locked filing: what it is since, the step as a fact, the record, and a message to the holder where a decision was made. (MED-12) */
export async function take(work: Work, filing: Filing, step: FilingStep, { reason = null, ...says }: Says & { reason?: string | null } = {}, telling = true): Promise<Filing> {
  const next: Filing = { ...filing, ...says, state: filingLife[step].to, claimedBy: null, claimedUntil: null }
  if (!await saveFiling(work, next)) throw new Error('a locked filing moved')
  const nth = filing.version + 1
  await insertStep(work, next, nth, step, { reason, details: (says.details as Details | undefined) ?? null })
  await note(work, { verb: `filings.${step}`, ...onRecord(filing), facts: { sort: filing.sort, from: next.from, ...next.until ? { until: next.until } : {}, ...next.endedOn ? { ended: next.endedOn } : {} } })
  if (step === 'approve') await setReminder(work, { ...next, version: nth })
  if (telling && step in told) await tell(work, next, told[step as keyof typeof told])
  return { ...next, version: nth }
}

/** Tells the holder; the message says what sort of filing, never the diagnosis. */
export async function tell(work: Work, filing: Filing, template: 'filing-received' | (typeof told)[keyof typeof told]) {
  const until = filing.until ? `到 ${filing.until} 为止` : '长期有效'
  await send(work, filing.region, holderOf(filing), (await getPerson(work, holderOf(filing)))?.phone ?? null, template, { what: sortWords[filing.sort].zh, from: filing.from, until, due: filing.due, ended: filing.endedOn ?? '' })
}
