import { join } from 'node:path'
import { migrate, migrations, Trouble } from '#database'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { loadPacks, policy } from '#regions'
import { addMember, addOrganisation, organisationsOf } from '#staff'
import { dayOf } from '#kit/day'
import { readConfig } from '../config.ts'
import { openBase, openHouse } from '../house.ts'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { readSecret } from './sign-in.ts'

const initiator: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sbk init' }
const config = () => readConfig(process.env, [])

/** Whether everything a production city cannot be seen without is given. */
function wanted(asked: Asked) {
  if (asked.options.production !== true) throw new Told('请写明 --production：演示城市由 npm start 建立。', 'Say --production: a demo city is made by npm start.')
  const [user, region] = [textOf(asked, 'user'), textOf(asked, 'region') ?? '340100']
  if (!user || !/^[\w.-]{3,40}$/.test(user)) throw new Told('请用 --user 写明管理员的用户名(3 到 40 位字母、数字)。', 'Name the administrator with --user (3 to 40 letters and digits).')
  return { user, region, name: textOf(asked, 'name') ?? user, centre: textOf(asked, 'centre') ?? '社会保障卡服务管理中心' }
}

/** Makes a production city: migrations, keys, policy, the card centre and its first administrator. A demo is never turned into one. */
async function init(asked: Asked): Promise<number> {
  const { user, region, name, centre } = wanted(asked)
  const password = await readSecret(asked, '管理员密码 administrator\'s password: ')
  if (password.length < 12) throw new Told('管理员密码至少 12 位。', 'The administrator\'s password has at least 12 characters.')
  const { house, kind, home, stop } = await openHouse(config(), 'production')
  try {
    if (kind !== 'production') throw new Told('这个数据库是演示用的，不能转为正式。请用一个空的数据库。', 'This database was born as a demo and stays one. Use an empty database.', 1)
    const done = await inWork(house, initiator, async work => {
      const { mistakes: [wrong] } = await loadPacks(work)
      if (wrong) throw new Told(`政策包 ${wrong.pack} 第 ${wrong.line} 行：${wrong.zh}`, `Policy pack ${wrong.pack}, line ${wrong.line}: ${wrong.en}`, 1)
      const [there] = await organisationsOf(work, { kind: 'centre' })
      const at = there ?? await addOrganisation(work, { kind: 'centre', code: 'CENTRE', name: centre, region: policy(region, 'insured.regions', dayOf(work.now))[0]!.code })
      return addMember(work, { user, name, password, post: 'security-admin', organisation: at.id })
    })
    if (isRefused(done)) throw new Told(`用户名 ${user} 已有人用。`, `The user name ${user} is taken.`, 1)
    print(`正式环境已建立；管理员 ${user}；主密钥在 ${join(home, 'master.key')}，请另存一份 / production city made; administrator ${user}; keep a copy of the master key elsewhere`)
    return 0
  } finally { await stop() }
}

async function runMigrations(): Promise<number> {
  const base = await openBase(config())
  try {
    const done = await migrate(base.url, base.appUrl)
    print(done.length ? `已执行 / ran: ${done.join(', ')}` : `已是最新 / nothing to do (${migrations().at(-1)})`)
    return 0
  } finally { await base.stop() }
}

/** A trouble of the database, said as the command line says things. */
export const toldOf = (error: unknown): unknown => error instanceof Trouble ? new Told(error.zh, error.en, 3) : error

export const houseCommands: Command[] = [
  { words: 'init', usage: '--production --user NAME [--name TEXT] [--password-file FILE] [--region CODE] [--centre TEXT]', zh: '建立正式环境：密钥、政策、第一位管理员', en: 'make a production city: keys, policy, first administrator',
    takes: [0, 0], options: { production: { type: 'boolean' }, user: { type: 'string' }, name: { type: 'string' }, 'password-file': { type: 'string' }, region: { type: 'string' }, centre: { type: 'string' } }, run: init },
  { words: 'migrate', usage: '', zh: '升级数据库结构', en: 'bring the database up to this program', takes: [0, 0], run: runMigrations },
]
