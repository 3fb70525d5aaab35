import type { Visitor } from '../test/browser/harness.ts'

/** The states every route is shown in. */
export const states = ['plain', 'empty', 'waiting', 'broken', 'long', 'dark', 'elder', 'english'] as const
export type State = (typeof states)[number]
/** Those that are the same light Chinese page with other answers: one visitor shows them all. */
export const answered = ['plain', 'empty', 'waiting', 'broken', 'long'] as const satisfies readonly State[]

const LONG_PERSON = '图尔荪江·阿卜杜热合曼·买买提依明·艾力'
const LONG_PLACE = '合肥市经济技术开发区锦绣社区公共服务中心人力资源和社会保障窗口（临时搬迁至紫云路便民服务点）'
const emptied = (body: unknown): unknown => {
  if (Array.isArray(body)) return []
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? [] : /^(count|same|late|onTheWay|balance)$/.test(key) && typeof value === 'number' ? 0 : value]))
}
const lengthened = (body: unknown): unknown => {
  if (Array.isArray(body)) return body.map(lengthened)
  if (typeof body !== 'object' || body === null) return body
  const person = ['number', 'birthYear', 'certno', 'person'].some(key => key in body)
  return Object.fromEntries(Object.entries(body).map(([key, value]) => {
    if (typeof value !== 'string' || !value) return [key, lengthened(value)]
    if (key === 'name') return [key, person ? LONG_PERSON : LONG_PLACE]
    return [key, /^(place|address|unit|organisation|provider|deliverTo|fixmedins_name)$/.test(key) ? LONG_PLACE : value]
  }))
}
/** Answers that carry what the page lists; who is signed in stays. */
const LISTS = /\/api\/(?!me$|me\?|seats|sign-in)|\/sandbox\.json|\/sandbox\/inbox/

/** Makes the page's answers late, lost, empty or long; `plain` leaves them. */
export async function disturb(by: Visitor, state: State): Promise<void> {
  await by.page.unroute(LISTS)
  if (state === 'waiting') await by.page.route(LISTS, () => undefined)
  if (state === 'broken') await by.page.route(LISTS, route => route.abort())
  if (state === 'empty' || state === 'long')
    await by.page.route(LISTS, async route => {
      const answer = await route.fetch().catch(() => null)
      if (!answer) return route.abort().catch(() => undefined)
      if (!answer.headers()['content-type']?.includes('json')) return route.fulfill({ response: answer }).catch(() => undefined)
      const body: unknown = await answer.json().catch(() => null)
      return route.fulfill({ response: answer, json: state === 'long' ? lengthened(body) : emptied(body) }).catch(() => undefined)
    })
}
