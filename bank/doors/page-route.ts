import type { z } from 'zod'
import type { Caller, Customer, Staff } from '../access/session.ts'
import type { Verb } from '../staff/posts.ts'
import type { Bank, Work } from '../work.ts'
import type { Devices } from './devices.ts'

/** Who may knock: anyone, the demo alone, whoever is signed in, a customer, or staff whose post may do the verb. */
export type May = 'public' | 'sandbox' | 'signed-in' | 'customer' | Verb
type By<M extends May> = M extends Verb ? Staff : M extends 'customer' ? Customer : M extends 'signed-in' ? Caller : Caller | null
/** What a handler gets besides its Work. */
export type Asked<Body, Params, M extends May> = {
  body: Body; params: Params; by: By<M>; session: string | null; address: string
  /** The page's own host name and origin, for passkeys. */
  site: { host: string; origin: string }
  demo: boolean
  devices: Devices
  reply: { setSession(token: string, minutes: number): void; clearSession(): void }
}
/** A route of the bank's pages, under /api: ids alone in its path; numbers of cards and people are posted. `keepsRefused`: what was written stays with these refusals (a burnt try). `outside`: no transaction is open, its handler opens its own. */
export type PageRoute = { method: 'GET' | 'POST'; path: string; may: May; summary: string; body?: z.ZodType; params?: z.ZodType; keepsRefused?: readonly string[] | 'all'; outside?: true; /** How large its body may be. */ bytes?: number; /** In a demo alone. */ demo?: true; handle: (work: Work, asked: never) => Promise<unknown> }

/** Declares a route; what its handler gets follows from its shapes and from who may knock. */
export const pageRoute = <M extends May, Body extends z.ZodType = z.ZodUnknown, Params extends z.ZodType = z.ZodUnknown>(
  declared: Omit<PageRoute, 'may' | 'body' | 'params' | 'handle'> & { may: M; body?: Body; params?: Params; handle: (work: Work, asked: Asked<z.output<Body>, z.output<Params>, M>) => Promise<unknown> },
): PageRoute => declared as unknown as PageRoute

/** The same where a handler reaches beyond the bank (the centre, a machine): no transaction is open meanwhile. */
export const outsideRoute = <M extends May, Body extends z.ZodType = z.ZodUnknown, Params extends z.ZodType = z.ZodUnknown>(
  declared: Omit<PageRoute, 'may' | 'body' | 'params' | 'handle' | 'outside' | 'keepsRefused'> & { may: M; body?: Body; params?: Params; handle: (bank: Bank, asked: Asked<z.output<Body>, z.output<Params>, M>) => Promise<unknown> },
): PageRoute => ({ ...declared, outside: true }) as unknown as PageRoute
