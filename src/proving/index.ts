export { continueProofs } from './work-on.ts'
export { approveDraft, draftPolicy, startRun, withdrawDraft } from './draft.ts'
export { refuse as refuseProof, sayings } from './refusals.ts'
export { routes } from './http.ts'
