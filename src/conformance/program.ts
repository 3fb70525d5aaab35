import { instantOf, wallClock } from '#kit/day'
import type { Random } from '#kit/ids'
import { definitions, type Infno } from '../wire/national/definitions.ts'
import { Decimal, readJson, type Json } from '../wire/national/json.ts'
import { zipOf } from '../wire/zip.ts'
import { paths } from '../wire/national/messages.ts'
import { bodies, statementText } from './bodies.ts'
import { learn, type Known } from './known.ts'
import { basketOf, placesOf, type Sandbox, type SandboxPerson } from './sandbox.ts'

/** What came back. `bytes` as they came; `json` where it is JSON, numbers kept as their text. */
export type Reply = { status: number; type: string; bytes: Buffer }
/** How a message is sent to the server that is tried. */
export type Link = (path: string, body: string, headers?: Readonly<Record<string, string>>) => Promise<Reply>
export type Message = { infno: string; msgid: string; input: unknown; [field: string]: unknown }
export type Answered = { sent: Message; path: string; status: number; type: string; bytes: Buffer; json: Json | undefined; done: boolean; output: Json; said: string }
/** `random`, `now`: from outside. `place`: which kind of provider it is. `style`: every message to one address, or each to its transaction's own where one is published. */
export type Make = { link: Link; sandbox: Sandbox; place: 'pharmacy' | 'hospital'; person: SandboxPerson; now: () => Date; random: Random; style?: 'one' | 'own' }

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** So many random letters and digits. */
export const letters = (random: Random, count: number) => [...random(count)].map(byte => LETTERS[byte % LETTERS.length]).join('')
const ONE = '/fsi/api'
const published = new Map(Object.entries(paths).filter(([, { ours }]) => !ours).map(([path, { infno }]) => [infno, path]))
/** The published address of a transaction, else the one that takes them all. */
export const addressOf = (infno: string) => published.get(infno) ?? ONE
const needsPerson = (infno: Infno) => Object.values(definitions[infno].input).some(({ table }) => 'psn_no' in table)

/**
 * A provider's program as a vendor would write it: it makes each message from what earlier answers told it, and keeps time by the server's clock. Nothing of the server is
 * known here but the interface and what its sandbox tells.
 */
export function program(make: Make) {
  const { link, sandbox, place, person, random, style = 'one' } = make
  const provider = placesOf(sandbox)[place]
  if (!provider) throw new Error(`the sandbox has no ${place}`)
  const operator = `SBX${letters(random, 5)}`
  const known: Known = { provider, operator, person, card: person.cards[0]!, basket: basketOf(sandbox), disease: sandbox.diseases?.[random(1)[0]! % (sandbox.diseases.length || 1)] ?? { code: 'M03900', name: '高血压' }, mark: letters(random, 8) }
  let ahead = 0
  const clock = () => wallClock(new Date(make.now().getTime() + ahead))

  /** The message of a transaction; `change` puts other fields into its envelope, `input` another input. */
  function message(infno: Infno, { input = bodies[infno](known, clock()), ...change }: { input?: unknown; [field: string]: unknown } = {}): Message {
    const at = clock()
    return {
      infno, msgid: `${provider!.fixmedins_code}${at.replace(/\D/g, '')}${letters(random, 4)}`, mdtrtarea_admvs: provider!.admvs, ...known.insured && needsPerson(infno) ? { insuplc_admdvs: known.insured.region } : {}, recer_sys_code: 'MBS_LOCAL',
      infver: 'V1.0', opter_type: '1', opter: operator, opter_name: operator, inf_time: at, fixmedins_code: provider!.fixmedins_code, fixmedins_name: provider!.fixmedins_name, ...known.signNo && infno !== '9001' ? { sign_no: known.signNo } : {}, input, ...change,
    }
  }

  /** Sends a message, and keeps time by the answer. */
  async function send(sent: Message | string, { path = typeof sent !== 'string' && style === 'own' ? addressOf(sent.infno) : ONE, headers }: { path?: string; headers?: Record<string, string> } = {}): Promise<Answered> {
    const { status, type, bytes } = await link(path, typeof sent === 'string' ? sent : JSON.stringify(sent), headers)
    let json: Json | undefined
    if (/json/.test(type)) try { json = readJson(bytes.toString('utf8')) } catch { json = undefined }
    const answer = (typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof Decimal) ? json : {}) as Record<string, Json>
    const { infcode, err_msg, respond_time } = answer
    if (typeof respond_time === 'string' && /^\d{17}$/.test(respond_time)) {
      const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(respond_time)!
      ahead = (instantOf(`${y}-${mo}-${d} ${h}:${mi}:${s}`)?.getTime() ?? make.now().getTime()) - make.now().getTime()
    }
    const done = (infcode instanceof Decimal ? infcode.text : infcode) === '0'
    return { sent: typeof sent === 'string' ? { infno: '', msgid: '', input: null } : sent, path, status, type, bytes, json, done, output: answer['output'] ?? null, said: typeof err_msg === 'string' ? err_msg : '' }
  }

  /** The file of a 9101: a zip of what the provider's books say. */
  const pack = async () => { known.upload = await zipOf('statement.txt', statementText(known), make.now()) }

  /** Sends a transaction and remembers what its answer tells. */
  async function act(infno: Infno, change?: Parameters<typeof message>[1], to?: Parameters<typeof send>[1]): Promise<Answered> {
    if (infno === '9101') await pack()
    const sent = message(infno, change)
    const answer = await send(sent, to)
    if (answer.done || (definitions[infno].output as { file?: true }).file) learn(known, infno, sent, answer.output)
    return answer
  }

  /** The card goes into a terminal of the provider; with the PIN unless `alone`. Where the sandbox stands in for no terminal the card is simply named. */
  async function readCard({ alone = false } = {}): Promise<{ ok: boolean; said: string; sent: unknown } | null> {
    if (sandbox.card_session === null || sandbox.card_session === undefined) return null
    const sent = { fixmedins_code: provider!.fixmedins_code, card_number: known.card.card_number, ...alone ? {} : { pin: known.card.social_pin } }
    const { status, bytes } = await link(sandbox.card_session, JSON.stringify(sent))
    return { ok: status === 200, said: status === 200 ? '' : bytes.toString('utf8').slice(0, 300), sent }
  }

  /** Takes back what an earlier run of this kit left open at this provider: stays under its own numbers, filings. Whether the person is free for a stay. */
  async function tidy(): Promise<boolean> {
    const rows = (output: Json, node: string) => ((output as Record<string, Json> | null)?.[node] ?? []) as Record<string, Json>[]
    let free = true
    for (const stay of rows((await act('5201')).output, 'mdtrtinfo').filter(each => each['endtime'] === null && /^(2|5[23])/.test(String(each['med_type'] ?? '')))) {
      if (!String(stay['ipt_otp_no']).startsWith('SBX')) { free = false; continue }
      known.stay = String(stay['mdtrt_id'])
      await send(message('2402'))
    }
    for (const [ask, end, node] of [['5304', '2502', 'refmedin'], ['5302', '2506', 'psnfixmedin']] as const) for (const filed of rows((await act(ask)).output, node)) {
      known.filing = String(filed['trt_dcla_detl_sn'])
      await send(message(end))
    }
    return free
  }


  return { known, message, send, act, pack, readCard, tidy, clock }
}
export type Program = ReturnType<typeof program>
