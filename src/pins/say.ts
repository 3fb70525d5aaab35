import type { Work } from '#kit/work'
import type { Outcome } from './evaluate.ts'
import type { PinState } from './pin-state.ts'
import { refuse } from './refusals.ts'
import { minute, where } from './words.ts'

/** An outcome that is not `right` as a refusal with everything its sentence needs. */
export function sayOutcome(work: Work, region: string, outcome: Exclude<Outcome, 'right'>, state: PinState | null) {
  const places = where(work, region)
  const { left = 0, tries = 0, locked = null } = state ?? {}
  switch (outcome) {
    case 'wrong': return left === 0 ? refuse('pin-locked', { ...places, tries, since: minute(locked ?? work.now) }) : refuse('pin-wrong', { ...places, left })
    case 'locked': return refuse('pin-locked', { ...places, tries, since: minute(locked ?? work.now) })
    case 'initial': return refuse('pin-initial', places)
    case 'must-set': return refuse('pin-must-set', places)
    case 'none': return refuse('pin-none', places)
    case 'unreadable': return refuse('pin-unreadable')
    case 'reused': return refuse('entry-reused')
  }
}
