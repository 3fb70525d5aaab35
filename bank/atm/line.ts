import { connect } from 'node:net'
import type { Random } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { kindOf, openKey, openLine, openTerminal, responseOf, reversalOf, sealPin, unwrapKeys, UNIONPAY_SM, writePayee, type Fields, type Key, type KindName, type Message, type Pending, type ReversalStore } from '../../src/wire/iso8583/index.ts'
import type { Safe } from './safe.ts'

/** A machine as it is set up: its number, its merchant number, its master key, where the bank hears. */
export type Setup = { id: string; merchant: string; master: Key; port: number; host: string; safe: Safe; random: Random; wait?: number }
/** What the bank said: field 39 with its words and balance; `unknown`: nothing that can be believed, what could be undone is being undone; `unsent`: the bank was not reached, nothing was done. */
export type Said = { is: 'said'; code: string; zh: string | null; reference: string | null; balance: bigint | null; stan: string; batch: string } | { is: 'unknown' } | { is: 'unsent' }
/** What a machine asks for. `name`: the payee's. */
export type Ask = { card: string; pin?: string; amount?: bigint; payee?: { card: string; name: string; bank?: string }; original?: { batch: string; stan: string } }
/** `undo`: a withdrawal of which nothing went out is reversed; whether the bank has ended it. */
export type AtmLine = { ask(kind: KindName, asked: Ask): Promise<Said>; undo(what: { card: string; amount: bigint; batch: string; stan: string }): Promise<boolean>; close(): void }

const network: Pick<Message, 'tpdu' | 'header'> = { tpdu: '6000030000', header: '603100311308' }

/** The machine's end of the line to its bank: signs in before its first message, numbers them, and leaves nothing open (openTerminal reverses what it must, over a restart too). */
export function openAtmLine({ id, merchant, master, port, host, safe, random, wait = 15_000 }: Setup): AtmLine {
  let keys: { pin: Key; mac: Key } | null = null
  let [batch, stan] = ['000000', 0]
  const line = openLine({ dialect: UNIONPAY_SM, wait, connect: () => connect(port, host).setNoDelay(true), told: event => { if (event.what === 'disconnected') keys = null } })
  const terminal = openTerminal({ line, store: reversals(safe), dialect: UNIONPAY_SM, mak: () => keys!.mac })
  const next = () => String(++stan).padStart(6, '0')
  let signing: Promise<boolean> | null = null
  const signIn = async (): Promise<boolean> => {
    const outcome = await line.ask({ ...network, mti: '0800', fields: { stan: next(), terminal: id, merchant, control: { type: '00', batch, network: '005' }, remark: { organisation: '001' } } })
    if (isRefused(outcome) || outcome.is !== 'answer' || outcome.answer.fields.response !== '00') return false
    const fresh = unwrapKeys(master, outcome.answer.fields.own!)
    if (isRefused(fresh)) return false
    keys = fresh
    ;[batch, stan] = [outcome.answer.fields.control!.batch, 0]
    void terminal.resume()
    return true
  }
  const signedIn = async () => {
    if (keys) return true
    signing ??= signIn().finally(() => { signing = null })
    return signing
  }
  const request = (kind: KindName, { card, pin, amount, payee, original }: Ask): Message => {
    const { request: leg, processing, condition, type } = kindOf(kind)
    const all: Fields = {
      pan: card, processing, amount, stan: next(), entry: pin ? '051' : '052', condition, terminal: id, merchant, currency: '156', control: { type: type!, batch }, reference: '000000000000', original,
      ...pin ? { pinCapture: '06', security: '2600000000000000', pinBlock: sealPin(keys!.pin, pin, card, random) } : {}, ...payee ? { own: writePayee({ account: payee.card, name: payee.name, ...payee.bank ? { bank: payee.bank } : {} })! } : {},
    }
    const belongs = new Set<string>([...leg.must, ...leg.may])
    return { ...network, mti: leg.mti, fields: Object.fromEntries(Object.entries(all).filter(([name, value]) => belongs.has(name) && value !== undefined)) as Fields }
  }
  return {
    close: () => { terminal.stop(); line.close() },
    async undo({ card, amount, ...original }) {
      if (!await signedIn()) return false
      const { fields, ...rest } = request('withdrawal', { card, amount })
      const outcome = await line.ask(reversalOf({ ...rest, fields: { ...fields, stan: original.stan, control: { ...fields.control!, batch: original.batch } } }, '06'), keys!.mac)
      return !isRefused(outcome) && outcome.is === 'answer' && responseOf(outcome.answer.fields.response!).reversal !== 'again'
    },
    async ask(kind, asked) {
      if (!await signedIn()) return { is: 'unsent' }
      const message = request(kind, asked)
      const outcome = await terminal.transact(message)
      if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.faults))
      if (outcome.is !== 'answer') return { is: outcome.is === 'unsent' ? 'unsent' : 'unknown' }
      const { response, remark, reference, balance } = outcome.answer.fields
      // keys of another sign-in, or none: the next message signs in anew
      if (response === 'A0' || response === '97' || response === '77') keys = null
      return { is: 'said', code: response!, zh: remark?.text ?? null, reference: reference ?? null, balance: balance?.fen ?? null, stan: message.fields.stan!, batch: message.fields.control!.batch }
    },
  }
}

const fileOf = (transaction: string) => transaction.replaceAll('/', '-')
/** Reversals that outlive a crash of the machine. */
const reversals = (safe: Safe): ReversalStore => ({
  put: async ({ transaction, bytes }: Pending) => safe.put(`reversals/${fileOf(transaction)}`, JSON.stringify({ transaction, bytes: bytes.toString('hex') })),
  remove: async transaction => safe.remove(`reversals/${fileOf(transaction)}`),
  stuck: async (transaction, code) => { safe.put(`stuck/${fileOf(transaction)}`, code); safe.remove(`reversals/${fileOf(transaction)}`) },
  all: async () => safe.all('reversals').map(({ clear }) => { const { transaction, bytes } = JSON.parse(clear.toString('utf8')) as { transaction: string; bytes: string }; return { transaction, bytes: Buffer.from(bytes, 'hex') } }),
})

export const keyFrom = (master: Buffer): Key => openKey(master, 'sm4')
