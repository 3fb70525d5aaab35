export { before, inNameOf, senderOf, signed, type Sender } from './sender.ts'
export { signIn, signOut } from './sign.ts'
export { refuse as refuseMessage, sayings } from './refusals.ts'
export { claimMessages, lockMessage, reverseMessage, selectMessages, selectSigns, type Message, type Sign } from './store.ts'
