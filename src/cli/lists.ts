import { writeFileSync } from 'node:fs'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

/** A list of the centre as its page shows it: where its rows leave as a file, and what narrows it. */
type List = { words: string; path: string; zh: string; en: string; filters?: readonly string[]; table?: string }
const lists: readonly List[] = [
  { words: 'applications review', path: '/review', zh: '等审核的申领', en: 'applications that wait for review' },
  { words: 'applications late', path: '/production/late', zh: '过了承诺日期的申领，最晚的在前', en: 'applications past their promised day, the longest late first' },
  { words: 'applications decided', path: '/review/decided', zh: '我决定的、还能收回的申领', en: 'what I decided and can still take back' },
  { words: 'applications waiting', path: '/production/waiting', zh: '审核通过、等建批的申领', en: 'approved applications that wait for a batch' },
  { words: 'batches', path: '/production/batches', zh: '制卡批次，走到哪一步', en: 'batches and how far they are' },
  { words: 'returns', path: '/production/returned', zh: '退回卡中心的卡', en: 'cards that came back' },
  { words: 'overdue', path: '/production/overdue', zh: '过期没有人领的卡', en: 'cards never collected, the longest first' },
  { words: 'post', path: '/production/post', table: 'underWay', zh: '寄出、还没有确认收到的卡', en: 'parcels nobody confirmed yet' },
  { words: 'post waiting', path: '/production/post', table: 'waiting', zh: '要寄的卡', en: 'cards to be posted' },
  { words: 'stock', path: '/production/custody', table: 'sites', zh: '各处有多少卡，账实是否相符', en: 'how many cards are where, and whether book and cards agree' },
  { words: 'stock blanks', path: '/production/blanks', table: 'stock', zh: '空白卡', en: 'blank cards' },
  { words: 'stock under-way', path: '/production/consignments/under-way', zh: '在途的货', en: 'consignments under way' },
  { words: 'printers', path: '/production/printers', zh: '窗口的制卡打印机：在哪里、空闲还是有卡、上次用', en: 'card printers: where, free or at work, last used' },
  { words: 'clearing days', path: '/clearing/sums', filters: ['from', 'until'], zh: '日清算：--from 到 --until（不写是最近一个月）已日结的天，各机构、险种、各基金多少', en: 'clearing by closed day, provider, insurance and fund, --from to --until' },
  { words: 'clearing differences', path: '/clearing/differences', filters: ['show'], zh: '对账差异：没有办的，--show all 全部', en: 'differences with providers that are open; --show all: every one' },
  { words: 'clearing providers', path: '/clearing/days', filters: ['from', 'until', 'show'], zh: '各定点机构每天的对账：平、不平、没有对账，--show open 只看没有对平的', en: 'days of each provider: flat, not flat, not compared; --show open: those that do not agree' },
  { words: 'clearing claims', path: '/clearing/claims', filters: ['show'], zh: '清算申请：要办的，--show all 全部', en: 'claims to be worked on; --show all: every one' },
  { words: 'clearing orders', path: '/clearing/orders', zh: '清算支付指令：等银行支付', en: 'orders to pay claims that wait for the bank' },
  { words: 'contributions dues', path: '/contributions/dues', filters: ['show'], zh: '应缴，--show open、failed 或 held', en: 'contributions due; --show open, failed or held' },
  { words: 'contributions batches', path: '/contributions/batches', zh: '代扣批次，银行扣了多少', en: 'deduction batches, what the banks deducted' },
  { words: 'contributions stray', path: '/contributions/stray', zh: '附言对不上的来款', en: 'money that names no due' },
  { words: 'contributions refunds', path: '/contributions/refunds', zh: '等复核、等转账的退款', en: 'refunds that wait for approval or transfer' },
  { words: 'benefits batches', path: '/benefits/batches', zh: '待遇发放批次，走到哪一步，银行结果', en: 'batches of benefits, how far they are, what the banks answered' },
  { words: 'benefits standing', path: '/benefits/standing', filters: ['show'], zh: '退回和暂不发的待遇，--show held、returned 或 unknown', en: 'benefits that came back or are held; --show held, returned or unknown' },
  { words: 'benefits waiting', path: '/benefits/waiting', zh: '等复核的待遇', en: 'benefits that wait for approval' },
  { words: 'benefits dues', path: '/benefits/dues', filters: ['show'], zh: '待遇资格认证，--show lapsed 过期的或 soon 60 天内到期的', en: 'proofs of life; --show lapsed or soon, within 60 days' },
  { words: 'supervision cases', path: '/supervision/cases', filters: ['show', 'rule'], zh: '基金监管案件：待查的，--show all 全部，--rule apart、inpatient 或 quantity', en: 'cases of the fund office that are open; --show all: every one; --rule apart, inpatient or quantity' },
  { words: 'losses', path: '/card-losses', filters: ['show'], zh: '挂失清单', en: 'reports of loss that stand' },
  { words: 'expiring', path: '/card-ends', filters: ['show', 'region', 'bank'], zh: '到期清单：快到期的卡，--show ended 过期的，--show unreached 短信到不了的', en: 'cards near their end; --show ended those past it, --show unreached those to be told otherwise' },
  { words: 'renewals', path: '/card-renewals', zh: '到期换领进度：各地区各月通知、在办、已换领、还没换', en: 'renewals by region and month: told, under way, renewed, left' },
  { words: 'terms', path: '/card-terms', filters: ['show'], zh: '没激活金融账户的卡', en: 'cards without an active financial account' },
  { words: 'locked', path: '/card-locks', zh: '社保密码锁定的卡，谁能解', en: 'cards with a locked PIN, and who unlocks it' },
]

