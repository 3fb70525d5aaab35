import { createInterface } from 'node:readline'
import { existsSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, dropSession, keepSession, serverOf } from './session.ts'

/** Asks on the terminal; `hidden` echoes nothing. Without a terminal the line is read from standard input. */
function prompt(question: string, hidden: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: process.stdin.isTTY })
  return new Promise(answer => lines.once('line', line => { lines.close(); if (hidden) process.stderr.write('\n'); answer(line.trim()) })
    .once('close', () => answer('')))
}

/** A secret from `--password-file`, else asked for without echo. */
export async function readSecret(asked: Asked, question: string): Promise<string> {
  const file = textOf(asked, 'password-file')
  if (!file) return prompt(question, true)
  if (!existsSync(file)) throw new Told(`没有文件 ${file}。`, `There is no file ${file}.`)
  return readFileSync(file, 'utf8').trim()
}

async function signIn(asked: Asked): Promise<number> {
  const server = serverOf(textOf(asked, 'server'))
  const user = textOf(asked, 'user') ?? await prompt('用户名 user: ', false)
  const password = await readSecret(asked, '密码 password: ')
  if (!user || !password) throw new Told('用户名和密码都要填写。', 'Both user and password are needed.')
  const answer = await ask('POST', '/sign-in/staff', { user, password }, server)
  if (!answer.cookie) throw new Told('服务没有给出登录凭证。', 'The server gave no session.', 3)
  keepSession({ server, cookie: answer.cookie })
  print(`已登录 ${server} · signed in as ${user}`)
  if ((answer.body as { path?: string }).path) print('这是初始密码，先运行 sbk password 改成自己的 / this is a start password: run sbk password first')
  return 0
}

/** Changes one's own password; the sign-in kept between commands is the new one. */
async function password(asked: Asked): Promise<number> {
  const old = await readSecret(asked, '现在的密码 present password: ')
  const next = textOf(asked, 'new-password-file') ? await readSecret({ ...asked, options: { 'password-file': textOf(asked, 'new-password-file') } }, '') : await prompt('新密码 new password: ', true)
  const answer = await ask('POST', '/staff/password', { old, password: next })
  if (answer.cookie) keepSession({ server: serverOf(), cookie: answer.cookie })
  print('密码已改，别处的登录都结束了 / password changed; sessions elsewhere have ended')
  return 0
}

async function signOut(): Promise<number> {
  await ask('POST', '/sign-out', {}).catch(() => null)
  dropSession()
  print('已退出 · signed out')
  return 0
}

export const signInCommands: Command[] = [
  { words: 'sign-in', usage: '[--server URL] [--user NAME] [--password-file FILE]', zh: '登录服务', en: 'sign in to a server', takes: [0, 0],
    options: { server: { type: 'string' }, user: { type: 'string' }, 'password-file': { type: 'string' } }, run: signIn },
  { words: 'password', usage: '[--password-file FILE] [--new-password-file FILE]', zh: '改自己的密码', en: 'change your own password', takes: [0, 0],
    options: { 'password-file': { type: 'string' }, 'new-password-file': { type: 'string' } }, run: password },
  { words: 'sign-out', usage: '', zh: '退出', en: 'sign out', takes: [0, 0], run: signOut },
]
