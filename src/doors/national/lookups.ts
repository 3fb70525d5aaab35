import { providersNamed, type Level } from '#clinics'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { senderOf } from '#messages'
import { dictionaries, DICTIONARIES_SINCE } from '../../wire/national/dictionary.ts'
import { C, D, isFaults, readNode, type Fault } from '../../wire/national/fields.ts'
import type { Outcome, Transaction } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]

const institution = { fixmedins_type: C(6, true), fixmedins_name: C(200), fixmedins_code: C(30) }
const kinds = { '1': 'hospital', '2': 'pharmacy' } as const
const levels: Readonly<Record<Level, string | null>> = { '3-province': '1', '3': '1', '2': '2', '1': '3', primary: '9', pharmacy: null }
const MOST_PROVIDERS = 100

/** 1201 医药机构信息: those designated today, by type with code or part of the name. */
const institutions: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('medinsinfo', envelope.input['medinsinfo'] ?? envelope.input['data'], institution)
  if (isFaults(asked)) return asked
  const kind = kinds[asked.fixmedins_type as keyof typeof kinds]
  if (!kind) return fault('medinsinfo.fixmedins_type', '只能是 1（医疗机构）或 2（药店）', 'must be 1 (hospital) or 2 (pharmacy)')
  if (!asked.fixmedins_code && !asked.fixmedins_name) return fault('medinsinfo.fixmedins_name', '编号和名称至少填一个', 'code or name is needed')
  return inWork(house, by, async (work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const found = await providersNamed(work, { kind, code: asked.fixmedins_code || null, name: asked.fixmedins_name || null, day: dayOf(work.now) }, MOST_PROVIDERS)
    return { output: { medinsinfo: found.map(({ code, name, level }) => ({ fixmedins_code: code, fixmedins_name: name, uscc: null, fixmedins_type: asked.fixmedins_type, hosp_lv: levels[level] })) } }
  })
}

const dictionary = { type: C(30, true), parentValue: C(10), admdvs: C(6), date: D(), vali_flag: C(3), valiFlag: C(3) }

/** 1901 字典: the values of one dictionary. Both spellings of the flag are found in public clients. */
const dictionaryOf: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], dictionary)
  if (isFaults(asked)) return asked
  const type = asked.type.toUpperCase()
  const rows = Object.hasOwn(dictionaries, type) ? dictionaries[type]! : null
  if (!rows) return fault('data.type', '没有这个字典，手册列出全部', 'is no dictionary; the manual lists them')
  const flag = asked.vali_flag || asked.valiFlag
  if (!['', '0', '1'].includes(flag)) return fault('data.vali_flag', '只能是 0 或 1', 'must be 0 or 1')
  if (asked.admdvs && !/^\d{6}$/.test(asked.admdvs)) return fault('data.admdvs', '应该是 6 位区划代码', 'must be an area code of 6 digits')
  return inWork(house, by, async (work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const day = asked.date || dayOf(work.now)
    const found = flag === '0' || day < DICTIONARIES_SINCE ? [] : rows.map((row, i) => ({ row, sort: i + 1 })).filter(({ row: [, , parent] }) => !asked.parentValue || parent === asked.parentValue)
    return { output: { list: found.map(({ row: [value, label, parent], sort }) => ({ type, label, value, parentValue: parent ?? null, sort, vali_flag: '1', create_user: null, create_date: DICTIONARIES_SINCE, version: '1' })) } }
  })
}

export const lookupTransactions: Readonly<Record<string, Transaction>> = { '1201': institutions, '1901': dictionaryOf }
