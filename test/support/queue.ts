import type { Knocker } from './trust.ts'

/** The item of an application in the reviewer's queue. */
export async function itemOf(reviewer: Pick<Knocker, 'get'>, application: string): Promise<{ id: string; version: number }> {
  for (let after = ''; ;) {
    const { body } = await reviewer.get(`/review?limit=100${after && `&after=${after}`}`)
    const row = body.rows.find((each: { application: string }) => each.application === application)
    if (row || !body.next) return row
    after = body.next
  }
}
