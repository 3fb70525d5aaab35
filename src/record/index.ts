export { entriesOf, note, noteAll, type Entry, type Noted } from './note.ts'
export { sealRecord } from './seal.ts'
export { verifyRecord, type Verdict } from './verify.ts'
export { recordLag } from './lag.ts'
