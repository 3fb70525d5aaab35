import { cancelMatch, matchItems, type ListType, type NewMatch } from '#clinics'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { once } from './once.ts'
import type { Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const nothing = async () => ({ output: {} })

/** 3301 目录对照上传: a row or a list of them in `data`; output empty. */
const matching: Transaction<'3301'> = async ({ house, sender, input: { data: rows } }) => {
  const matches = rows.map((row): NewMatch => ({ own: row.fixmedins_hilist_id, name: row.fixmedins_hilist_name, code: row.med_list_codg, listType: row.list_type as ListType, from: row.begndate, until: row.enddate || null, spec: row.spec,
    unit: row.prcunt, approval: row.aprvno }))
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await matchItems(own, provider.organisation, matches)
    return isRefused(done) ? done : { output: {}, number: null }
  }, nothing))
}

/** 3302 目录对照撤销; output empty. */
const ending: Transaction<'3302'> = async ({ house, sender, input: { data: asked } }) => {
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await cancelMatch(own, provider.organisation, { own: asked.fixmedins_hilist_id, code: asked.med_list_codg, listType: asked.list_type })
    return isRefused(done) ? done : { output: {}, number: null }
  }, nothing))
}

export const matchTransactions: Transactions<'3301' | '3302'> = { '3301': matching, '3302': ending }
