import { z } from 'zod'
import { personKey } from '#kit/ids'
import { ownRoute, route, type Route } from '#kit/route'
import { beginClaim, claimable, claimAtPos, enterClaim, followClaim, withdrawClaim } from './claim.ts'

const at = { terminal: z.uuid(), session: z.uuid() }
const ofPerson = z.object({ person: z.uuid() })
const ofClaim = z.object({ person: z.uuid(), claim: z.uuid() })
const key = z.string().max(64).optional()
const month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, '月份写成 2026-03 | Write a month as 2026-03')
const digits = (size: number) => z.string().regex(new RegExp(`^\\d{${size}}$`), `应是 ${size} 位数字 | must be ${size} digits`)
const entry = z.strictObject({
  terminal: z.string().regex(/^[0-9A-Z]{8}$/, '应是银行给的 8 位终端号 | must be the terminal number of 8 characters that the bank gave'), merchant: z.string().regex(/^[0-9A-Z]{15}$/, '应是 15 位商户号 | must be a merchant number of 15 characters'),
  batch: digits(6), stan: digits(6), pin: z.string().regex(/^([0-9a-fA-F]{16}|[0-9a-fA-F]{32})$/, '应是密码键盘加密的 8 或 16 字节 | must be the 8 or 16 bytes that the PIN pad enciphered'),
})
const path = '/people/:person/benefit-claims'

/** Claiming with the card in a reader, at a counter or a kiosk: what is due, credited once its holder keyed the bank PIN. (BEN-03) */
export const claimRoutes: Route[] = [
  route({ method: 'POST', path: `${path}/due`, may: 'staff:benefits.claim', summary: 'What the holder of the card in this reader could have credited now, and why not what not', params: ofPerson, body: z.strictObject({ key, ...at }),
    handle: (work, { params, body: { terminal, session } }) => claimable(work, personKey(params.person), { terminal, session }) }),
  ownRoute({ method: 'POST', path, may: 'staff:benefits.claim', summary: 'Orders a payment that is due to be credited to the card in this reader once its holder keys the bank PIN; once a key', params: ofPerson, body: z.strictObject({ key: z.uuid(), ...at, cause: z.uuid(), month }),
    own: (house, { by, params, body: { key: id, ...rest } }) => beginClaim(house, by, personKey(params.person), { id, ...rest }) }),
  ownRoute({ method: 'POST', path: `${path}/:claim/pin`, may: 'staff:benefits.claim', summary: 'The kiosk’s verb: the bank PIN as its pad enciphered it, passed on to the bank unread', params: ofClaim, body: z.strictObject({ key, ...at, entry }),
    own: (house, { by, params, body: { terminal, session, entry: typed } }) => enterClaim(house, by, personKey(params.person), params.claim, { terminal, session, entry: typed }) }),
  ownRoute({ method: 'POST', path: `${path}/:claim/pos`, may: 'staff:benefits.claim', summary: 'Has the POS at this counter ask for card, bank PIN and confirmation', params: ofClaim, body: z.strictObject({ key, ...at }),
    own: (house, { by, params, body: { terminal, session } }) => claimAtPos(house, by, personKey(params.person), params.claim, { terminal, session }) }),
  ownRoute({ method: 'POST', path: `${path}/:claim/follow`, may: 'staff:benefits.claim', summary: 'How a claim stands at the bank', params: ofClaim, body: z.strictObject({ key }),
    own: (house, { by, params }) => followClaim(house, by, personKey(params.person), params.claim) }),
  ownRoute({ method: 'POST', path: `${path}/:claim/withdraw`, may: 'staff:benefits.claim', summary: 'Takes a claim back unless it was credited; the payment goes with the next batch', params: ofClaim, body: z.strictObject({ key }),
    own: (house, { by, params }) => withdrawClaim(house, by, personKey(params.person), params.claim) }),
]
