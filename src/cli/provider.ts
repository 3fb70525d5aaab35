import { designationStates, endingReasons, levelWords, type EndingReason, type ProvidersView, type ProviderView } from '#shared/clinics'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

const known = async () => (await ask('GET', '/providers')).body as ProvidersView
async function providerOf(code: string): Promise<ProviderView> {
  const found = (await known()).rows.find(row => row.code === code.toUpperCase())
  if (!found) throw new Told(`没有定点机构 ${code}，sbk provider list 列出全部。`, `There is no provider ${code}; sbk provider list shows them.`, 1)
  return found
}
/** One line a provider: code, name, level, state, from, until, place. Separated by tabs. */
const tell = ({ code, name, level, state, from, until, latitude, longitude }: ProviderView) =>
  print([code, name, levelWords[level].zh, `${designationStates[state].zh} / ${designationStates[state].en}`, from, until ?? '', latitude === null ? '' : `${latitude},${longitude}`].join('\t'))

const degrees = (asked: Asked, name: string): number | null | undefined => {
  const typed = textOf(asked, name)
  if (typed === null || typed === undefined) return undefined
  if (typed !== '' && Number.isNaN(Number(typed))) throw new Told(`--${name} 要写成数字，例如 31.8642。`, `Give --${name} as a number, such as 31.8642.`)
  return typed === '' ? null : Number(typed)
}
const place = { latitude: { type: 'string' }, longitude: { type: 'string' } } as const

async function list(): Promise<number> {
  for (const row of (await known()).rows) tell(row)
  return 0
}

async function designate(asked: Asked): Promise<number> {
  const [code, at] = [asked.words[0]!.toUpperCase(), textOf(asked, 'at')]
  const { free } = await known()
  const organisation = free.find(one => one.code === (at ?? code))
  if (!organisation) throw new Told(`没有等着定点的机构 ${at ?? code}。安全管理员先登记机构，或用 --at 写明它的代码；现在有：${free.map(one => one.code).join(' ') || '没有'}。`, `No organisation ${at ?? code} waits to be designated. The security administrator enters it first, or give its code with --at; now: ${free.map(one => one.code).join(' ') || 'none'}.`, 1)
  tell((await ask('POST', '/providers', { organisation: organisation.id, code, level: textOf(asked, 'level') ?? '', from: textOf(asked, 'from') ?? '', latitude: degrees(asked, 'latitude') ?? null, longitude: degrees(asked, 'longitude') ?? null })).body as ProviderView)
  return 0
}

async function change(asked: Asked): Promise<number> {
  const { organisation, mark, name, level, latitude, longitude } = await providerOf(asked.words[0]!)
  const [north, east] = [degrees(asked, 'latitude'), degrees(asked, 'longitude')]
  tell((await ask('POST', `/providers/${organisation}/change`, { mark, name: textOf(asked, 'name') ?? name, level: textOf(asked, 'level') ?? level, latitude: north === undefined ? latitude : north, longitude: east === undefined ? longitude : east })).body as ProviderView)
  return 0
}

async function end(asked: Asked): Promise<number> {
  const { organisation, mark } = await providerOf(asked.words[0]!)
  const reason = textOf(asked, 'reason') ?? ''
  if (!(reason in endingReasons)) throw new Told(`请用 --reason 写明原因：${(Object.keys(endingReasons) as EndingReason[]).map(each => `${each} ${endingReasons[each].zh}`).join('；')}。`, `Give the reason with --reason: ${Object.keys(endingReasons).join(', ')}.`)
  tell((await ask('POST', `/providers/${organisation}/end`, { mark, until: textOf(asked, 'until') ?? '', reason })).body as ProviderView)
  return 0
}

async function resume(asked: Asked): Promise<number> {
  const { organisation, mark } = await providerOf(asked.words[0]!)
  tell((await ask('POST', `/providers/${organisation}/resume`, { mark, from: textOf(asked, 'from') ?? '' })).body as ProviderView)
  return 0
}

const levels = Object.keys(levelWords).join('|')
export const providerCommands: Command[] = [
  { words: 'provider list', usage: '', zh: '列出本市的定点机构：编号、名称、等级、状态、起止日期、位置', en: 'list the city’s designated providers: code, name, level, state, days, place', takes: [0, 0], run: list },
  { words: 'provider designate', usage: `CODE --level ${levels} --from DAY [--at ORGANISATION] [--latitude N --longitude N]`, zh: '把登记过的机构定点为医院(H)或药店(P)；机构代码和编号不同时用 --at', en: 'designate an organisation that was entered as a hospital (H) or pharmacy (P); --at where its code differs', takes: [1, 1],
    options: { level: { type: 'string' }, from: { type: 'string' }, at: { type: 'string' }, ...place }, run: designate },
  { words: 'provider change', usage: `CODE [--name TEXT] [--level ${levels}] [--latitude N --longitude N]`, zh: '变更名称、等级、位置', en: 'change name, level or place', takes: [1, 1], options: { name: { type: 'string' }, level: { type: 'string' }, ...place }, run: change },
  { words: 'provider end', usage: `CODE --until DAY --reason ${Object.keys(endingReasons).join('|')}`, zh: '结束定点：最后一天和原因', en: 'end a designation: its last day and why', takes: [1, 1], options: { until: { type: 'string' }, reason: { type: 'string' } }, run: end },
  { words: 'provider resume', usage: 'CODE --from DAY', zh: '恢复定点：没到期的取消结束，到期的从这天起重新定点', en: 'designate again: takes back an end to come, or from that day on', takes: [1, 1], options: { from: { type: 'string' } }, run: resume },
]
