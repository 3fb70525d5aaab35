import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { conform, flows, isClean, judgedText, reportJson, reportText, type JudgedClient, type Link, type Sandbox } from '#conformance'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { judgeBank } from './conformance-bank.ts'
import { serverOf } from './session.ts'

const WAIT_MS = 60_000
const silent = (url: string) => new Told(`${url} 没有应答。核对地址，确认服务已启动。`, `${url} does not answer. Check the address and that the server runs.`, 3)

/** Sends messages to one server, as a provider's program would. */
const linkTo = (base: string): Link => async (path, body, headers = {}) => {
  const response = await fetch(new URL(path, base), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) }).catch(() => { throw silent(base) })
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) }
}

async function jsonAt(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) }).catch(() => { throw silent(url) })
  try { return { status: response.status, body: await response.json() } } catch { return { status: response.status, body: null } }
}

/** What the sandbox tells: a file, an address, or `/sandbox.json` of the server itself. */
async function sandboxOf(given: string | undefined, base: string): Promise<Sandbox> {
  const from = given ?? new URL('/sandbox.json', base).href
  let body: unknown
  if (/^https?:/.test(from)) { const answer = await jsonAt(from); body = answer.status === 200 ? answer.body : null }
  else try { body = JSON.parse(readFileSync(from, 'utf8')) } catch { body = null }
  const told = body as Partial<Sandbox> | null
  if (!told || ![told.providers, told.people, told.catalogue].every(Array.isArray)) throw new Told(`${from} 不是沙盒清单：要有 providers、people、catalogue，写法见 docs/conformance.md。`, `${from} is no list of a sandbox: it needs providers, people and catalogue, as docs/conformance.md shows.`)
  return told as Sandbox
}

async function conformance(asked: Asked): Promise<number> {
  const bank = textOf(asked, 'bank')
  if (bank !== undefined) return judgeBank(bank, textOf(asked, 'flow'), textOf(asked, 'json'))
  const base = serverOf(textOf(asked, 'url'))
  const client = textOf(asked, 'client')
  if (client !== undefined) return judgedClient(base, client, textOf(asked, 'json'))
  const flow = textOf(asked, 'flow')
  if (flow !== undefined && !flows.some(({ name }) => name === flow)) throw new Told(`没有 ${flow} 这一段，有：${flows.map(({ name }) => name).join('、')}。`, `There is no flow ${flow}; there are: ${flows.map(({ name }) => name).join(', ')}.`)
  const report = await conform({ ...flow !== undefined ? { only: [flow] } : {},  link: linkTo(base), sandbox: await sandboxOf(textOf(asked, 'sandbox'), base), now: () => new Date(), random: randomBytes, strict: asked.options['strict'] === true })
  const file = textOf(asked, 'json')
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(reportJson(report, base), null, 2)}\n`)
  print(reportText(report))
  return isClean(report) ? 0 : 1
}

/** How a provider's program was heard to speak in this server's sandbox. */
async function judgedClient(base: string, code: string, file: string | undefined): Promise<number> {
  const { status, body } = await jsonAt(new URL(`/sandbox/clients/${encodeURIComponent(code)}.json`, base).href)
  if (status !== 200 || body === null) throw new Told(`${base} 的沙盒里没有机构 ${code}，或者没有沙盒。`, `The sandbox of ${base} has no provider ${code}, or there is no sandbox.`, 1)
  const judged = body as JudgedClient
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(judged, null, 2)}\n`)
  print(judgedText(judged))
  return judged.clean ? 0 : 1
}

export const conformanceCommands: Command[] = [{
  words: 'conformance', usage: '[--url URL] [--sandbox FILE|URL] [--flow NAME] [--strict] [--client PROVIDER] [--bank FILE] [--json FILE]', takes: [0, 0],
  zh: '逐条试一个服务的医保接口，指出哪里不符；--client 看一家机构的程序在沙盒里发得对不对；--bank 试一家银行的系统', en: 'try a server’s national interface message by message and name what deviates; --client judges a provider’s program by what the sandbox heard; --bank tries a bank’s system over its protocols',
  options: { url: { type: 'string' }, sandbox: { type: 'string' }, flow: { type: 'string' }, strict: { type: 'boolean' }, client: { type: 'string' }, bank: { type: 'string' }, json: { type: 'string' } }, run: conformance,
}]
