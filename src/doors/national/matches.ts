import { cancelMatch, matchItems, type ListType, type NewMatch } from '#clinics'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { C, D, isFaults, readList, readNode, type Fault } from '../../wire/national/fields.ts'
import { once } from './once.ts'
import type { Transaction } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const match = {
  fixmedins_hilist_id: C(30, true), fixmedins_hilist_name: C(200, true), list_type: C(30, true), med_list_codg: C(50, true), begndate: D(true), enddate: D(), aprvno: C(100), dosform: C(200), exct_cont: C(2000), item_cont: C(2000),
  prcunt: C(100), spec: C(100), pacspec: C(100), memo: C(500),
}
const cancelling = { fixmedins_code: C(30, true), fixmedins_hilist_id: C(30, true), list_type: C(30, true), med_list_codg: C(50, true) }
const MOST_ROWS = 500
const lists: readonly string[] = ['101', '102', '103', '201', '301'] satisfies ListType[]
const listFault = (field: string): Fault => ({ field, zh: '只能是 101、102、103、201、301', en: 'must be 101, 102, 103, 201 or 301' })
const nothing = async () => ({ output: {} })

/** 3301 目录对照上传: a row or a list of them in `data`; output empty. */
const matching: Transaction = async ({ house, envelope, sender }) => {
  const asked = readList('data', envelope.input['data'], match, MOST_ROWS)
  if (isFaults(asked)) return asked
  const rows = asked as Exclude<typeof asked, Fault[]>
  const faults = rows.flatMap((row, i): Fault[] => [
    ...lists.includes(row.list_type) ? [] : [listFault(`data[${i}].list_type`)],
    ...row.enddate && row.enddate < row.begndate ? [{ field: `data[${i}].enddate`, zh: '早于开始日期', en: 'is before begndate' }] : [],
  ])
  if (faults.length) return faults
  const matches = rows.map((row): NewMatch => ({ own: row.fixmedins_hilist_id, name: row.fixmedins_hilist_name, code: row.med_list_codg, listType: row.list_type as ListType, from: row.begndate, until: row.enddate || null, spec: row.spec,
    unit: row.prcunt, approval: row.aprvno }))
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await matchItems(own, provider.organisation, matches)
    return isRefused(done) ? done : { output: {}, number: null }
  }, nothing))
}

/** 3302 目录对照撤销; output empty. */
const ending: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], cancelling)
  if (isFaults(asked)) return asked
  if (asked.fixmedins_code !== sender.code) return [{ field: 'data.fixmedins_code', zh: '应该和 fixmedins_code 相同', en: 'must equal fixmedins_code' }]
  if (!lists.includes(asked.list_type)) return [listFault('data.list_type')]
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await cancelMatch(own, provider.organisation, { own: asked.fixmedins_hilist_id, code: asked.med_list_codg, listType: asked.list_type })
    return isRefused(done) ? done : { output: {}, number: null }
  }, nothing))
}

export const matchTransactions: Readonly<Record<string, Transaction>> = { '3301': matching, '3302': ending }
