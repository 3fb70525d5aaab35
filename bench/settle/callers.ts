/**
 * Hospitals' programs for `settle-http`, a process of its own: so many connections, each sends a signed 2102 and the next when the answer is there. Reads what
 * it needs as JSON from its input, first who comes where, then one run a line, and writes one line of what it saw for each.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { wallClock } from '#kit/day'
import { basketOf, pick } from './basket.ts'
import { crowdOf, OPERATOR, type Crowd, type Ground, type packed } from './load.ts'

/** Who comes where, as it is written; `trusts`: with what each shop's messages are signed. */
export type Told = { base: string; ground: Omit<Ground, 'wares' | 'holders'> & { holders: ReturnType<typeof packed>; wares: { code: string; price: string; class: string }[] }; trusts: { name: string; token: string }[] }
/** Which run: with how many connections, how long. */
export type Calls = { connections: number; seconds: number }
/** What came of a run; `kept` are some messages with their answers, to be sent again. */
export type Called = { answered: number; failed: number; seconds: number; p50: number; p99: number; first: string | null; kept: { body: string; answer: string }[] }

type Prepared = { body: string; headers: Record<string, string> }
/** What of the load generator is used here. */
const autocannon = createRequire(import.meta.url)('autocannon') as (asked: {
  url: string; connections: number; duration: number
  requests: { method: 'POST'; setupRequest(request: object, context: object): object; onResponse(status: number, answer: string, context: object): void }[]
}) => Promise<{ errors: number; latency: { p50: number; p99: number } }>

const yuan = (fen: bigint) => Number(fen) / 100

/** A signed message: its body and the gateway's headers. */
function messageOf(ground: Ground<Crowd>, trusts: Told['trusts']): Prepared {
  const holder = pick(ground.holders)
  const shop = ground.shops[holder.shop]!
  const { name, token } = trusts[holder.shop]!
  const now = new Date()
  const begun = wallClock(now)
  const lines = basketOf(ground)
  const body = JSON.stringify({
    infno: '2102', msgid: `${shop.code}${begun.replace(/\D/g, '')}${(++sent % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')}`, mdtrtarea_admvs: '340100', insuplc_admdvs: ground.region, recer_sys_code: 'MBS_LOCAL', dev_no: '', dev_safe_info: '', cainfo: '', signtype: '',
    infver: 'V1.0', opter_type: '1', opter: OPERATOR, opter_name: OPERATOR, inf_time: begun, fixmedins_code: shop.code, fixmedins_name: shop.code, sign_no: shop.signNo,
    input: {
      druginfo: { psn_no: holder.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: begun, medfee_sumamt: yuan(lines.reduce((sum, line) => sum + line.amount, 0n)), invono: 'F1', insutype: ground.insutype, acct_used_flag: '1', med_type: '41' },
      drugdetail: lines.map(({ sn, code, price, count, amount }) => ({ feedetl_sn: sn, rx_circ_flag: '0', fee_ocur_time: begun, med_list_codg: code, medins_list_codg: `S${sn}`, det_item_fee_sumamt: yuan(amount), cnt: Number(count) / 10_000, pric: Number(price) / 1_000_000 })),
    },
  })
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  return { body, headers: { 'content-type': 'application/json', 'x-tif-paasid': name, 'x-tif-timestamp': timestamp, 'x-tif-nonce': nonce, 'x-tif-signature': createHash('sha256').update(timestamp + token + nonce + timestamp).digest('hex') } }
}
let sent = 0

async function call({ base, ground, trusts }: Omit<Told, 'ground'> & { ground: Ground<Crowd> }, { connections, seconds }: Calls): Promise<Called> {
  let [answered, failed] = [0, 0]
  let first: string | null = null
  const kept: Called['kept'] = []
  const began = performance.now()
  const result = await autocannon({
    url: `${base}/fsi/api`, connections, duration: seconds,
    requests: [{
      method: 'POST',
      setupRequest: (request, context) => {
        const made = messageOf(ground, trusts)
        Object.assign(context, { body: made.body })
        return { ...request, ...made }
      },
      onResponse: (status, answer, context) => {
        if (status === 200 && answer.slice(0, 40).includes('"infcode":0,')) answered++
        else { failed++; first ??= `${status} ${answer}` }
        if (Math.random() < 0.005) kept.push({ body: (context as { body: string }).body, answer })
      },
    }],
  })
  return { answered, failed: failed + result.errors, seconds: (performance.now() - began) / 1000, p50: result.latency.p50, p99: result.latency.p99, first, kept }
}

let told: Parameters<typeof call>[0] | undefined
for await (const line of createInterface({ input: process.stdin })) {
  if (told) process.stdout.write(`${JSON.stringify(await call(told, JSON.parse(line) as Calls))}\n`)
  else {
    const { ground, ...rest } = JSON.parse(line) as Told
    told = { ...rest, ground: { ...ground, holders: crowdOf(ground.holders), wares: ground.wares.map(ware => ({ ...ware, price: BigInt(ware.price) })) } }
  }
}
