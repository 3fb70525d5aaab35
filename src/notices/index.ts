export { send, sendAll, type Outgoing } from './send.ts'
export { inbox, type Message } from './inbox.ts'
export { deliver } from './deliver.ts'
export { texts, type Template } from './texts.ts'
