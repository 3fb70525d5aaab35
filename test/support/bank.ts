import { mkdtempSync, rmSync } from 'node:fs'
import { connect as dial, type AddressInfo, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { throwAway } from '#database'
import { bringUp } from '#kit/migrations'
import { decodeMessage, encodeMessage, frameOf, frameReader, kindOf, openKey, sealPin, UNIONPAY_SM, unwrapKeys, writePayee, type Fields, type Key, type KindName, type Message } from '../../src/wire/iso8583/index.ts'
import { openAcquirer } from '../../bank/acquiring/poster.ts'
import type { Acquirer } from '../../bank/acquiring/port.ts'
import { buildDoor } from '../../bank/doors/http.ts'
import { buildIsoDoor } from '../../bank/doors/iso.ts'
import { carryOut, type CarriedOut, type Stop } from '../../bank/files/carry-out.ts'
import { makePlaces } from '../../bank/files/folder.ts'
import { openAtm, type Atm } from '../../bank/atm/machine.ts'
import { seedBusiness } from '../../bank/demo/business.ts'
import { centreDues } from '../../bank/payments/centre-dues.ts'
import type { DuesPort } from '../../bank/payments/dues-port.ts'
import { tellDues } from '../../bank/payments/dues.ts'
import { openBank, schema } from '../../bank/open.ts'
import type { Device } from '../../bank/pos/device.ts'
import { openDevices, type PosRow } from '../../bank/pos/devices.ts'
import { tellCentre } from '../../bank/orders/tell.ts'
import { seedStaff } from '../../bank/staff/demo.ts'
import { landTransfers } from '../../bank/transfers/land.ts'
import { countKnock } from '../harness/knocks.ts'

export type Json = any // eslint-disable-line
/** Where a bank answers: its HTTP door, its door for terminals, the keys it shows to. */
export type Doors = { base: string; isoPort: number; keys: { centre: string; branch: string; tills?: string } }
/** A bank with its own database in this process; its clock is moved by minutes. */
export type TestBank = Doors & { pos(rows: readonly PosRow[], how?: { port?: number; folder?: string; wait?: number; delays?: readonly number[]; pause?: (ms: number) => Promise<void> }): Promise<Map<string, Device>>; url: string; home: string; /** The folder of pay-out files. */ files: string; later(minutes: number): void; land(): Promise<number>; tell(centre: string, key?: string): Promise<number>; /** One round over the folder of pay-out files, as the bank's own loop makes it; `chunk` lines a transaction. */ carryOut(signal?: Stop, chunk?: number): Promise<CarriedOut[]>; books(): Promise<Books>; /** The centre's dues as online banking reaches them. */ dues(port: DuesPort | null): void; /** A centre stands there: its dues are paid and its pages led back to. */ beside(centre: string): void; tellDues(): Promise<number>; /** What a statement of SQL reads in its database. */ rows(sql: string): Promise<Record<string, unknown>[]>; twin(): Promise<Twin>; close(): Promise<void> }
/** A second opening of the same bank, with its own connections and its own poster, as another process would have; `line` is a terminal's line to it. */
export type Twin = { line(of: Till): Promise<Till>; close(): Promise<void> }
/** What the bank's books say: what each party's legs add up to, all balances, and what is wrong (nothing). */
export type Books = { sums: Record<string, bigint>; balances: bigint; wrong: string[] }

/** A fresh database of a bank. */
export async function bankBase(): Promise<string> {
  const server = await throwAway()
  return server.fresh(await server.template('bank', url => bringUp(schema, url)))
}

export async function testBank({ through = each => each, at = new Date(), demo = true, notes = 3_000 }: { /** Stands between the door for terminals and the bank: a bank with a fault. */ through?: (acquirer: Acquirer) => Acquirer; at?: Date; /** With its staff and software devices, as beside a demo. */ demo?: boolean; /** How long a cash machine shows its notes. */ notes?: number } = {}): Promise<TestBank> {
  const url = await bankBase()
  const home = mkdtempSync(join(tmpdir(), 'sbk-bank-'))
  const files = join(home, 'files')
  makePlaces(files)
  let shift = at.getTime() - Date.now()
  const open = () => openBank({ databaseUrl: url, ownerUrl: url, home, banksFile: null }, () => new Date(Date.now() + shift))
  const { bank, doors, stop } = await open()
  const acquirer = through(openAcquirer(bank))
  const pos = new Map<string, Device>()
  if (demo) { await seedStaff(bank); await seedBusiness(bank) }
  const atms = new Map<string, Atm>()
  let dues: DuesPort | null = null
  let centre: string | null = null
  const machine = (code: string) => { if (!atms.has(code)) atms.set(code, openAtm(bank, code, { port: iso.isoPort, host: 'localhost', home, patience: { notes, visit: 120_000 } })); return atms.get(code)! }
  const door = buildDoor(bank, doors, false, demo, { centre: () => centre, dues: () => dues, atm: machine }, { acquirer, pos })
  await door.listen({ port: 0, host: 'localhost' })
  const listen = async (opened: typeof bank, through = openAcquirer(opened)) => {
    const iso = buildIsoDoor(opened, through, { warn: () => undefined, error: error => console.error(error) })
    return { isoPort: await iso.listen(0, 'localhost'), close: () => iso.close() }
  }
  const iso = await listen(bank, acquirer)
  return {
    base: `http://localhost:${(door.server.address() as AddressInfo).port}`, isoPort: iso.isoPort, keys: doors, url, home, files,
    later: minutes => { shift += minutes * 60_000 }, land: () => landTransfers(bank), tell: (url, key = doors.centre) => tellCentre(bank, { url, key }), beside(url) { centre = url; dues = centreDues({ url, key: doors.centre }) }, books: () => booksOf(url), rows: sql => rowsOf(url, sql), dues: port => { dues = port }, tellDues: () => tellDues(bank, dues!), carryOut: (signal, chunk) => carryOut(bank, files, signal, chunk),
    /** Switches POS on that reach the bank by this port; a name of the folder stands for their memory. */
    async pos(rows, { port = iso.isoPort, folder = 'pos', ...more } = {}) { for (const [id, device] of await openDevices(bank, rows, { folder: join(home, folder), host: 'localhost', port, ...more })) pos.set(id, device); return pos },
    async twin() {
      const twin = await open()
      const there = await listen(twin.bank)
      const made: Till[] = []
      return {
        async line(of) {
          const beside = await dialled({ base: '', isoPort: there.isoPort, keys: doors }, of)
          made.push(beside)
          return beside
        },
        async close() { for (const each of made) each.close(); await there.close(); await twin.stop() },
      }
    },
    async close() {
      for (const device of pos.values()) device.close()
      for (const each of atms.values()) await each.close()
      await iso.close()
      await door.close()
      await stop()
      rmSync(home, { recursive: true, force: true })
      await (await throwAway()).drop(url)
    },
  }
}

async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try { return (await client.query<Record<string, unknown>>(sql)).rows } finally { await client.end() }
}

