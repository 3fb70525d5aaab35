export { areaName, isArea, type AreaName } from './areas.ts'
export { basisPoints, businesses, functions, GENERIC, isPolicyKey, keys, standings } from './schema.ts'
export type { PolicyFunction, PolicyKey, PolicyValue, Standing } from './schema.ts'
