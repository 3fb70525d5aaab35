export { buildDoor, type DoorOptions } from './door.ts'