/** Looks through the whole of a bank's books. */
export async function booksOf(url: string): Promise<Books> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const sums = (await client.query<{ party: string; sum: string }>('select party, sum(amount)::text as sum from accounts.leg group by party')).rows
    const { rows: [{ balances }] } = await client.query<{ balances: string }>('select coalesce(sum(balance), 0)::text as balances from accounts.account') as never as { rows: [{ balances: string }] }
    const wrong = (await client.query<{ what: string }>(`
      select 'an account is not the sum of its rows' as what from accounts.account a where balance <> coalesce((select sum(amount) from accounts.journal j where j.bucket = a.bucket and j.account = a.id), 0)
      union all select 'a balance does not follow from the one before' from (select balance - amount - coalesce(lag(balance) over (partition by bucket, account order by seq), 0) as off from accounts.journal) steps where off <> 0
      union all select 'a balance is below nothing' from accounts.journal where balance < 0
      union all select 'the legs of a posting do not add up' from accounts.leg group by bucket, account, seq having sum(amount) <> 0
      union all select 'a message was posted twice' from accounts.journal where what in ('purchase', 'withdrawal', 'deposit', 'void', 'refund', 'pay-out', 'pay-in', 'deduction') group by what, reference having count(*) > 1
      union all select 'a message was undone twice' from accounts.journal where what = 'reversal' group by bucket, account, undoes having count(*) > 1
      union all select 'an approved message has no posting' from acquiring.message m where code = '00' and kind not in ('balance') and not exists (select from accounts.journal j where j.bucket = m.bucket and j.seq = m.seq)
      union all select 'a card that nobody ordered' from cards.card c where not exists (select from orders.opening o where o.bucket = c.bucket and o.card = c.id)
      union all select 'a pay-out line has no posting of its own' from payouts.line l join payouts.batch b on b.number = l.number and b.bank = l.bank where result = 'done' and not exists (select from accounts.journal j where j.bucket = l.bucket and j.account = l.account and j.seq = l.entry and j.what = b.kind and j.amount = case b.kind when 'deduction' then -l.amount else l.amount end and j.reference = concat_ws('|', l.bank, l.number, l.seq))
      union all select 'a pay-out was posted that no line names' from (select count(*) as n from accounts.journal where what in ('pay-out', 'deduction')) j, (select count(*) as n from payouts.line where result = 'done') l where j.n <> l.n
      union all select 'what the centre owes is not what was paid out for it' from (select coalesce(sum(amount), 0) as owed from accounts.leg where party = 'settlement') s, (select coalesce(sum(case b.kind when 'deduction' then -l.amount else l.amount end), 0) as paid from payouts.line l join payouts.batch b on b.number = l.number and b.bank = l.bank where result = 'done') l,
         (select coalesce(sum(amount), 0) as credited from orders.pay_in where paid_at is not null) y where s.owed <> -l.paid - y.credited
      union all select 'an order of the centre was credited twice, or its posting is not there' from orders.pay_in y where paid_at is not null and (select count(*) from accounts.journal j where j.what = 'pay-in' and j.reference = y.paid_by and j.amount = y.amount) <> 1
      union all select 'a credit that no order names' from accounts.journal j where what = 'pay-in' and not exists (select from orders.pay_in y where y.paid_by = j.reference)
      union all select 'a batch that was answered is not whole' from payouts.batch b where returned_at is not null and (count, total) <> (select count(*), coalesce(sum(amount), 0) from payouts.line l where l.number = b.number and l.bank = b.bank)
      union all select 'what is in transit is not what is on its way' from (select coalesce(sum(amount), 0) as legs from accounts.leg where party = 'transit') l,
        (select coalesce(sum(amount), 0) as rows from transfers.transfer where landed_at is null and returned_at is null and to_account is not null) r where l.legs <> r.rows`)).rows.map(({ what }) => what)
    return { sums: Object.fromEntries(sums.map(({ party, sum }) => [party, BigInt(sum)])), balances: BigInt(balances), wrong }
  } finally { await client.end() }
}

