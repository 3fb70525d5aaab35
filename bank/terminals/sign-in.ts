import type { TerminalKind } from '../acquiring/held.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { newWorking, sealMaster, type Cipher } from './keys.ts'
import { insertBatch } from './store-batches.ts'
import { insertTerminal, selectTerminal, updateWorking } from './store.ts'

/** Registers a terminal and answers its master key (16 bytes, SM4 or 3DES), this once: whoever sets the machine up puts it in. A machine that has one already is registered with it. */
export async function registerTerminal(work: Work, { id, kind, bank, merchant, country = '156', cipher = 'sm4', master: had }: { id: string; kind: TerminalKind; bank: string; merchant: string; country?: string; cipher?: Cipher; master?: Buffer }) {
  if (!work.banks.some(({ code }) => code === bank)) return refuse('bank-unknown', { bank })
  const master = had ?? Buffer.from(work.random(16))
  const made = await insertTerminal(work, { id, kind, bank, merchant, country, cipher, master: sealMaster(work.keys, id, master) }, work.now)
  return made ? { master } : refuse('terminal-taken', { terminal: id })
}

/** 签到: new working keys of a terminal, under its master key, and its next batch; keys and batch before are no longer taken. */
export async function signIn(work: Work, id: string, merchant: string) {
  const row = await selectTerminal(work, id)
  if (!row || row.endedAt) return refuse('terminal-unknown')
  if (row.merchant !== merchant) return refuse('merchant-other')
  const { sealed, wrapped } = newWorking(work.keys, id, row.master, row.cipher, work.random)
  const batch = await updateWorking(work, id, sealed, work.now)
  await insertBatch(work, id, batch, work.now)
  return { keys: wrapped, batch: String(batch).padStart(6, '0') }
}
