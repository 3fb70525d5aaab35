import { countKnock } from '../harness/knocks.ts'
import { authenticator } from './authenticator.ts'
import { ask, type Doors, type Json } from './bank.ts'

export type Said = { status: number; body: Json }
/** A member of the bank's staff at their pages: own cookie, own Origin. */
export type Clerk = { get(path: string): Promise<Said>; post(path: string, body?: object, more?: Record<string, string>): Promise<Said>; cookie: string }

export async function clerk(bank: Pick<Doors, 'base'>, user: string, password = 'bank-demo-2026'): Promise<Clerk> {
  const origin = new URL(bank.base).origin
  const signedIn = await fetch(`${bank.base}/api/sign-in/staff`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ user, password }) })
  if (!signedIn.ok) throw new Error(`sign-in of ${user}: ${signedIn.status} ${await signedIn.text()}`)
  const cookie = signedIn.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const said = async (answer: Response): Promise<Said> => { countKnock(); return { status: answer.status, body: await answer.json() } }
  return {
    cookie,
    get: async path => said(await fetch(`${bank.base}/api${path}`, { headers: { cookie } })),
    post: async (path, body = {}, more = {}) => said(await fetch(`${bank.base}/api${path}`, { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json', ...more }, body: JSON.stringify(body) })),
  }
}

/** A picture of a side of a document: one grey dot. */
export const picture = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
/** Somebody's hand. */
export const signature = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(600)}`

let people = 0
export type Holder = { card: string; idNumber: string; phone: string | null; name: string; social: string | null }
/** Somebody whose social security card was produced: an account waits at the bank. */
export async function holder(bank: Doors, { code = '96588', region = '340100', phone = true, social = true, like }: { code?: string; region?: string; phone?: boolean; social?: boolean; like?: Holder } = {}): Promise<Holder> {
  const n = ++people
  const made = { idNumber: like?.idNumber ?? `3401041979${String(n).padStart(7, '0')}X`, phone: like ? like.phone : phone ? `138${String(40_000_000 + process.pid % 1000 * 1000 + n)}` : null, name: like?.name ?? '沈小华', social: social ? `A${String(20_000_000 + n)}` : null }
  const { body } = await ask(bank, '/centre/accounts', { bank: code, orders: [{ order: `visit-${process.pid}-${n}`, name: made.name, idType: 'resident', idNumber: made.idNumber, phone: made.phone, ...made.social ? { social: made.social, region } : {} }] })
  return { ...made, card: body.rows[0].card }
}

/** The steps of an activation, each through the bank's pages, at one window. */
export function window(bank: Doors & { base: string }, teller: Clerk) {
  const origin = new URL(bank.base).origin
  const made = {
    reading: async (card: string): Promise<string> => (await teller.post('/demo/reader', { card })).body.reading,
    async block(card: string, digits: string): Promise<string> { return (await teller.post('/demo/pad', { reading: await made.reading(card), digits })).body.block },
    async visit(of: Holder, comes: 'holder' | 'agent' = 'holder', idNumber = of.idNumber): Promise<Said> { return teller.post('/branch/visits', { reading: await made.reading(of.card), idNumber, comes }) },
    async open(of: Holder): Promise<string> {
      const { status, body } = await made.visit(of)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.visit
    },
    see: async (visit: string) => (await teller.get(`/branch/visits/${visit}`)).body,
    async copy(visit: string) { await teller.post(`/branch/visits/${visit}/copy`, { page: 'id-front', picture }); return teller.post(`/branch/visits/${visit}/copy`, { page: 'id-back', picture }) },
    form: (visit: string, phone: string | null = null) => teller.post(`/branch/visits/${visit}/form`, { signature, phone }),
    send: (visit: string) => teller.post(`/branch/visits/${visit}/code`),
    /** The code in the newest message to this phone: read in the stand-in's inbox, as its owner reads it. */
    async codeOf(phone: string): Promise<string> {
      const { rows } = (await teller.get('/sandbox/inbox')).body as { rows: { phone: string; text: string }[] }
      return /验证码 (\d{6})/.exec(rows.find(row => row.phone === phone)!.text)![1]!
    },
    prove: async (visit: string, of: Holder, code: string) => teller.post(`/branch/visits/${visit}/code/prove`, { block: await made.block(of.card, code) }),
    async enrol(visit: string, device = authenticator(origin)) {
      const { body } = await teller.post(`/branch/visits/${visit}/face/begin`)
      return { device, said: await teller.post(`/branch/visits/${visit}/face/keep`, { response: device.register(body) }) }
    },
    bind: async (visit: string, of: Holder, pin = '274916') => teller.post(`/branch/visits/${visit}/bind`, { reading: await made.reading(of.card), pin: await made.block(of.card, pin) }),
    /** Every step but those left out, and the account is active. */
    async activate(of: Holder, { without = [], pin = '274916' }: { without?: readonly ('copy' | 'form' | 'code' | 'biometric')[]; pin?: string } = {}) {
      const visit = await made.open(of)
      const does = (step: (typeof without)[number]) => !without.includes(step)
      const phone = of.phone ?? '13800001234'
      if (does('copy')) await made.copy(visit)
      if (does('form')) await made.form(visit, of.phone ? null : phone)
      if (does('code')) { await made.send(visit); await made.prove(visit, of, await made.codeOf(phone)) }
      const device = does('biometric') ? (await made.enrol(visit)).device : null
      return { visit, device, said: await made.bind(visit, of, pin) }
    },
  }
  return made
}