/** Posts to a bank's HTTP door; the key is that of the path's first word. */
export async function ask({ base, keys }: Doors, path: string, body: object, key: string = path.startsWith('/centre') ? keys.centre : keys.branch): Promise<{ status: number; body: Json }> {
  const answer = await fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}

export const MERCHANT = '898340154110001'
let count = 0
/** A terminal of the trade's own making: registered, signed in, on its own line. `send` gives the fields of the answer; null: none came in time. */
export type Till = {
  id: string; batch: string; keys: { pin: Key; mac: Key }
  /** A request as it would be sent, with a new number unless `stan` is given. */
  request(kind: KindName, card: string, more?: Fields & { entered?: string }): Message
  send(request: Message, wait?: number): Promise<Fields | null>
  ask(kind: KindName, card: string, more?: Fields & { entered?: string }): Promise<Fields>
  signIn(): Promise<Fields>
  raw(bytes: Buffer): void
  close(): void
}

export async function till(bank: Doors, kind: 'pos' | 'atm' | 'counter' | 'online' = 'pos', { merchant = MERCHANT, code = '95588', country = '156', id = `T${String(process.pid % 1000).padStart(3, '0')}${String(++count).padStart(4, '0')}` } = {}): Promise<Till> {
  const made = await ask(bank, '/branch/terminals', { id, kind, bank: code, merchant, country })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  return tillOf(bank, id, openKey(Buffer.from(made.body.master, 'hex'), 'sm4'), merchant)
}

