import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { luhnDigit } from '#kit/luhn'
import type { Random } from '#kit/ids'
import { Trouble } from '#kit/trouble'

/** Ways in which money leaves an account, each with its own limits. What is done at a bank's own counter has none. */
export const channels = ['atm', 'pos', 'online'] as const
export type Channel = (typeof channels)[number]

const fen = z.int().min(0).transform(BigInt)
const limit = z.strictObject({ single: fen, daily: fen, times: z.int().min(0) })
const how = z.enum(['phone', 'written'])
const shape = z.strictObject({
  banks: z.array(z.strictObject({
    code: z.string().regex(/^\d{5,8}$/), zh: z.string().min(1), en: z.string().min(1), phone: z.string().min(1), line: z.string().regex(/^\d{12}$/),
    prefix: z.string().regex(/^62\d{3,8}$/), length: z.int().min(16).max(19), takesLoss: z.boolean().default(false),
  })).min(1),
  branches: z.array(z.strictObject({ bank: z.string(), code: z.string().regex(/^\d{4,12}$/), zh: z.string().min(1), en: z.string().min(1), line: z.string().regex(/^\d{12}$/) })).default([]),
  rules: z.strictObject({
    card: z.strictObject({ years: z.int().min(1).max(30) }), pin: z.strictObject({ tries: z.int().min(1).max(10) }),
    limits: z.strictObject({ atm: limit, pos: limit, online: limit }),
    loss: z.strictObject({ phoneDays: z.int().min(0), release: z.strictObject({ phone: z.array(how), branch: z.array(how) }) }),
  }),
})
/** A bank; `takesLoss`: it takes a holder's report of loss that the card centre passes on. Its card numbers begin with `prefix` (62…), have `length` digits and a Luhn check digit. */
export type Institution = z.infer<typeof shape>['banks'][number]
/** A bank's branch: its code, and its 12-digit line number. */
export type Branch = z.infer<typeof shape>['branches'][number]
/** What the banks decide themselves. Limits in fen. */
export type Rules = z.infer<typeof shape>['rules']
export type Limit = Rules['limits'][Channel]
export type Banks = { banks: readonly Institution[]; branches: readonly Branch[]; rules: Rules }

/** The banks of a file (default: the sample of Hefei's seven). @throws Trouble naming file and field */
export function readBanks(file = join(import.meta.dirname, 'banks.yaml')): Banks {
  let read: unknown
  try { read = parse(readFileSync(file, 'utf8')) } catch (error) { throw new Trouble(`银行文件 ${file} 读不了：${(error as Error).message}`, `The file of banks ${file} cannot be read: ${(error as Error).message}`, error) }
  const { data, error } = shape.safeParse(read)
  if (!data) throw new Trouble(`银行文件 ${file} 的 ${error.issues[0]!.path.join('.')} 不对：${error.issues[0]!.message}`, `In the file of banks ${file}, ${error.issues[0]!.path.join('.')} is wrong: ${error.issues[0]!.message}`)
  const twice = data.banks.find((bank, i) => data.banks.some((other, j) => j < i && (other.code === bank.code || other.prefix.startsWith(bank.prefix) || bank.prefix.startsWith(other.prefix))))
  if (twice) throw new Trouble(`银行文件 ${file} 里 ${twice.code} 的代码或卡号段和另一家重复。`, `In the file of banks ${file}, code or card range of ${twice.code} meets another bank's.`)
  const strange = data.branches.find((branch, i) => !data.banks.some(({ code }) => code === branch.bank) || data.branches.some((other, j) => j < i && other.code === branch.code))
  if (strange) throw new Trouble(`银行文件 ${file} 里网点 ${strange.code} 的银行不在其中，或代码重复。`, `In the file of banks ${file}, branch ${strange.code} is of no bank listed, or its code is there twice.`)
  return data
}

/** A new card number of a bank, drawn from its range, with its check digit. */
export function drawNumber({ prefix, length }: Institution, random: Random): string {
  let body: string = prefix
  while (body.length < length - 1) for (const byte of random(length)) if (byte < 250 && body.length < length - 1) body += String(byte % 10)
  return body + luhnDigit(body)
}
