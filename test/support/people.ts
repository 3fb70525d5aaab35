import assert from 'node:assert/strict'
import sharp from 'sharp'
import { addToPopulation, checkCharacter, enterPerson, findByNumber, type Newcomer } from '#holders'
import { enrol } from '#insurance'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { setQueryPassword } from '#pins'
import { addMember, addOrganisation, organisationsOf } from '#staff'
import { city } from '../harness/index.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
export const citizen = (body: string) => body + checkCharacter(body)
export const PASSWORD = '83615274'

/** A photo as a region asks for it: a figure on a plain ground; `ground` and `shift` spoil it. */
export function portrait({ width = 358, height = 441, ground = '#ffffff', shift = 0, format = 'jpeg' as 'jpeg' | 'png', figures = 1 } = {}): Promise<Buffer> {
  const at = (x: number) => `<ellipse cx="${x}" cy="${height * 0.42}" rx="${width * 0.19 / figures}" ry="${height * 0.2}" fill="#b58463"/>
    <path d="M${x - width * 0.36 / figures} ${height} Q${x} ${height * 0.2} ${x + width * 0.36 / figures} ${height} Z" fill="#26384d"/>`
  const xs = figures === 1 ? [width * (0.5 + shift)] : [width * 0.25, width * 0.75]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${xs.map(at).join('')}</svg>`
  const image = sharp(Buffer.from(svg)).flatten({ background: ground })
  return format === 'jpeg' ? image.jpeg({ quality: 95 }).toBuffer() : image.png().toBuffer()
}

/** `background: false`: what is due is done at `turn` only. A demo city with a counter clerk, a reviewer and any number of residents who knock. */
export async function peopleSite({ background = true } = {}) {
  const living = await city({ background })
  const origin = new URL(living.base).origin
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const read = async (response: Response): Promise<Answer> => ({ status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : null })
  const client = (cookie: string) => ({
    get: async (path: string) => read(await fetch(`${living.base}/api${path}`, { headers: { cookie } })),
    post: async (path: string, body: unknown = {}) => read(await fetch(`${living.base}/api${path}`, body instanceof FormData ? { method: 'POST', headers: { cookie, origin }, body }
      : { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(body) })),
  })
  const signIn = async (path: string, body: unknown) => {
    const answer = await fetch(`${living.base}/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`sign-in ${path}: ${answer.status} ${await answer.text()}`)
    return client(answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; '))
  }
  const seat = (user: string) => signIn('/sign-in/seat', { user })
  const seats = ((await (await fetch(`${living.base}/api/seats`)).json()) as { rows?: { user: string; post: string }[] } | { user: string; post: string }[])
  const rows = Array.isArray(seats) ? seats : seats.rows!
  const of = (post: string) => seat(rows.find(row => row.post === post)!.user)
  let born = 0
  return {
    ...living, within, client, visitor: client(''),
    counter: await of('counter-clerk'), reviewer: await of('centre-reviewer'), branch: await of('branch-teller'),
    otherReviewer: await of('centre-chief'),
    /** Someone new in the register, with a query password; `employer`: the first unit; a stranger to the population register when `stranger`. */
    async person({ name = '林知秋', birth = '19850312', employer = false, insured = '340199' as string | null, register = name as string | null, category = undefined as Newcomer['category'] } = {}) {
      const number = citizen(`340104${birth}${String(301 + born++)}`)
      const key = await within(async work => {
        const entered = await enterPerson(work, { number, name, phone: `139${String(10_000_000 + born * 271)}`, address: '合肥市庐阳区', category })
        if (isRefused(entered)) throw new Error(entered.refused)
        if (register) await addToPopulation(work, [{ number, name: register }])
        const unit = (await organisationsOf(work, { kind: 'unit' }))[0]!
        if (insured) { const made = await enrol(work, { person: entered, region: insured, insutype: '310', psnType: '1101', employer: employer ? unit.id : null, base: 600_000n }); if (isRefused(made)) throw new Error(made.refused) }
        const set = await setQueryPassword(work, entered, null, PASSWORD, { card: null, bankCard: null })
        if (isRefused(set)) throw new Error(set.refused)
        return entered
      })
      return { id: key.id, number, document: { kind: 'resident-card', number, validUntil: '2036-01-01' as string | null } }
    },
    /** Insures somebody who is in the register already. */
    insure: (person: string, region = '340199') => within(async work => {
      const made = await enrol(work, { person: personKey(person), region, insutype: '310', psnType: '1101', employer: null, base: 600_000n })
      if (isRefused(made)) throw new Error(made.refused)
    }),
    holder: (number: string, password = PASSWORD) => signIn('/sign-in/holder', { number, password }),
    known: (number: string) => within(work => findByNumber(work, number)),
    /** A counter of another region's pack with a clerk. */
    async counterIn(region: string) {
      const user = `clerk${region}`
      await within(async work => {
        const office = await addOrganisation(work, { kind: 'counter', code: `C${region}`, name: `窗口 ${region}`, region })
        const made = await addMember(work, { user, name: '赵明', password: 'a long enough password 1', post: 'counter-clerk', organisation: office.id, demo: true })
        if (isRefused(made)) throw new Error(made.refused)
      })
      return seat(user)
    },
  }
}
export type PeopleSite = Awaited<ReturnType<typeof peopleSite>>
export type Knocker = ReturnType<PeopleSite['client']>

const file = (field: string, bytes: Buffer, type = 'image/jpeg') => { const form = new FormData(); form.append(field, new File([new Uint8Array(bytes)], 'x.jpg', { type })); return form }
/** Sends a photo and the scans that the choices ask for, and fills a form with the first bank and place that fit. */
export async function filledForm(knocker: Knocker, person: string | null, { materials = true } = {}) {
  const at = person ? `/people/${person}` : ''
  const { status, body: choices } = await knocker.get(person ? `${at}/apply` : '/apply/choices')
  assert.equal(status, 200, JSON.stringify(choices))
  const photo = await sendPhoto(knocker, person, await portrait({ width: choices.photo.width, height: choices.photo.height }))
  assert.equal(photo.body.good, true, JSON.stringify(photo.body))
  const papers: { material: string; paper: string | null }[] = []
  for (const { key } of materials ? choices.materials as { key: string }[] : []) {
    const scan = await knocker.post(`${at}/papers/scan?material=${key}`, file('scan', await portrait()))
    papers.push({ material: key, paper: scan.body.paper })
  }
  const place = choices.places.find((each: { bank: string | null }) => each.bank) ?? choices.places[0]
  const bank = place?.bank ?? choices.banks[0].code
  return { photo: photo.body.paper as string, papers, bank, delivery: place && { kind: place.kind, organisation: place.organisation } }
}
export const sendPhoto = (knocker: Knocker, person: string | null, bytes: Buffer) => knocker.post(`${person ? `/people/${person}` : ''}/papers/photo`, file('photo', bytes))