/** A terminal's second line, with the keys it has already. */
async function dialled(bank: Doors, of: Till): Promise<Till> {
  const beside = await tillOf(bank, of.id, null)
  return Object.assign(beside, { keys: of.keys, batch: of.batch })
}

/** The same terminal, switched on with the master key that was put into it. */
export async function tillOf(bank: Doors, id: string, master: Key | null, merchant = MERCHANT): Promise<Till> {
  // the same message may be under way several times: its answers are alike
  const waiting = new Map<string, ((fields: Fields | null) => void)[]>()
  const line = await new Promise<Socket>((done, failed) => { const socket = dial(bank.isoPort, '127.0.0.1', () => done(socket)).once('error', failed) }).catch(() => new Promise<Socket>((done, failed) => { const socket = dial(bank.isoPort, '::1', () => done(socket)).once('error', failed) }))
  line.on('error', () => undefined).setNoDelay(true)
  const reader = frameReader(1500)
  line.once('close', () => { for (const all of waiting.values()) for (const done of all) done(null); waiting.clear() })
  line.on('data', chunk => {
    reader.add(chunk)
    for (let body = reader.next(); body; body = reader.next()) {
      if ('refused' in body) throw new Error('a frame that is none')
      const read = decodeMessage(body, UNIONPAY_SM)
      if ('refused' in read) throw new Error(JSON.stringify(read.faults))
      const { message: { mti, fields } } = read
      const key = `${mti[1]}${fields.stan ?? ''}`
      waiting.get(key)?.shift()?.(fields)
    }
  })
  let stan = 0
  const next = () => String(++stan).padStart(6, '0')
  const made: Till = {
    id, batch: '000000', keys: null as never,
    request(kind, card, { entered, ...more } = {}) {
      const { request, processing, condition, type, network } = kindOf(kind)
      const all: Fields = {
        ...kind === 'settlement' && { remark: { organisation: '001' } }, pan: card || undefined, processing, amount: 1000n, stan: next(), entry: entered ? '051' : '052', condition, terminal: id, merchant, currency: '156', control: { type: type ?? '22', batch: made.batch, ...network && { network: network[0]! } }, reference: '000000000000', response: '98',
        ...entered ? { pinCapture: '06', security: '2600000000000000', pinBlock: sealPin(made.keys.pin, entered, card, randomBytes) } : {}, ...more,
      }
      const belongs = new Set<string>([...request.must, ...request.may])
      return { tpdu: '6000030000', header: '603100311308', mti: request.mti, fields: Object.fromEntries(Object.entries(all).filter(([name, value]) => belongs.has(name) && value !== undefined && name !== 'mac')) as Fields }
    },
    async send(message, wait = 10_000) {
      countKnock()
      const bytes = encodeMessage(message, UNIONPAY_SM, /^0[358]/.test(message.mti) ? undefined : made.keys.mac)
      if ('refused' in bytes) throw new Error(JSON.stringify(bytes.faults))
      const key = `${message.mti[1]}${message.fields.stan}`
      return new Promise<Fields | null>(done => {
        if (line.destroyed) return done(null)
        const late = setTimeout(() => { waiting.set(key, waiting.get(key)!.filter(each => each !== heard)); done(null) }, wait)
        const heard = (fields: Fields | null) => { clearTimeout(late); done(fields) }
        waiting.set(key, [...waiting.get(key) ?? [], heard])
        line.write(frameOf(bytes))
      })
    },
    async ask(kind, card, more) {
      const answer = await made.send(made.request(kind, card, more))
      if (!answer) throw new Error(`no answer to ${kind}`)
      return answer
    },
    async signIn() {
      const answer = await made.send({ tpdu: '6000030000', header: '603100311308', mti: '0800', fields: { stan: next(), terminal: id, merchant, control: { type: '00', batch: made.batch, network: '005' }, remark: { organisation: '001' } } })
      if (answer?.response !== '00') return answer!
      const keys = unwrapKeys(master!, answer.own!)
      if ('refused' in keys) throw new Error(JSON.stringify(keys))
      made.keys = keys
      made.batch = answer.control!.batch
      return answer
    },
    raw: bytes => { line.write(bytes) },
    close: () => line.destroy(),
  }
  if (master) await made.signIn()
  return made
}

