import { day } from '../ui/words.ts'
import type { Application, Step } from './apply-shapes.ts'
import type { Say } from './apply-text.ts'

/** What each state of an application is called, as a finding. */
export const says = {
  submitted: 'stateSubmitted',
  returned: 'stateReturned',
  approved: 'stateApproved',
  'in-production': 'stateMaking',
  'at-site': 'stateSite',
  collected: 'stateCollected',
  withdrawn: 'stateWithdrawn',
  lapsed: 'stateLapsed',
} as const satisfies Record<Application['state'], Parameters<Say>[0]>

/** The steps of an application as a trail. */
export const stopsOf = (steps: readonly Step[], lang: 'zh' | 'en') =>
  steps.map(step => ({
    key: step.key,
    what: step.what[lang],
    how: step.how,
    when: [step.on && day(step.on), step.note?.[lang]].filter(Boolean).join(lang === 'zh' ? '，' : ', '),
  }))
