import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { cancellingsOf } from './store.ts'

/** Whether somebody's cards wait for a cancellation, or were cancelled because of death. */
export const isDeadOrCancelling = async (work: Work, person: PersonKey): Promise<boolean> =>
  (await cancellingsOf(work, person)).some(each => each.state === 'waiting' || (each.state === 'done' && each.ground === 'death'))
