export { send } from './send.ts'
export { inbox, type Message } from './inbox.ts'
export { deliverMessages } from './deliver.ts'
export { texts, type Template } from './texts.ts'