/** The reversal a terminal sends for a request. */
export function reversing({ tpdu, header, fields }: Message): Message {
  const { pan, processing, amount, stan, entry, condition, terminal, merchant, currency, control } = fields
  return { tpdu, header, mti: '0400', fields: { pan, processing, amount, stan, entry, condition, terminal, merchant, currency, control, response: '98', original: { batch: control!.batch, stan: stan! } } }
}

export const payeeOf = (account: string, name: string, bank?: string): Buffer => writePayee({ account, name, ...bank ? { bank } : {} })!

let people = 0
export type Customer = { card: string; idNumber: string; phone: string; name: string; pin: string }
/** Somebody with an account that the centre ordered; `active` with a PIN and money in it, put in at the counter. */
export async function customer(bank: Doors, counter: Till, { fen = 100_000n, active = true, pin = '274916', code = '95588', name = '沈小华' } = {}): Promise<Customer> {
  const n = ++people
  const idNumber = `3401041988${String(n).padStart(7, '0')}X`
  const phone = `139${String(50_000_000 + n)}`
  const opened = await ask(bank, '/centre/accounts', { bank: code, orders: [{ order: `order-${process.pid}-${n}`, name, idType: 'citizen', idNumber, phone }] })
  const card: string = opened.body.rows[0].card
  const made = { card, idNumber, phone, name, pin }
  if (!active) return made
  const done = await ask(bank, '/branch/activate', { card, idNumber, terminal: counter.id, pin: sealPin(counter.keys.pin, pin, card, randomBytes).toString('hex'), who: '柜员 01' })
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  if (fen > 0n) {
    const paid = await counter.ask('deposit', card, { amount: fen })
    if (paid.response !== '00') throw new Error(`deposit: ${paid.response}`)
  }
  return made
}

/** A caller of the bank's pages: its cookie kept between calls, as a browser keeps it. */
export type PageCaller = (method: 'GET' | 'POST', path: string, body?: object) => Promise<{ status: number; body: Json }>
export function pageCaller({ base }: Pick<Doors, 'base'>, origin = base): PageCaller {
  let cookie = ''
  return async (method, path, body) => {
    countKnock()
    const answer = await fetch(`${base}/api${path}`, { method, headers: { origin, ...cookie ? { cookie } : {}, ...body ? { 'content-type': 'application/json' } : {} }, ...body ? { body: JSON.stringify(body) } : {} })
    const set = answer.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]!
    return { status: answer.status, body: await answer.json() }
  }
}

export const SECRETS = { login: '', password: 'Huangshan-2026', payment: '617294', answers: [{ question: 'first-school', answer: '六安路小学' }, { question: 'favourite-dish', answer: '臭鳜鱼' }, { question: 'first-job', answer: '合肥钢铁厂' }] }
/** A customer signed up for online banking at the branch, and signed in. */
export async function onlineCustomer(bank: Doors, who: Customer, { code = '95588' } = {}): Promise<PageCaller> {
  const login = `user-${who.phone}`
  const made = await ask(bank, '/branch/online', { card: who.card, idNumber: who.idNumber, ...SECRETS, login })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  return signedIn(bank, who, { code })
}
export async function signedIn(bank: Doors, who: Customer, { code = '95588' } = {}): Promise<PageCaller> {
  const caller = pageCaller(bank)
  const entered = await caller('POST', '/sign-in/holder', { bank: code, login: `user-${who.phone}`, password: SECRETS.password })
  if (entered.status !== 200) throw new Error(JSON.stringify(entered.body))
  return caller
}
let keys = 0
/** A new key of a payment. */
export const payKey = (): string => `test-${process.pid}-${++keys}`
