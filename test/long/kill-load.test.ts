import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '#database'
import { wallClock } from '#kit/day'
import { load, OPERATOR } from '../../bench/settle/load.ts'
import { envelope, isYes, type Answer, type Message, type Till } from '../../sim/envelope.ts'
import { city, masterFile, type City } from '../harness/index.ts'
import { cutterTo, type Cutter } from '../kill/cutter.ts'
import { ownServer } from '../kill/own-server.ts'
import { startMain, freePort, type Started } from '../starting.ts'
import { hospital } from '../support/hospital.ts'
import type { Json } from '../support/pharmacy.ts'
import { tell } from './tell.ts'

const CALLERS = 64
const HOLDERS = 2_000
const VISITS = 240
const STAYS = 40
const told = { acknowledged: 0, unheard: 0, strikes: 0, processes: 0 }

const server = await ownServer()
process.env['SBK_TEST_DATABASE_URL'] = server.url
let living: City, cutter: Cutter | undefined
/** Messages of a hospital that were prepared and not sent yet: visits to be settled, stays to be settled at their end. */
let prepared: Json[] = []
let purchase: () => Message
before(async () => {
  living = await city({ background: false, realTime: true })
  prepared = await atHospital(living)
  const ground = await load(living.house, HOLDERS)
  const tills = ground.shops.map(({ code, signNo }): Till => ({ code, name: code, area: '340100', operator: OPERATOR, signNo, signedAt: 0, sequence: 0 }))
  let at = 0
  purchase = () => {
    const holder = ground.holders[++at % ground.holders.length]!
    const now = new Date()
    const lines = ground.wares.map(({ code, price }, i) => ({ cents: Number(price) / 10_000, line: { feedetl_sn: String(i + 1), fee_ocur_time: wallClock(now), med_list_codg: code, medins_list_codg: `S${i}`, cnt: 1, pric: Number(price) / 1e6 } }))
    return envelope(tills[holder.shop]!, now, '2102', { druginfo: { psn_no: holder.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: wallClock(now), medfee_sumamt: lines.reduce((sum, { cents }) => sum + cents, 0) / 100, insutype: ground.insutype, acct_used_flag: '1', med_type: '41' },
      drugdetail: lines.map(({ cents, line }) => ({ ...line, det_item_fee_sumamt: cents / 100 })) }, ground.region)
  }
  await living.door.close()
  await living.house.pool.end()
  // the next card in a terminal ends the reading before it; here each patient stands at a terminal of their own
  await asOwner(owner => owner.query("update terminals.session set ended_at = null, ended_by = null where ended_by = 'next-card'"))
  cutter = await cutterTo(living.url)
})
after(async () => {
  await cutter?.close()
  await server.stop()
  tell('kill under load', { how: 'postgres (every process) and the program with SIGKILL, and the line between them cut between a commit and its answer, while many settle; what was not heard is sent again', callers: CALLERS, ...told })
})

/** Charged visits and discharged stays, each with the message that settles it. */
async function atHospital(of: City): Promise<Json[]> {
  const ward = await hospital(of)
  const people = ward.sandbox.people.filter((person: Json) => person.case === null && person.cards.some((card: Json) => card.state === 'active' && card.social_pin))
  const messages: Json[] = []
  for (let n = 0; messages.length < VISITS + STAYS; n++) {
    const who = await ward.customer(people[n % people.length].name)
    for (let k = 0; k < 10; k++) {
      const { visit } = await ward.visited(who)
      const charge = ward.charge(who, visit, 'B1', [['血常规', 1 + k % 3], ['胸部CT平扫', 1]])
      await ward.yes(charge)
      messages.push(ward.settle('2207', who, visit, 'B1', ward.total((charge.input as Json).feedetail)))
    }
    for (let k = 0; k < 2; k++) {
      const admitted = await ward.send(ward.admit(who))
      // somebody of the demo lies there already
      if (admitted.infcode !== 0) break
      const visit = admitted.output.result.mdtrt_id as string
      const charge = ward.chargeStay(who, visit, 'D1', [['腹腔镜胆囊切除术', 1], ['三人间床位费', 2 + k]])
      await ward.yes(charge)
      await ward.yes(ward.discharge(who, visit))
      messages.push(ward.settleStay('2304', who, visit, ward.total((charge.input as Json).feedetail)))
    }
  }
  return messages
}

