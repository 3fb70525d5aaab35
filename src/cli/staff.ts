import type { MemberView, StartPassword } from '#shared/staff'
import { leaveReasons } from '#shared/staff'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

type Members = { rows: MemberView[]; next: string | null }
type Offices = { rows: { id: string; kind: string; code: string; name: string; region: string }[] }

/** The member of a staff number. */
async function memberOf(user: string): Promise<MemberView> {
  const [found] = ((await ask('GET', `/staff/members?${new URLSearchParams({ user })}`)).body as Members).rows
  if (!found) throw new Told(`没有工号 ${user}，sbk staff list 列出全部。`, `There is no staff number ${user}; sbk staff list shows them all.`, 1)
  return found
}

/** One line a member: number, post, office, state, passkeys. Separated by tabs. */
async function list(): Promise<number> {
  for (let after: string | null = ''; after !== null;) {
    const { rows, next } = (await ask('GET', `/staff/members?${new URLSearchParams({ after, limit: '200' })}`)).body as Members
    for (const row of rows) {
      const state = [row.active ? 'active' : 'closed', ...row.start ? ['start-password'] : [], ...row.slow ? ['slowed-down'] : []].join(' ')
      print([row.user, row.post, row.organisationName, state, `passkeys ${row.passkeys}`].join('\t'))
    }
    after = next
  }
  return 0
}

async function offices(): Promise<number> {
  for (const { kind, code, name, region } of ((await ask('GET', '/staff/organisations')).body as Offices).rows) print([kind, code, name, region].join('\t'))
  return 0
}

/** The start password is the one thing printed here that must not be kept. */
const tell = (user: string, { password, until }: StartPassword) =>
  print(`${user}：初始密码 ${password}，${until.slice(0, 10)} 前有效，第一次登录时要改 / start password ${password}, until ${until.slice(0, 10)}, to be changed at the first sign-in`)

async function add(asked: Asked): Promise<number> {
  const [kind, code] = (textOf(asked, 'at') ?? '').split(':')
  const [user, post, name] = [asked.words[0]!, textOf(asked, 'post'), textOf(asked, 'name')]
  if (!kind || !code || !post || !name) throw new Told('请写明 --at 类别:代码、--post 岗位、--name 姓名。', 'Give --at KIND:CODE, --post POST and --name TEXT.')
  const office = ((await ask('GET', '/staff/organisations')).body as Offices).rows.find(one => one.kind === kind && one.code === code)
  if (!office) throw new Told(`没有机构 ${kind}:${code}，sbk staff offices 列出全部。`, `There is no office ${kind}:${code}; sbk staff offices lists them.`, 1)
  tell(user, (await ask('POST', '/staff/members', { user, post, name, organisation: office.id })).body as StartPassword)
  return 0
}

async function deactivate(asked: Asked): Promise<number> {
  const user = asked.words[0]!
  const reason = textOf(asked, 'reason')
  if (!(leaveReasons as readonly string[]).includes(reason ?? '')) throw new Told(`请用 --reason 写明原因：${leaveReasons.join(' ')}。`, `Give the reason with --reason: ${leaveReasons.join(' ')}.`)
  const { sessions } = (await ask('POST', `/staff/members/${(await memberOf(user)).id}/deactivate`, { reason })).body as { sessions: number }
  print(`${user} 已停用，结束登录 ${sessions} 处 / closed, ${sessions} sessions ended`)
  return 0
}

async function reactivate({ words: [user] }: Asked): Promise<number> {
  tell(user!, (await ask('POST', `/staff/members/${(await memberOf(user!)).id}/reactivate`)).body as StartPassword)
  return 0
}

async function reset(asked: Asked): Promise<number> {
  const user = asked.words[0]!
  tell(user, (await ask('POST', `/staff/members/${(await memberOf(user)).id}/reset-password`, { passkeys: asked.options['passkeys'] === true })).body as StartPassword)
  return 0
}

async function unlock({ words: [user] }: Asked): Promise<number> {
  await ask('POST', `/staff/members/${(await memberOf(user!)).id}/unlock`)
  print(`${user} 已解锁 / unlocked`)
  return 0
}

export const staffCommands: Command[] = [
  { words: 'staff list', usage: '', zh: '列出工号、岗位、机构、状态', en: 'list staff numbers, posts, offices, states', takes: [0, 0], run: list },
  { words: 'staff offices', usage: '', zh: '列出机构', en: 'list the organisations', takes: [0, 0], run: offices },
  { words: 'staff add', usage: 'USER --at KIND:CODE --post POST --name TEXT', zh: '新增工作人员，给一次性的初始密码', en: 'add a member of staff, with a start password told once', takes: [1, 1],
    options: { at: { type: 'string' }, post: { type: 'string' }, name: { type: 'string' } }, run: add },
  { words: 'staff deactivate', usage: `USER --reason ${leaveReasons.join('|')}`, zh: '停用账号，登录马上结束', en: 'close an account; its sessions end at once', takes: [1, 1], options: { reason: { type: 'string' } }, run: deactivate },
  { words: 'staff reactivate', usage: 'USER', zh: '恢复账号，给初始密码', en: 'open a closed account again, with a start password', takes: [1, 1], run: reactivate },
  { words: 'staff reset-password', usage: 'USER [--passkeys]', zh: '重置密码，给初始密码(--passkeys 同时清除通行密钥)', en: 'a new start password (--passkeys also forgets the passkeys)', takes: [1, 1], options: { passkeys: { type: 'boolean' } }, run: reset },
  { words: 'staff unlock', usage: 'USER', zh: '解除输错密码的等待', en: 'forget the wrong passwords of a staff number', takes: [1, 1], run: unlock },
]
