import { randomBytes, randomUUID } from 'node:crypto'
import { getCard, linkBankCard, makeCard, orderCard, type Card } from '#cards'
import { copied, damaged, keepImage, openImage, personalise, serialOf, type ChipData } from '#chip'
import { addDays, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type Work } from '#kit/work'
import { checkQueryPassword, issuePin, setQueryPassword } from '#pins'
import { changePolicy, openPolicy, policy } from '#regions'
import { newestSession, registerTerminal, terminalById, type Terminal } from '#terminals'
import { issuerKeys, openTerminalKeys, sealPin } from '#vault'
import { proveInSlot } from '../../src/demo/device.ts'
import { start, type Answer, type Seat } from './start.ts'

/** A card of a test holder, with what the test must know of it. */
export type TestCard = { bucket: number; id: Id; person: Id; ident: string; cardNumber: string; bankCard: string; number: string; phone: string }
type Agent = { name: string; number: string; relation: string; validUntil: string }
// eslint-disable-next-line -- answers are JSON as a client sees it
export type Read = any

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const citizen = (body: string) => body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
const seats = ['counter', 'branch', 'otherBranch', 'till'] as const

/** A city with a counter, two branches and a pharmacy, each with a software terminal; holders with chips; everything is done through the doors. */
export async function desk() {
  const city = await start()
  const terminals = {} as Record<Seat, Terminal>
  const said: string[] = []
  let people = 0
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(city.house, city.system, act, () => true)
  for (const seat of seats) {
    const kind = seat === 'otherBranch' ? 'branch' : seat
    terminals[seat] = (await within(work => registerTerminal(work, { code: `TEST-${seat.toUpperCase()}`, organisation: city.organisation(seat), kind, name: seat, software: true })))!
  }
  const knock = async (seat: Seat, path: string, body: unknown): Promise<Answer> => {
    const answer = await city.post(seat, path, body)
    said.push(JSON.stringify(answer.body))
    return answer
  }
  const sessionPath = (seat: Seat, read: Read, verb: string) => `/terminals/${terminals[seat].id}/sessions/${read.session.id}/${verb}`
  const block = (seat: Seat, card: { ident: string }, digits: string) =>
    sealPin(openTerminalKeys(city.house.vault, terminals[seat].id, terminals[seat].key).pin, serialOf(card.ident), digits, randomBytes).toString('hex')
  const inSlot = new Map<Id, TestCard>()
  const entry = () => randomUUID()

  async function card(region = '340100'): Promise<TestCard> {
    const number = citizen(`3401041968${String(people % 12 + 1).padStart(2, '0')}15${String(100 + people++).padStart(3, '0')}`)
    const phone = `139${String(51840746 + people * 137)}`
    return within(async work => {
      const person = await city.newPerson(work, { number, phone, name: '王大明' })
      const bank = region === '340100' ? city.bank : policy(region, 'banks', dayOf(work.now))[0]!.code
      const ordered = await orderCard(work, { person, application: randomUUID(), region, bank, delivery: { kind: 'counter', organisation: city.organisation('counter') }, place: city.organisation('counter') })
      if (isRefused(ordered)) throw new Error(ordered.refused)
      const linked = await linkBankCard(work, ordered, `62${String(BigInt('0x' + randomBytes(8).toString('hex')) % 10n ** 17n).padStart(17, '0')}`)
      if (isRefused(linked)) throw new Error(linked.refused)
      const initial = policy(region, 'pin.initial', dayOf(work.now))
      const data: ChipData = { version: '2.00', ident: linked.ident, cardNumber: linked.number, institution: region, issuedOn: linked.issuedOn, validUntil: linked.validUntil, number,
        name: '王大明', sex: '1', nation: '01', birthplace: '340104', birth: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`, bankCard: linked.bankCard, initialPin: initial, pinTries: 10 }
      const image = personalise(data, issuerKeys(work.vault, policy(region, 'issuing.area', dayOf(work.now))))
      if (isRefused(image)) throw new Error(image.refused)
      await keepImage(work, linked, image)
      await issuePin(work, linked, initial)
      const made = await makeCard(work, (await getCard(work, linked.bucket, linked.id))!, randomBytes(8).toString('hex'))
      if (isRefused(made)) throw new Error(made.refused)
      await work.sql.run`update cards.card set state = 'handed-over', handed_over_at = ${work.now}, place = null where bucket = ${made.bucket} and id = ${made.id}`
      return { bucket: made.bucket, id: made.id, person: person.id, ident: made.ident, cardNumber: made.number, bankCard: made.bankCard!, number, phone }
    })
  }

  const device = (seat: Seat, of: TestCard, message: Record<string, unknown>) => knock(seat, '/demo/reader', { iType: 3, terminal: terminals[seat].id, card: of.cardNumber, ...message })
  async function read(seat: Seat, of: TestCard): Promise<Read> {
    const { body } = await device(seat, of, { function: 'iReadCardBas' })
    if (!body.success) throw new Error(JSON.stringify(body))
    if (body.read.session) inSlot.set(body.read.session.id, of)
    return body.read
  }
  const cardIn = (read: Read) => inSlot.get(read.session.id)!
  const pinBlock = (seat: Seat, read: Read, id: string, sealed: string) => knock(seat, sessionPath(seat, read, 'pin'), { entry: id, block: sealed })
  const papers = (seat: Seat, read: Read, business: string, agent: Agent | null = null, number?: string) =>
    knock(seat, sessionPath(seat, read, 'papers'), { business, document: { kind: 'resident-card', number: number ?? cardIn(read).number, validUntil: 'long-term' }, agent })
  const change = (seat: Seat, read: Read, old: string, chosen: string) =>
    knock(seat, sessionPath(seat, read, 'change-pin'), { entry: entry(), oldBlock: block(seat, cardIn(read), old), newBlock: block(seat, cardIn(read), chosen) })
  const pin = (seat: Seat, read: Read, digits: string) => pinBlock(seat, read, entry(), block(seat, cardIn(read), digits))

  async function set(to: string): Promise<TestCard> {
    const made = await card()
    const at = await read('counter', made)
    await papers('counter', at, 'pin-change')
    const changed = await change('counter', at, '123456', to)
    if (changed.status !== 200) throw new Error(JSON.stringify(changed.body))
    return made
  }
  async function locked(to: string): Promise<TestCard> {
    const made = await set(to)
    const at = await read('till', made)
    for (let i = 0; i < 10; i++) await pin('till', at, '111113')
    return made
  }
  async function spoiled(how: 'damaged' | 'copied'): Promise<TestCard> {
    const made = await card()
    await within(async work => keepImage(work, made, (how === 'damaged' ? damaged : copied)((await openImage(work, made))!)))
    return made
  }

  return {
    within, card, set, locked, spoiled, read, papers, change, pin, pinBlock, block, entry, device, knock,
    base: city.base, user: city.user, officeName: city.officeName,
    agentNumber: citizen('34010419700101002'),
    terminal: (seat: Seat) => terminals[seat].id,
    authorise: (seat: Seat, read: Read) => knock(seat, sessionPath(seat, read, 'authorise-reset'), {}),
    reset: (seat: Seat, read: Read, reset: string, digits: string) => knock(seat, sessionPath(seat, read, 'reset-pin'), { entry: entry(), reset, block: block(seat, cardIn(read), digits) }),
    proof: (seat: Seat, of: TestCard) => inWork(city.house, city.by(seat), async work => {
      const proof = await proveInSlot(work, { terminal: terminals[seat] }, (await getCard(work, of.bucket, of.id))! as Card)
      if (!proof || isRefused(proof)) throw new Error('no proof')
      return proof
    }),
    failures: async (seat: Seat) => (await within(work => terminalById(work, terminals[seat].id)))!.failures,
    openSession: (of: TestCard, seat: Seat) => within(work => newestSession(work, { bucket: of.bucket, provider: city.organisation(seat), person: of.person, at: work.now })),
    /** Gives the holder a query password, as long as the policy asks of its first digits; answers that length. */
    lendPassword: (of: TestCard, digits: string) => within(async work => {
      const { length } = policy('340100', 'query.password', dayOf(work.now))
      const set = await setQueryPassword(work, { bucket: of.bucket, id: of.person }, '340100', digits.slice(0, length), { card: of.cardNumber, bankCard: of.bankCard })
      if (isRefused(set)) throw new Error(set.refused)
      return length
    }),
    signInHolder: (of: TestCard, password: string) => city.signInHolder(of.number, password),
    queryPassword: async (of: TestCard, password: string) => (await within(work => checkQueryPassword(work, { bucket: of.bucket, id: of.person }, '340100', password))).outcome,
    /** From the record: how many entries of a card were evaluated wrong, and the longest run of them. */
    evaluated: (of: TestCard) => within(async work => {
      const rows = await work.sql<{ outcome: string }>`select facts ->> 'outcome' as outcome from record.entry where subject = ${of.id} and verb in ('pins.evaluate', 'pins.change') order by at, id`
      let run = 0, longest = 0
      for (const { outcome } of rows) { run = outcome === 'wrong' ? run + 1 : outcome === 'right' ? 0 : run; longest = Math.max(longest, run) }
      return { wrong: rows.filter(row => row.outcome === 'wrong').length, wrongInARow: longest }
    }),
    /** Tables in which a text stands anywhere in clear. */
    whereStands: (text: string) => within(async work => {
      // sealed bytes are searched as bytes: their hexadecimal text holds any six digits sooner or later
      const columns = await work.sql<{ name: string; column: string; bytes: boolean }>`select format('%I.%I', table_schema, table_name) as name, format('%I', column_name) as column, data_type = 'bytea' as bytes
        from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`
      const found: string[] = []
      for (const [name, of] of Map.groupBy(columns, each => each.name)) {
        const where = of.map(({ column, bytes }) => bytes ? `position(convert_to($1, 'UTF8') in ${column}) > 0` : `position($1 in ${column}::text) > 0`).join(' or ')
        const [row] = await work.sql.text<{ held: boolean }>(`find-${name}`, `select exists(select from ${name} where ${where}) as held`, [text])
        if (row!.held) found.push(name)
      }
      return found
    }),
    /** Changes a policy value from tomorrow on, and lets tomorrow come. */
    policyTomorrow: async (region: string, key: string, value: unknown) => {
      const row = await within(work => changePolicy(work, { region, key, value, validFrom: addDays(dayOf(work.now), 1), source: [{ code: 'test', title: 'test' }], standing: 'chosen', approvedBy: 'test', note: null }))
      if (isRefused(row)) throw new Error(row.refused)
      await within(work => openPolicy(work.sql))
      city.later(24 * 60)
      await city.sitDown()
    },
    answers: () => said,
    log: () => city.log(),
    /** Moves the clock on; the staff sit down again. */
    later: async (minutes: number) => { city.later(minutes); await city.sitDown() },
    close: () => city.close(),
  }
}
export type Desk = Awaited<ReturnType<typeof desk>>
