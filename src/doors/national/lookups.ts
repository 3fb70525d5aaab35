import { providersNamed, type Level } from '#clinics'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { senderOf } from '#messages'
import { dictionaries, DICTIONARIES_SINCE } from '../../wire/national/dictionary.ts'
import type { Outcome, Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }

const kinds = { '1': 'hospital', '2': 'pharmacy' } as const
const levels: Readonly<Record<Level, string | null>> = { '3-province': '1', '3': '1', '2': '2', '1': '3', primary: '9', pharmacy: null }
const MOST_PROVIDERS = 100

/** 1201 医药机构信息: those designated today, by type with code or part of the name. */
const institutions: Transaction<'1201'> = async ({ house, sender, input: { medinsinfo: asked } }) => {
  const kind = kinds[asked.fixmedins_type as keyof typeof kinds]
  return inWork(house, by, async (work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const found = await providersNamed(work, { kind, code: asked.fixmedins_code || null, name: asked.fixmedins_name || null, day: dayOf(work.now) }, MOST_PROVIDERS)
    return { output: { medinsinfo: found.map(({ code, name, level }) => ({ fixmedins_code: code, fixmedins_name: name, uscc: null, fixmedins_type: asked.fixmedins_type, hosp_lv: levels[level] })) } }
  })
}

/** 1901 字典: the values of one dictionary. Both spellings of the flag are found in public clients. */
const dictionaryOf: Transaction<'1901'> = async ({ house, sender, input: { data: asked } }) => {
  const type = asked.type.toUpperCase()
  const rows = dictionaries[type]!
  const flag = asked.vali_flag || asked.valiFlag
  return inWork(house, by, async (work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const day = asked.date || dayOf(work.now)
    const found = flag === '0' || day < DICTIONARIES_SINCE ? [] : rows.map((row, i) => ({ row, sort: i + 1 })).filter(({ row: [, , parent] }) => !asked.parentValue || parent === asked.parentValue)
    return { output: { list: found.map(({ row: [value, label, parent], sort }) => ({ type, label, value, parentValue: parent ?? null, sort, vali_flag: '1', create_user: null, create_date: DICTIONARIES_SINCE, version: '1' })) } }
  })
}

export const lookupTransactions: Transactions<'1201' | '1901'> = { '1201': institutions, '1901': dictionaryOf }
