/** The one way of pages to the reader and the PIN pad on the desk, real or software. */
export { ask, refusedBy, type Answer } from './reader/agent.ts'
export { insertCard, readCard, useDesk } from './reader/card.ts'
export { askPin, cancelPin, keyIn, moreTime, press } from './reader/pad.ts'
export { readerNow, useReader, type Basic, type CardRead, type Entry, type Pad, type Reader } from './reader/state.ts'
