import { chmodSync, existsSync, mkdirSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Told } from './command.ts'

/** The sign-in kept between commands: the server and its session cookie, in a file only its owner can read. */
type Session = { server: string; cookie: string }

const file = () => process.env.SBK_SESSION ?? join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'shebaoka', 'session.json')

/** The server to talk to: `--server`, else that of the sign-in, else SBK_SERVER, else this machine. */
export function serverOf(given?: string): string {
  const text = given ?? kept()?.server ?? process.env.SBK_SERVER ?? `http://localhost:${process.env.PORT ?? '8080'}`
  if (!URL.canParse(text)) throw new Told(`服务地址 ${text} 写得不对，例如 http://localhost:8080。`, `The server ${text} is no address; write it as http://localhost:8080.`)
  return new URL(text).origin
}

/** Keeps a sign-in for the commands that follow. */
export function keepSession(session: Session): void {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 })
  writeFileSync(file(), JSON.stringify(session), { mode: 0o600 })
  chmodSync(file(), 0o600)
}

/** Forgets the sign-in. */
export function dropSession(): void {
  rmSync(file(), { force: true })
}

function kept(): Session | null {
  if (!existsSync(file())) return null
  try { return JSON.parse(readFileSync(file(), 'utf8')) as Session } catch { return null }
}

/** Sends a file to the HTTP door as a browser would; it is read from disk as it goes. */
export async function send(path: string, field: string, file: string): Promise<Answer> {
  const form = new FormData()
  try { form.append(field, await openAsBlob(file), basename(file)) } catch { throw new Told(`读不了文件 ${file}。`, `The file ${file} cannot be read.`) }
  return knock('POST', path, form)
}

type Answer = { status: number; body: unknown; text: string; bytes: Buffer; cookie: string | null }

/** One request to the HTTP door with the kept sign-in. A refusal is told in its own words; a silent server by its address. */
export const ask = (method: 'GET' | 'POST', path: string, body?: unknown, server = serverOf()): Promise<Answer> =>
  knock(method, path, method === 'POST' ? JSON.stringify(body ?? {}) : undefined, server)

/** The same for a part of something long that may be asked for twice: where the server does not answer it is asked again before the whole is given up. */
export async function askAgain(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try { return await ask(method, path, body) } catch (error) {
      if (!(error instanceof Told) || error.code !== 3 || tries === 4) throw error
      await new Promise(done => setTimeout(done, tries * 1_000))
    }
  }
}

async function knock(method: 'GET' | 'POST', path: string, body?: string | FormData, server = serverOf()): Promise<Answer> {
  const session = kept()
  const headers: Record<string, string> = { accept: 'application/json', origin: server }
  if (session?.server === server && session.cookie) headers.cookie = session.cookie
  if (typeof body === 'string') headers['content-type'] = 'application/json'
  const response = await fetch(`${server}/api${path}`, { method, headers, redirect: 'error', ...body !== undefined && { body } })
    .catch(() => { throw new Told(`${server} 没有应答。请确认服务已启动(npm start)，或用 --server 指明地址。`, `${server} does not answer. Start it (npm start) or name it with --server.`, 3) })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString('utf8')
  const parsed = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) as unknown : null
  if (response.status >= 400) throw refused(response.status, parsed)
  const cookie = response.headers.getSetCookie().map(line => line.split(';')[0]!).filter(pair => !pair.endsWith('=')).join('; ') || null
  return { status: response.status, body: parsed, text, bytes, cookie }
}

function refused(status: number, body: unknown): Told {
  const said = (body ?? {}) as { zh?: string; en?: string; fields?: { field: string; zh: string; en: string }[] }
  if (status === 401) return new Told(said.zh ?? '还没有登录。请先运行 sbk sign-in。', said.en ?? 'You are not signed in. Run sbk sign-in first.', 1)
  const fields = said.fields ?? []
  const list = (tongue: 'zh' | 'en') => fields.map(fault => `\n  ${fault.field} ${fault[tongue]}`).join('')
  return new Told((said.zh ?? `服务没有办理(${status})。`) + list('zh'), (said.en ?? `The server refused (${status}).`) + list('en'), status >= 500 ? 3 : 1)
}