const bare = (answer: Answer) => JSON.stringify({ ...answer, respond_time: null })
const port = await freePort()
const key = masterFile()
const start = async (t: Parameters<typeof startMain>[0], url: string): Promise<Started> => { const program = await startMain(t, { DATABASE_URL: url, MASTER_KEY_FILE: key, PORT: String(port) }); await program.ready; return program }
/** What is heard: an answer that says yes; null where none came, or one that says to send it again. Anything else is a fault. */
async function heard(message: Message | Json): Promise<Answer | null> {
  let answer: Answer
  try {
    const response = await fetch(`http://127.0.0.1:${port}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) })
    answer = await response.json() as Answer
  } catch { return null }
  if (isYes(answer)) return answer
  if (/再发/.test(answer.err_msg ?? '')) return null
  throw new Error(`${message.infno}: ${answer.err_msg}`)
}

async function asOwner<T>(act: (owner: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> {
  const owner = await connect(living.url)
  try { return await act(owner) } finally { await owner.end() }
}

const strikes: Record<string, (t: Parameters<typeof startMain>[0], program: Started) => Promise<void>> = {
  'every postgres process killed': async () => { told.processes += server.kill(); await server.up() },
  'the program killed': async (t, program) => { program.child.kill('SIGKILL'); await program.ended; await start(t, cutter!.url) },
  'the line cut between a commit and its answer': async () => { for (let n = 0; n < 5; n++) { await cutter!.cutAtCommit(); await sleep(200) } },
}

for (const [name, strike] of Object.entries(strikes)) {
  test(`MED-07.b TRUST-01.a: ${name} while ${CALLERS} settle: nothing acknowledged is lost, nothing is doubled`, async t => {
    const program = await start(t, cutter!.url)
    const settlements = async () => asOwner(async owner => (await owner.query<{ n: number }>(`select count(*)::int as n from ledger.journal where what = 'settlement'`)).rows[0]!.n)
    const before = await settlements()
    const acknowledged = new Map<string, { message: Message | Json; answer: Answer }>()
    const unheard: (Message | Json)[] = []
    let going = true
    const own = prepared.splice(0, Math.ceil((VISITS + STAYS) / Object.keys(strikes).length))
    const one = async () => {
      for (let n = 0; going; n++) {
        const message = n % 8 === 7 && own.pop() || purchase()
        const answer = await heard(message)
        if (answer) acknowledged.set(message.msgid, { message, answer })
        else { unheard.push(message); await sleep(20) }
      }
    }
    const callers = Promise.all(Array.from({ length: CALLERS }, one))
    await sleep(1_000)
    await strike(t, program)
    await sleep(1_500)
    going = false
    await callers
    assert.ok(unheard.length, 'nothing was under way when it was struck')
    for (const message of unheard) {
      let answer: Answer | null = null
      for (let n = 0; !answer && n < 50; n++) { answer = await heard(message); if (!answer) await sleep(200) }
      assert.ok(answer, `${message.infno} ${message.msgid} was never heard`)
      acknowledged.set(message.msgid, { message, answer })
    }
    for (const { message, answer } of acknowledged.values()) assert.equal(bare((await heard(message))!), bare(answer), 'sent again, the same answer')
    assert.equal(await settlements() - before, acknowledged.size, 'one posting a message')
    const off = await asOwner(async owner => [...(await owner.query('select id from care.visit where cardinality(bills) > 1')).rows, ...(await owner.query('select number from ledger.leg group by number having sum(amount) <> 0 limit 5')).rows,
      ...(await owner.query(`select a.person from ledger.account a left join ledger.journal j using (bucket, person, kind, region) group by a.bucket, a.person, a.kind, a.region, a.balance
      having a.balance <> coalesce(sum(j.account), 0) or max(coalesce(j.seq, 0)) <> a.version`)).rows])
    assert.deepEqual(off, [], 'no visit was settled twice, every number adds up, every account is the sum of its journal')
    told.acknowledged += acknowledged.size
    told.unheard += unheard.length
    told.strikes += 1
  })
}
