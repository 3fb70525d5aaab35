import { sampleItems } from '#clinics'
import { wallClock } from '#kit/day'
import { sayings } from '../src/doors/http/say.ts'
import { enter, must, type Books, type Entry } from './books.ts'
import { envelope, fen, isYes, type Answer, type Message, type Till } from './envelope.ts'
import type { Holder } from './holder.ts'
import { networkOf, type Network } from './network.ts'
import type { World } from './world.ts'

/** A provider's program behind a line that loses, doubles and delays, and the books it keeps from answers alone. */
export type Program = { till: Till; books: Books; line: Network<Message, Answer>; ask(message: Message): Promise<Answer> }

const literal = (zh: string) => zh.replace(/\{\w+\}/g, '')
/** The sentences of every refusal, the longest first; `cannot-settle` says another room's and is what is left. */
const sentences = Object.entries(sayings as Readonly<Record<string, { zh: string }>>).filter(([, { zh }]) => literal(zh)).sort(([, a], [, b]) => literal(b.zh).length - literal(a.zh).length)
  .map(([name, { zh }]) => ({ name, like: new RegExp(`^${zh.split(/\{\w+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's') }))
/** The name of a refusal, by its sentence: a message carries nothing else of it. */
export const saidIn = ({ err_msg }: Answer): string => sentences.find(({ like }) => like.test(err_msg ?? ''))?.name ?? (/ \/ /.test(err_msg ?? '') ? 'invalid' : 'cannot-settle')

/** Opens a provider's program at the national door. */
export function openProgram(world: World, office: 'till' | 'hospital'): Program {
  const { code, name } = world.ground.offices[office]
  const ask = async (message: Message): Promise<Answer> => {
    const { body } = await world.national.inject({ method: 'POST', url: '/fsi/api', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(message) })
    const answer = JSON.parse(body) as Answer
    must(!(answer.err_msg ?? '').startsWith('结果不明'), `${message.infno}: broke`)
    const table = isYes(answer) ? world.tally.verbs : world.tally.refusals
    const name = isYes(answer) ? message.infno : `${message.infno} → ${saidIn(answer)}`
    table.set(name, (table.get(name) ?? 0) + 1)
    return answer
  }
  const bare = (answer: Answer) => JSON.stringify({ ...answer, respond_time: '', ...isYes(answer) ? {} : { inf_refmsgid: '', refmsg_time: '' } })
  const line = networkOf(world.chance, ask, (first, second) => must(bare(first) === bare(second), `a doubled message was answered in two ways: ${bare(first).slice(0, 400)} · ${bare(second).slice(0, 400)}`))
  const till: Till = { code, name, area: '340100', operator: 'sim', signNo: '', signedAt: 0, sequence: 0 }
  return { till, books: new Map(), line, ask }
}

/** The till signs in when it has not, or a day has gone by. */
export async function signIn(world: World, { till, ask }: Program): Promise<void> {
  if (world.now().getTime() - till.signedAt < 20 * 3_600_000) return
  const answer = await ask(envelope(till, world.now(), '9001', { signIn: { opter_no: till.operator, mac: '00', ip: '127.0.0.1' } }))
  must(isYes(answer), `${till.name} cannot sign in: ${answer.err_msg}`)
  till.signedAt = world.now().getTime()
  till.signNo = (answer.output!.signinoutb as { sign_no: string }).sign_no
}

/** The till signs out, and once more; with a number that is none it does not. */
export async function signOut(world: World, { till, ask }: Program): Promise<void> {
  const out = (sign_no: string) => ask(envelope(till, world.now(), '9002', { signOut: { sign_no, opter_no: till.operator } }))
  must(!isYes(await out('NOBODY')), 'a sign-in that never was ended')
  const [first, second] = [await out(till.signNo), await out(till.signNo)]
  must(isYes(first) && isYes(second) && JSON.stringify(first.output) === JSON.stringify(second.output), 'signed out twice, at two times')
  till.signedAt = 0
}

/** Asks who the card is; the balance is what the holder is told. */
export async function identify(world: World, { till, ask }: Program, holder: Holder): Promise<{ psn: string; balance: bigint } | null> {
  const answer = await ask(envelope(till, world.now(), '1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: holder.cardNumber, card_sn: holder.ident, psn_cert_type: '01' } }))
  if (!isYes(answer)) return null
  const output = answer.output as { baseinfo: { psn_no: string }; insuinfo: { insutype: string; balc: unknown }[] }
  const employee = output.insuinfo.find(one => one.insutype === '310')
  return employee ? { psn: output.baseinfo.psn_no, balance: fen(employee.balc) } : null
}

/** A basket of one to three things. */
export function basket(world: World, till: Till, psn: string, infno: '2101' | '2102'): Message {
  const now = wallClock(world.now())
  const lines = Array.from({ length: 1 + world.chance.below(3) }, (_, i) => {
    const item = world.chance.pick(sampleItems)
    const count = 1 + world.chance.below(3)
    const cents = item.price / 10_000n * BigInt(count)
    return { cents, line: { feedetl_sn: `${till.sequence}-${i}`, fee_ocur_time: now, med_list_codg: item.code, medins_list_codg: item.code, det_item_fee_sumamt: Number(cents) / 100, cnt: count, pric: Number(item.price) / 1e6 } }
  })
  const total = lines.reduce((sum, { cents }) => sum + cents, 0n)
  return envelope(till, world.now(), infno, {
    druginfo: { psn_no: psn, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: now, medfee_sumamt: Number(total) / 100, insutype: '310', acct_used_flag: world.chance.happens(80) ? '1' : '0', med_type: '41' },
    drugdetail: lines.map(({ line }) => line),
  }, '340199')
}

/** Sends a settlement and enters what comes back. */
export async function send(pharmacy: Program, entry: Entry): Promise<void> {
  const answer = await pharmacy.line.send(entry.message)
  if (answer) enter(entry, answer, isYes(answer))
}

/** Sends a cancel or a reversal and enters what comes back. */
export async function undo(pharmacy: Program, entry: Entry, message: Message): Promise<void> {
  entry.undoing = message
  const answer = await pharmacy.line.send(message)
  if (!answer) return
  entry.undoing = null
  if (isYes(answer)) entry.state = 'undone'
}
