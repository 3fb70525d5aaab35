import { continueRosters } from '#applications'
import { continueBenefits } from '#benefits'
import { continueContributions } from '#contributions'
import { continueImports } from '#imports'
import { round } from '#outbox'
import { sealRecord } from '#record'
import { receivers } from '../../src/receivers.ts'
import type { Ground } from './ground.ts'
import type { Answer, Life } from './life.ts'
import { deducted } from './money-ground.ts'

/** A writing command: how it is given, and what it may answer when it is given again after it took effect. */
export type Command = {
  name: string
  give(life: Life): Promise<Answer>
  /** The refusal that a second giving may get instead of the first answer; null: it is answered as before. */
  again: string | null
  /** The refusal that is this command's effect: a wrong PIN burns a try. */
  refusal?: string
}

const done: Answer = { status: 200, body: {} }
/** What a loop does in the background, given as a command. */
const loop = (name: string, act: (life: Life) => Promise<unknown>): Command => ({ name, again: null, give: async life => { await act(life); return done } })
/** What is due some hours on is done; and what a killed process had taken, when its minute is over. */
async function delivered({ house }: Life, hours: number): Promise<void> {
  for (const minutes of [0, 2]) {
    const at = new Date(house.now().getTime() + hours * 3_600_000 + minutes * 60_000)
    while (await round({ ...house, now: () => at }, receivers, [0, 1, 2, 3]));
  }
}
/** A second giving of these is told by name that the thing is done; every other one is answered as before. */
const refusals: Readonly<Record<string, string>> = {
  apply: 'application-open', review: 'review-gone', receive: 'already-received', 'hand-over': 'already-handed-over', 'identity mend': 'case-closed', 'batch personalise': 'nothing-to-do', 'batch check': 'nothing-to-do', 'batch deliver': 'nothing-to-do',
  'drawer open': 'drawer-open', 'drawer close': 'drawer-closed', 'hand-over of a new card': 'already-handed-over', 'withdraw exchange': 'application-elsewhere', 'instant hand-over': 'already-handed-over',
  'cancel approve': 'cancel-decided', 'cancel refuse': 'cancel-decided', 'cancel take back': 'cancel-decided', 'merge approve': 'merge-decided', 'merge refuse': 'merge-decided', 'import approve': 'import-approved',
  'benefit approve': 'benefit-stale', 'benefit refuse': 'benefit-stale', 'benefit end': 'benefit-stale', 'benefit draw': 'benefit-drawing', 'benefit batch approve': 'benefit-batch-not-so', 'benefit batch withdraw': 'benefit-batch-not-so',
  'unit declares': 'due-none-new', 'holder declares': 'due-charged', 'stray match': 'payment-unknown', 'stray refund': 'payment-unknown', 'due refund': 'refund-too-much', 'refund approve': 'refund-not-so', 'refund done': 'refund-not-so',
  'mandate sign': 'mandate-standing', 'mandate revoke': 'mandate-ended', 'deduction draw': 'deduct-drawing',
}

/** Every writing command of the ground floor. */
export function commandsOf({ asks }: Ground): Command[] {
  return [
    ...Object.entries(asks).map(([name, ask]): Command => ({ name, again: refusals[name] ?? null, ...name === 'PIN wrong' ? { refusal: 'pin-wrong' } : {}, give: life => life.post(ask) })),
    loop('roster continue', async ({ house }) => { while (await continueRosters(house)); }),
    loop('imports continue', ({ house }) => continueImports(house)),
    loop('benefits continue', ({ house }) => continueBenefits(house)),
    loop('contributions continue', ({ house }) => continueContributions(house)),
    { name: 'deduction answer', again: null, give: ({ house }) => deducted(house) },
    loop('messages delivered', life => delivered(life, 0)),
    // every hour in which a cancellation can be taken back is over
    loop('money of cancelled and merged people leaves', life => delivered(life, 25)),
    loop('record sealed', ({ house }) => sealRecord(house)),
  ]
}
