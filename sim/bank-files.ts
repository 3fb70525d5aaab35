import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exchangeFiles } from '#banks'
import { isRefused } from '#kit/refusal'
import type { House } from '#kit/work'
import { bytesIn, plainForm, sbk1, type BatchLine, type Result, type ReturnLine } from '../src/wire/bankfile/index.ts'
import type { SimBank } from './bank.ts'
import type { Chance } from './random.ts'

const form = plainForm({ ...sbk1, encoding: 'utf-8' })
type Named = { bank: string; number: string }
type Done = { name: string; digest: string; answer: Buffer }
type Day = (kind: 'payout' | 'deduction', batch: Named, done: number, refused: number, amount: bigint) => void
/**
 * Files between the centre of a simulated city and its bank: `carry` takes them over, by the seed twice, by half, late, never and in any order; `work` has the bank carry out what came and lay its answers out. `hung`: what is
 * on its way still; `again`: a return is laid out once more, false where the bank has no such batch.
 */
export type SimFiles = { /** Whether anything was ever ordered. */ used: boolean; carry(): void; work(): Promise<void>; hung(): void; again(number: string): boolean }

const folders = new WeakMap<House, string>()
/** The folder of a city; empty when its life begins. */
function folderOf(house: House): string {
  let folder = folders.get(house)
  if (!folder) {
    const made = folder = mkdtempSync(join(tmpdir(), 'sbk-sim-files-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    folders.set(house, folder)
  } else rmSync(folder, { recursive: true, force: true })
  exchangeFiles(house, folder)
  return folder
}

export function openSimFiles(house: House, bank: SimBank, chance: Chance, day: Day): SimFiles {
  // orders that are drawn go there from the first
  const folder = folderOf(house)
  const batches = new Map<string, Done>()
  type File = { name: string; bytes: Buffer }
  const inbox: File[] = [], outbox: File[] = [], late: File[] = []
  /** On its way something may befall it. */
  const over = (name: string, bytes: Buffer, lay: (bytes: Buffer) => void) => {
    const fault = !bank.calm && chance.happens(40) ? chance.pick(['twice', 'half', 'late', 'never'] as const) : null
    if (fault === 'half') lay(bytes.subarray(0, 1 + chance.below(bytes.length - 1)))
    else if (fault === null || fault === 'twice') lay(bytes)
    if (fault === 'twice' || fault === 'late' || (fault === 'half' && chance.happens(70))) late.push({ name, bytes })
  }
  const shuffled = <T>(all: T[]): T[] => { const left: T[] = []; while (all.length) left.push(...all.splice(chance.below(all.length), 1)); return left }
  const toBank = (name: string, bytes: Buffer) => { inbox.push({ name, bytes }) }
  const toCentre = (name: string, bytes: Buffer) => writeFileSync(join(folder, 'from-bank', name), bytes)
  const files: SimFiles = {
    used: false,
    carry() {
      for (const name of shuffled(readdirSync(join(folder, 'to-bank')).filter(each => each.endsWith('.txt')).sort())) {
        const path = join(folder, 'to-bank', name)
        over(name, readFileSync(path), bytes => toBank(name, bytes))
        rmSync(path)
      }
      for (const { name, bytes } of shuffled(outbox.splice(0))) over(`${name}<`, bytes, each => toCentre(name, each))
    },
    async work() { for (const { name, bytes } of shuffled(inbox.splice(0))) await take(name, bytes) },
    hung() { for (const { name, bytes } of late.splice(0).reverse()) if (name.endsWith('<')) toCentre(name.slice(0, -1), bytes); else toBank(name, bytes) },
    again(number) {
      const done = batches.get(number)
      if (done) outbox.push({ name: done.name, bytes: done.answer })
      return done !== undefined
    },
  }
  const refused = (name: string, cause: string) => outbox.push({ name: name.replace(/\.txt$/, '.refused.txt'), bytes: Buffer.from(`REFUSED|${name.slice(0, -4)}|1\n0|file|${cause}|${cause}|${cause}\nEND\n`) })

  /** The bank takes an order as a whole or not at all, and a number for the content it came with first. */
  async function take(name: string, bytes: Buffer): Promise<void> {
    const number = /^\d+-([\w-]+)\.txt$/.exec(name)![1]!
    const order = await form.judge(bytesIn(bytes), 'order')
    const had = batches.get(number)
    if (isRefused(order)) return void refused(name, had ? 'number-taken' : 'malformed')
    if (had) return void (had.digest === order.digest ? outbox.push({ name, bytes: had.answer }) : refused(name, 'number-taken'))
    const lines: ReturnLine[] = []
    for await (const line of form.deliver(bytesIn(bytes), order)) { if (isRefused(line)) throw new Error('a file changed'); lines.push({ ...line as BatchLine, result: carryOut(order.head.kind as 'pay-out' | 'deduction', order.head, line as BatchLine), reason: '' }) }
    const sum = (fits: boolean) => lines.filter(line => (line.result === 'done') === fits).reduce((all, { amount }) => ({ count: all.count + 1, total: all.total + amount }), { count: 0, total: 0n })
    const { unit: _unit, account: _account, ...head } = order.head
    const parts: Buffer[] = []
    const written = await form.write(part => parts.push(part), 'return', { ...head, done: sum(true), refused: sum(false) }, lines)
    if (isRefused(written)) throw new Error(JSON.stringify(written.wrong))
    const answer = Buffer.concat(parts)
    batches.set(number, { name, digest: order.digest, answer })
    outbox.push({ name, bytes: answer })
    day(order.head.kind === 'pay-out' ? 'payout' : 'deduction', order.head, sum(true).count, sum(false).count, sum(true).total)
  }

  /** One line, by the bank's own books. */
  function carryOut(what: 'pay-out' | 'deduction', { bank: code, number: batch }: Named, { account: number, amount, mandate, seq }: BatchLine): Result {
    const account = bank.accounts.find(each => each.number === number && each.bank === code)
    if (!account) return 'account-unknown'
    if (!account.active) return 'not-active'
    if (account.lost) return 'lost'
    const stands = bank.mandates.get(mandate)
    if (what === 'deduction' && (!stands || stands.revoked || stands.card !== number)) return 'mandate-missing'
    if (what === 'deduction' && account.balance < amount) return 'insufficient'
    account.balance += what === 'deduction' ? -amount : amount
    account.entries.push({ what, batch, seq, amount })
    return 'done'
  }
  return files
}
