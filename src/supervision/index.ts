export { sweepLending } from './sweep.ts'
export { routes } from './http.ts'
export { sayings } from './refusals.ts'
