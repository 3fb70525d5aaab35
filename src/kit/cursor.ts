import { z } from 'zod'
import { isDay } from './day.ts'

/** Where a page of a list ends, as its `next` says it: an ISO instant and a row's id, `2026-01-01T00:00:00.000Z~uuid`. */
export const instantCursor = z.string().refine(text => {
  const [at = '', id = '', more] = text.split('~')
  return more === undefined && z.iso.datetime().safeParse(at).success && !Number.isNaN(Date.parse(at)) && z.uuid().safeParse(id).success
}, { message: '不是上一页给出的位置 | is not what the page before gave as next' })

/** The same where a list is in the order of days: `2026-01-01~uuid`. */
export const dayCursor = z.string().refine(text => {
  const [day = '', id = '', more] = text.split('~')
  return more === undefined && isDay(day) && z.uuid().safeParse(id).success
}, { message: '不是上一页给出的位置 | is not what the page before gave as next' })

/** The same where a list is in the order of people's keys, `17.uuid`; read, the bucket and the id. */
export const keyCursor = z.string().refine(text => {
  const [bucket = '', id = '', more] = text.split('.')
  return more === undefined && /^\d{1,4}$/.test(bucket) && Number(bucket) <= 4095 && z.uuid().safeParse(id).success
}, { message: '不是上一页给出的位置 | is not what the page before gave as next' }).transform(text => ({ bucket: Number(text.split('.')[0]), id: text.split('.')[1]! }))