/** Lines of a CSV as cells; quoted ones may hold commas, quotes and line ends. */
export function cellsOf(csv: string): string[][] {
  const lines: string[][] = [[]]
  let cell = '', quoted = false
  const end = () => { lines.at(-1)!.push(cell); cell = '' }
  for (let i = 0; i < csv.length; i++) {
    const at = csv[i]!
    if (quoted) { if (at !== '"') cell += at; else if (csv[i + 1] === '"') { cell += at; i++ } else quoted = false }
    else if (at === '"') quoted = true
    else if (at === ',') end()
    else if (at === '\n') { end(); lines.push([]) }
    else if (at !== '\r') cell += at
  }
  if (cell || lines.at(-1)!.length) end()
  return lines.filter(line => line.length > 0)
}

/** Writes bytes to a file that only its owner reads, and never over one that is there. */
export function writeNew(file: string, bytes: Buffer): void {
  try { writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 }) } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new Told(`${file} 已经有了，没有盖掉。换一个名字。`, `${file} is there already and was not written over. Choose another name.`)
      : new Told(`写不了文件 ${file}。`, `The file ${file} cannot be written.`)
  }
}

/** One list: to the terminal, cells separated by tabs, or into a file. What leaves the house is on record, with how many rows. */
async function take(list: List, asked: Asked): Promise<number> {
  const [csv, xlsx] = [textOf(asked, 'csv'), textOf(asked, 'xlsx')]
  if (csv && xlsx) throw new Told('--csv 和 --xlsx 只写一个。', 'Give one of --csv and --xlsx.')
  const filters = Object.fromEntries((list.filters ?? []).flatMap(name => { const given = textOf(asked, name); return given ? [[name, given]] : [] }))
  const query = new URLSearchParams({ ...filters, ...list.table ? { table: list.table } : {}, format: xlsx ? 'xlsx' : 'csv', lang: asked.options['en'] === true ? 'en' : 'zh' })
  const { bytes } = await ask('GET', `${list.path}/file?${query}`)
  const rows = xlsx ? null : cellsOf(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  if (csv || xlsx) {
    writeNew((csv ?? xlsx)!, bytes)
    print(rows ? `${rows.length - 1} 行 → ${csv} / ${rows.length - 1} rows → ${csv}` : `→ ${xlsx}`)
  } else for (const line of rows!) print(line.map(cell => cell.replace(/\s+/g, ' ')).join('\t'))
  return 0
}

const options = { csv: { type: 'string' }, xlsx: { type: 'string' }, en: { type: 'boolean' } } as const
/** The longest words first: `stock blanks` before `stock`. */
export const listCommands: Command[] = lists.toSorted((a, b) => b.words.length - a.words.length).map(list => ({
  words: list.words, usage: `${(list.filters ?? []).map(name => `[--${name} …] `).join('')}[--csv FILE | --xlsx FILE] [--en]`, zh: list.zh, en: list.en, takes: [0, 0],
  options: { ...options, ...Object.fromEntries((list.filters ?? []).map(name => [name, { type: 'string' } as const])) }, run: asked => take(list, asked),
}))
