export { buildDoor, tlsOf, type DoorOptions, type Tls } from './door.ts'
