export { city, masterFile, type City } from './city.ts'
export { sbk } from './cli.ts'
