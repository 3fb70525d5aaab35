import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { Trouble } from '#kit/trouble'
import { openKey } from '../../src/wire/iso8583/index.ts'
import { registerTerminal } from '../terminals/sign-in.ts'
import { markCentre } from '../terminals/store.ts'
import { inWork, type Bank } from '../work.ts'
import { openDevice, type Device, type DeviceSettings } from './device.ts'

const row = z.strictObject({ terminal: z.string().regex(/^[0-9A-Z]{8}$/), merchant: z.string().regex(/^[0-9A-Z]{15}$/), bank: z.string(), cipher: z.enum(['sm4', '3des']), shop: z.string().min(1).nullable(), /** What it takes are fees of the card centre. */ centre: z.boolean().default(false), name: z.string().min(1) })
export type PosRow = z.input<typeof row>
const shape = z.strictObject({ pos: z.array(row) })

/** A terminal that somebody else's program is to be: registered, and its master key told. */
export type Spare = { terminal: string; merchant: string; cipher: 'sm4' | '3des'; name: string; master: string }
/** The POS that the sample bank has standing at shops, and terminals to spare (bank/pos.yaml). */
export function readPos(file = join(import.meta.dirname, '..', 'pos.yaml')): readonly PosRow[] {
  const { data, error } = shape.safeParse(parse(readFileSync(file, 'utf8')))
  if (!data) throw new Trouble(`POS 清单 ${file} 的 ${error.issues[0]!.path.join('.')} 不对。`, `In the list of POS ${file}, ${error.issues[0]!.path.join('.')} is wrong.`)
  return data.pos
}

const hexIn = (file: string, make: () => Buffer): Buffer => {
  if (!existsSync(file)) writeFileSync(file, `${make().toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

/**
 * Switches the POS of a list on, those without a shop left to whoever tries the bank: each with the master key that its bank put in once (a file of its own folder), registered at the bank before its first sign-in.
 * They reach the bank over its port for terminals as any other machine does.
 */
export async function openDevices(bank: Bank, rows: readonly PosRow[], { folder, host, port, ...more }: Pick<DeviceSettings, 'folder' | 'host' | 'port' | 'wait' | 'delays' | 'pause'>): Promise<ReadonlyMap<string, Device> & { spare: Spare[] }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = hexIn(join(folder, 'store.key'), () => bank.random(32))
  const all = Object.assign(new Map<string, Device>(), { spare: [] as Spare[] })
  for (const { terminal: id, merchant, bank: code, cipher, shop, name, centre = false } of rows) {
    const file = join(folder, `${id}.key`)
    const fresh = !existsSync(file)
    const master = hexIn(file, () => bank.random(16))
    const made = await inWork(bank, work => registerTerminal(work, { id, kind: 'pos', bank: code, merchant, cipher, master }))
    if (isRefused(made) && made.refused !== 'terminal-taken') throw new Trouble(`POS ${id} 登记不了：没有银行 ${code}。`, `POS ${id} cannot be registered: there is no bank ${code}.`)
    if (isRefused(made) && fresh) throw new Trouble(`POS ${id} 在银行登记过，但它的主密钥文件 ${file} 不在。请放回原来的文件。`, `POS ${id} is registered with the bank, but its master key ${file} is missing. Put the file back.`)
    if (centre) await inWork(bank, work => markCentre(work, id))
    if (shop === null) all.spare.push({ terminal: id, merchant, cipher, name, master: master.toString('hex') })
    else all.set(id, await openDevice({ who: { id, merchant, cipher }, bank: code, name, shop, master: openKey(master, cipher), store: { number: 1, cipher: store.subarray(0, 16), mac: store.subarray(16) }, folder, host, port, random: bank.random, now: bank.now, ...more }))
  }
  return all
}
