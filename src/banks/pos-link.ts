import { z } from 'zod'
import type { House } from '#kit/work'

/** The way to the POS that an acquiring bank has standing at tills: where they are reached, and the key of whoever runs those tills. */
export type PosLink = { url: string; key: string }
const links = new WeakMap<House, PosLink>()
/** Connects the tills with their POS; without it what funds and account do not pay is cash. */
export const linkPos = (house: House, link: PosLink): void => { links.set(house, link) }

/** A POS that stands at a shop; `screen` is where its front can be looked at, since it is a stand-in. */
export type PosPlace = { terminal: string; /** Whose POS it is: what it takes lies there. */ bank: string; name: string; key: string; screen: string }
/** What a POS says of an order. `open`: not known yet; `done` with the bank's reference; `none`: nothing was taken, and why; `stuck`: the bank will not say, somebody must look. */
export type PosAnswer = { is: 'open' | 'done' | 'none' | 'stuck'; state: string; rrn: string | null; auth: string | null; tail: string | null; zh: string | null; en: string | null }
/** What is asked of a POS under the till's own reference; `of`: the reference of the purchase that goes back, or the order that is credited. */
export type PosAsked = { reference: string; what: 'purchase' | 'return' | 'pay-in'; amount: number; of: string | null; note: string }

const PATIENCE_MS = 10_000
const listed = z.object({ rows: z.array(z.object({ terminal: z.string(), bank: z.string(), shop: z.string(), name: z.string(), key: z.string() })) })
const told = z.object({ state: z.string(), rrn: z.string().nullable(), auth: z.string().nullable(), card: z.string().nullable(), zh: z.string().optional(), en: z.string().optional() })

/** Posts to the POS; null where nothing that can be used came back: nobody knows. */
async function post(url: string, path: string, key: string, body: object): Promise<unknown> {
  try {
    const response = await fetch(new URL(path, url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) })
    return await response.json()
  } catch { return null }
}

/** The POS of a shop; null where none stands there, or none is connected, or its system does not answer. */
export async function posAt(house: House, shop: string): Promise<PosPlace | null> {
  const link = links.get(house)
  const rows = link && listed.safeParse(await post(link.url, '/pos', link.key, {}))
  const row = rows?.data?.rows.find(each => each.shop === shop)
  return row ? { terminal: row.terminal, bank: row.bank, name: row.name, key: row.key, screen: new URL(`/pos/${row.terminal}`, link!.url).href } : null
}

const is = (state: string): PosAnswer['is'] => state === 'approved' ? 'done' : state === 'stuck' ? 'stuck' : ['declined', 'cancelled', 'undone'].includes(state) ? 'none' : 'open'
async function asked(house: House, { terminal, key }: PosPlace, path: string, body: object): Promise<PosAnswer | null> {
  const { data } = told.safeParse(await post(links.get(house)!.url, `/pos/${terminal}/${path}`, key, body))
  return data ? { is: is(data.state), state: data.state, rrn: data.rrn, auth: data.auth, tail: data.card?.slice(-4) ?? null, zh: data.zh ?? null, en: data.en ?? null } : null
}
/** Asks for an order, or how one asked before stands: the same reference is one order for good. Null: the POS did not answer. */
export const askPos = (house: House, at: PosPlace, order: PosAsked) => asked(house, at, 'orders', order)
/** Takes an order back unless its customer confirmed it; one that never reached the POS is refused there from now on. */
export const cancelAtPos = (house: House, at: PosPlace, reference: string) => asked(house, at, 'orders/cancel', { reference })
