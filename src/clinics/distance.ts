import type { Place } from './store.ts'

const EARTH = 6_371_008.8
const rad = (degrees: number) => degrees * Math.PI / 180

/** Metres between two places as the crow flies; null where one of them is not known. Pure. */
export function metresBetween(a: Partial<Place>, b: Partial<Place>): number | null {
  if (a.latitude == null || a.longitude == null || b.latitude == null || b.longitude == null) return null
  const north = Math.sin(rad(b.latitude - a.latitude) / 2)
  const east = Math.sin(rad(b.longitude - a.longitude) / 2)
  return Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(north * north + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * east * east))))
}
