import { randomBytes, randomUUID } from 'node:crypto'
import { approve, submit, type Application } from '#applications'
import { getCard } from '#cards'
import { apply, damaged, keepImage, openImage, reset, type CardChannel, type Image } from '#chip'
import { enterPerson } from '#holders'
import { addDays, dayOf } from '#kit/day'
import { bucketOf } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { keepPaper } from '#papers'
import { changePolicy, openPolicy, policy } from '#regions'
import { addMember, addOrganisation } from '#staff'
import { countIn } from '#production'
import { registerTerminal, terminalsOf } from '#terminals'
import { issuerKeys } from '#vault'
import { city } from '../harness/index.ts'
import { countKnock } from '../harness/knocks.ts'

/** The seats these tests knock from; `otherBranch` belongs to another bank, `colleague` sits at the counter beside `counter`, `chief` at the centre. */
export type Seat = 'centre' | 'chief' | 'counter' | 'colleague' | 'branch' | 'otherBranch'
/** `receipt` is the application's public number. */
export type Holder = { person: string; number: string; phone: string; application: string; receipt: string }
// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
type Wish = { region?: string; of?: string; to?: 'branch' | 'counter' | 'post'; approved?: boolean; photo?: Buffer }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const citizen = (body: string) => body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused}`)
  return result as Exclude<T, Refusal>
}

const banks = { branch: '96588', otherBranch: '95533' }
const seats: Record<Exclude<Seat, 'colleague' | 'chief'>, { kind: 'centre' | 'counter' | 'branch'; name: string; post: string; terminal: 'counter' | 'branch' | null }> = {
  centre: { kind: 'centre', name: '社会保障卡服务管理中心', post: 'centre-producer', terminal: null },
  counter: { kind: 'counter', name: '庐阳区政务服务中心', post: 'counter-clerk', terminal: 'counter' },
  branch: { kind: 'branch', name: '徽商银行四牌楼支行', post: 'branch-teller', terminal: 'branch' },
  otherBranch: { kind: 'branch', name: '建设银行长江路支行', post: 'branch-teller', terminal: 'branch' },
}

/** `background: false`: what is due is done at `turn` and `inbox` only. A city of its own with a card centre, a counter and two banks' branches, each with a clerk signed in and a terminal; approved applicants can be had. */
export async function openScene({ background = true } = {}) {
  const living = await city({ seeded: false, background })
  const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const offices = {} as Record<Seat, string>
  const cookies = {} as Record<Seat, string>
  for (const [i, seat] of (Object.keys(seats) as (keyof typeof seats)[]).entries()) {
    const { kind, name, post, terminal } = seats[seat]
    offices[seat] = (await within(work => addOrganisation(work, { kind, code: `SCENE${i}`, name, region: '340100', bank: seat in banks ? banks[seat as keyof typeof banks] : null, address: '合肥市', hours: '9:00–17:00' }))).id
    got(await within(work => addMember(work, { user: `scene-${seat}`, name: '周婷', password: 'scene of a test', post, organisation: offices[seat], demo: true })))
    if (terminal) await within(work => registerTerminal(work, { code: `SCENE-${i}`, organisation: offices[seat], kind: terminal, name, software: true }))
  }
  offices.colleague = offices.counter
  got(await within(work => addMember(work, { user: 'scene-colleague', name: '吴敏', password: 'scene of a test', post: 'counter-clerk', organisation: offices.counter, demo: true })))
  offices.chief = offices.centre
  got(await within(work => addMember(work, { user: 'scene-chief', name: '韩梅', password: 'scene of a test', post: 'centre-chief', organisation: offices.centre, demo: true })))
  const sitDown = async () => { for (const seat of [...Object.keys(seats), 'colleague', 'chief'] as Seat[]) cookies[seat] = await signIn(living.base, `scene-${seat}`) }
  await sitDown()
  const bank = banks.branch
  // the maker delivered blanks of every bank of the city and of those without a pack
  for (const face of ['340100', '000000']) for (const { code } of await within(async work => policy(face, 'banks', dayOf(work.now)))) {
    got(await within(work => countIn(work, { site: offices.centre, bank: code, face }, 20_000, `scene ${face} ${code}`)))
  }
  const originals = ['form', 'id-front', 'id-back', 'medical-card-copy'].map(material => ({ material, paper: null }))
  let people = 0
  let base = living.base
  return {
    base: living.base, url: living.url, house: living.house, bank,
    /** From now on the staff knock at another program that serves this city. */
    through: (other: string) => { base = other }, offices, user: (seat: Seat) => `scene-${seat}`,
    async knock(seat: Seat | 'public', method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
      const headers = { cookie: seat === 'public' ? '' : cookies[seat], origin: new URL(base).origin, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }
      const response = await fetch(`${base}/api${path}`, method === 'GET' ? { headers } : { method, headers, body: JSON.stringify(body ?? {}) })
      return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : response.headers.get('content-type')?.includes('pdf') ? Buffer.from(await response.arrayBuffer()) : await response.text() }
    },
    /** People with an application, approved unless told otherwise, whose cards go to the branch, the counter or by post. */
    async applicants(count: number, { region = '340199', of = bank, to = 'branch', approved = true, photo = Buffer.from([0xff, 0xd8, 0xff]) }: Wish = {}): Promise<Holder[]> {
      const made: Holder[] = []
      for (let i = 0; i < count; i++) made.push(await within(async work => {
        const number = citizen(`3401041971${String(people % 12 + 1).padStart(2, '0')}18${String(101 + people++)}`)
        const phone = `138${String(10_000_000 + people * 137)}`
        const person = got(await enterPerson(work, { number, name: '陈建国', phone, address: '合肥市庐阳区', category: 'resident' }))
        const application: Application = got(await submit(work, { person: { bucket: person.bucket, id: person.id }, region, bank: of, delivery: { kind: to, organisation: offices[to === 'post' ? 'centre' : to] },
          photo: await keepPaper(work, { person, kind: 'photo', bytes: photo }), papers: originals }))
        if (approved) got(await approve(work, application))
        return { person: person.id, number, phone, application: application.id, receipt: application.number }
      }))
      return made
    },
    /** Another post at the office of a seat, signed in. */
    async seat(at: Seat, post: string) {
      const user = `scene-${post}-${randomUUID().slice(0, 8)}`
      got(await within(work => addMember(work, { user, name: '郑洁', password: 'scene of a test', post, organisation: offices[at], demo: true })))
      const cookie = await signIn(living.base, user)
      return async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
        const response = await fetch(`${living.base}/api${path}`, { method, headers: { cookie, origin: new URL(living.base).origin, 'content-type': 'application/json' }, ...method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {} })
        return { status: response.status, body: await response.json() }
      }
    },
    /** The holder applies once more; gives why not, or null. */
    again: ({ person }: Holder): Promise<string | null> => within(async work => {
      const key = { bucket: bucketOf(person), id: person }
      const made = await submit(work, { person: key, region: '340199', bank, delivery: { kind: 'branch', organisation: offices.branch }, photo: await keepPaper(work, { person: key, kind: 'photo', bytes: Buffer.from([0xff, 0xd8, 0xff]) }), papers: originals })
      return isRefused(made) ? made.refused : null
    }),
    terminal: (seat: Seat) => within(async work => (await terminalsOf(work, offices[seat]))[0]!.id),
    within,
    /** Gives a holder another name in the register, past every check: what the chip cannot hold, and its mending. */
    rename: ({ person }: Holder, name: string) => within(async ({ sql, vault }) => sql`update holders.person set name_sealed = ${vault.seal(name, `holders.person.name|${person}`)} where id = ${person}`),
    /** Damages the chip of a made card, as a bad blank would be. */
    spoil: (card: { person: string; card: string }) => within(async work => {
      const at = { bucket: bucketOf(card.person), id: card.card }
      await keepImage(work, at, damaged((await openImage(work, at))!))
    }),
    /** The chip of a made card, taken out of the house. */
    chip: (card: { person: string; card: string }): Promise<Image> => within(async work => (await openImage(work, { bucket: bucketOf(card.person), id: card.card }))!),
    /** Puts another chip under the card's body. */
    implant: (card: { person: string; card: string }, image: Image) => within(work => keepImage(work, { bucket: bucketOf(card.person), id: card.card }, image)),
    /** Suspends the social account, as the office does. */
    suspend: (card: { person: string; card: string }) => within(async work => {
      const at = (await getCard(work, bucketOf(card.person), card.card))!
      await work.sql.run`insert into cards.fact (bucket, id, card, account, kind, since, channel) values (${at.bucket}, ${randomUUID()}, ${at.id}, 'social', 'suspension', ${work.now}, 'centre')`
    }),
    /** The issuer's keys of the city. */
    issuer: () => within(async work => issuerKeys(work.vault, policy('340100', 'issuing.area', dayOf(work.now)))),
    now: () => living.house.now(),
    /** Sets the clock; the staff sit down again. */
    at: async (instant: Date) => { living.at(instant); await sitDown() },
    /** What is due is done. */
    turn: () => living.turn(),
    /** Moves the clock on; the staff sit down again. */
    later: async (minutes: number) => { living.later(minutes); await sitDown() },
    /** Changes a policy value from tomorrow on, and lets tomorrow come. */
    policyTomorrow: async (region: string, key: string, value: unknown) => {
      got(await within(work => changePolicy(work, { region, key, value, validFrom: addDays(dayOf(work.now), 1), source: [{ code: 'test', title: 'test' }], standing: 'chosen', approvedBy: 'test', note: null })))
      await within(work => openPolicy(work.sql))
      living.later(24 * 60)
      await sitDown()
    },
    /** What stands in the sandbox's inbox of a phone. */
    async inbox(phone: string): Promise<string[]> {
      await living.turn()
      const all = await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]
      return all.filter(row => row.phone === phone).flatMap(row => row.messages.map(message => message.text))
    },
    close: () => living.close(),
  }
}

async function signIn(base: string, user: string): Promise<string> {
  const answer = await fetch(`${base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(base).origin }, body: JSON.stringify({ user }) })
  if (!answer.ok) throw new Error(`sign-in of ${user}: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
}

/** A chip powered up in anybody's reader, a door of its own: every command counts as a knock; `image` is the chip as it stands. */
export function powered(inserted: Image): CardChannel & { image(): Image } {
  let image = reset(inserted)
  return {
    atr: Buffer.from(image.atr, 'hex'), image: () => image,
    async transmit(apdu) {
      countKnock()
      const step = apply(image, apdu, randomBytes)
      image = step.image
      return step.response
    },
  }
}
