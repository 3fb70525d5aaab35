import type { Choices } from './apply-shapes.ts'
import type { Draft } from './draft.ts'

/** What every question of the form gets: the policy's choices, the answers so far, how to put one, where to go on. */
export type Asking = { choices: Choices; draft: Draft; put: (part: Partial<Draft>) => void; on: () => void }
