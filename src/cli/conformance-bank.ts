import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { bankFlows, bankReportText, bankRules, conformBank, isBankClean, type BankUnderTest } from '#conformance'
import { z } from 'zod'
import { print, Told } from './command.ts'

const shape = z.strictObject({
  iso: z.strictObject({ host: z.string().default('localhost'), port: z.int() }),
  terminal: z.strictObject({ terminal: z.string().regex(/^[0-9A-Z]{8}$/), merchant: z.string().regex(/^[0-9A-Z]{15}$/), master: z.string().regex(/^[0-9a-f]{32}$/i), cipher: z.enum(['sm4', '3des']), tpdu: z.string().regex(/^\d{10}$/).optional() }),
  cards: z.array(z.strictObject({ number: z.string().regex(/^\d{16,19}$/), pin: z.string().regex(/^\d{6}$/), name: z.string().optional(), idNumber: z.string().optional() })).min(1),
  http: z.strictObject({ url: z.url(), key: z.string(), bank: z.string() }).optional(),
  files: z.strictObject({ folder: z.string(), bank: z.string(), clearing: z.string().regex(/^\d{12}$/) }).optional(),
})
const WAIT_MS = 15_000

/** A bank as a file describes it: its line, a terminal of the kit, cards to try, and as far as they are there its HTTP door and its folder. */
export function bankOf(file: string): BankUnderTest {
  let read: unknown
  try { read = JSON.parse(readFileSync(file, 'utf8')) } catch { read = null }
  const { data, error } = shape.safeParse(read)
  if (!data) throw new Told(`${file} 写得不对：${error.issues[0]!.path.join('.')}。写法见 docs/bank-conformance.md。`, `${file} is not right at ${error.issues[0]!.path.join('.')}. docs/bank-conformance.md says how it is written.`, 2)
  const { iso, http, files, ...rest } = data
  return {
    ...rest, terminal: { ...rest.terminal, ...rest.terminal.tpdu ? { tpdu: rest.terminal.tpdu } : {} } as BankUnderTest['terminal'], cards: rest.cards as BankUnderTest['cards'], random: randomBytes, now: () => new Date(), wait: WAIT_MS,
    dial: () => new Promise((done, failed) => { const socket = connect({ ...iso, noDelay: true }, () => done(socket)).once('error', () => failed(new Told(`连不上 ${iso.host}:${iso.port}。`, `${iso.host}:${iso.port} cannot be reached.`, 3))) }),
    ...http ? { http: { bank: http.bank, post: async (path, body, key = http.key) => {
      const answer = await fetch(new URL(path, http.url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body), signal: AbortSignal.timeout(WAIT_MS) })
      return { status: answer.status, body: await answer.json().catch(() => ({})) as Record<string, unknown> }
    } } } : {},
    ...files ? { files: folderAt(files) } : {},
  }
}

function folderAt({ folder, bank, clearing }: { folder: string; bank: string; clearing: string }): NonNullable<BankUnderTest['files']> {
  return {
    bank, clearing,
    async put(name, bytes) {
      const path = join(folder, 'to-bank', `${name}.txt`)
      // what was answered is taken away before something else comes under its name
      for (const end = performance.now() + WAIT_MS; existsSync(path) && performance.now() < end;) await new Promise(done => { setTimeout(done, 50) })
      writeFileSync(`${path}.part`, bytes); renameSync(`${path}.part`, path)
    },
    async answer(name) {
      for (const end = performance.now() + WAIT_MS; performance.now() < end; await new Promise(done => { setTimeout(done, 100) })) for (const [kind, file] of [['return', `${name}.txt`], ['refused', `${name}.refused.txt`]] as const) {
        const path = join(folder, 'from-bank', file)
        if (!existsSync(path)) continue
        const bytes = readFileSync(path)
        rmSync(path)
        return { kind, bytes }
      }
      return null
    },
  }
}

/** Judges a bank's system over its protocols. 0: everything conforms; 1: something deviates or was not played to its end. */
export async function judgeBank(file: string, flow: string | undefined, json: string | undefined): Promise<number> {
  if (flow !== undefined && !bankFlows.some(({ name }) => name === flow)) throw new Told(`没有 ${flow} 这一段，有：${bankFlows.map(({ name }) => name).join('、')}。`, `There is no flow ${flow}; there are: ${bankFlows.map(({ name }) => name).join(', ')}.`)
  const report = await conformBank(bankOf(file), flow)
  const clean = isBankClean(report, ['no HTTP door was named', 'no folder of files was named'])
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ clean, ...report, deviations: report.deviations.map(each => ({ ...each, says: bankRules[each.rule] })) }, null, 2)}\n`)
  print(bankReportText(report))
  return clean ? 0 : 1
}
