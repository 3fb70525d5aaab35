import { z } from 'zod'
import { isRefused, type Refusal } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { claimDays, withdrawClaim } from './claim.ts'
import { claimableFile, claimsFile, ordersFile } from './list-files.ts'
import { ownProvider } from './own.ts'
import { approveClaim, proposeClaim, reopenClaim, sendClaimBack } from './review-claim.ts'
import { claimable, claimHere, claimOrders, claimsHere, claimView, ownClaim, ownClaims } from './see-claims.ts'
import { claimBody, claimNumber, dayShape, proposeBody, reasonBody, stepBody } from './shared.ts'
import type { Claim } from './store-claim.ts'

const show = z.strictObject({ show: z.enum(['open', 'all']).default('open') })
const ofClaim = z.object({ claim: claimNumber })
const viewed = async (work: Work, done: Claim | Refusal, inside: boolean) => isRefused(done) ? done : claimView(work, done, inside)

/** The fund office: claims, deductions, approval by a second person, orders that wait for the bank. */
export const claimRoutes: Route[] = [
  route({ method: 'GET', path: '/clearing/claims', may: 'staff:clearing.read', file: claimsFile, summary: 'Claims of the funds of this city: those to be worked on, or all', query: show, handle: (work, { query }) => claimsHere(work, query.show === 'open') }),
  route({ method: 'GET', path: '/clearing/orders', may: 'staff:clearing.read', file: ordersFile, summary: 'Orders to pay approved claims that wait for the bank, the oldest first', handle: work => claimOrders(work) }),
  route({ method: 'GET', path: '/clearing/claims/:claim', may: 'staff:clearing.read', summary: 'One claim: by fund, deductions, days; the look is on record', params: ofClaim, handle: (work, { params }) => claimHere(work, params.claim) }),
  route({ method: 'POST', path: '/clearing/claims/:claim/propose', may: 'staff:clearing.review', summary: 'First review: what is deducted, from which fund, why, for which settlement', params: ofClaim, body: proposeBody,
    handle: async (work, { params, body }) => viewed(work, await proposeClaim(work, { number: params.claim, version: body.version, deductions: body.deductions.map(each => ({ ...each, amount: BigInt(each.amount) })) }), true) }),
  route({ method: 'POST', path: '/clearing/claims/:claim/reopen', may: 'staff:clearing.review', summary: 'Sends a claim back to its first review, with the reason', params: ofClaim, body: reasonBody,
    handle: async (work, { params, body }) => viewed(work, await reopenClaim(work, { number: params.claim, ...body }), true) }),
  route({ method: 'POST', path: '/clearing/claims/:claim/return', may: 'staff:clearing.review', summary: 'Returns a claim to its provider, with the reason; its days are free', params: ofClaim, body: reasonBody,
    handle: async (work, { params, body }) => viewed(work, await sendClaimBack(work, { number: params.claim, ...body }), true) }),
  route({ method: 'POST', path: '/clearing/claims/:claim/approve', may: 'staff:clearing.approve', summary: 'Approves a claim, by another person than its first reviewer, and orders its payment, once', params: ofClaim, body: stepBody,
    handle: async (work, { params, body }) => viewed(work, await approveClaim(work, { number: params.claim, version: body.version }), true) }),
  route({ method: 'GET', path: '/till/clearing/claimable', may: 'staff:settlement.read', file: claimableFile, summary: 'What this provider can claim of a period, and what stands in the way', query: z.strictObject({ from: dayShape, until: dayShape }).partial(),
    handle: (work, { query }) => claimable(work, query) }),
  route({ method: 'GET', path: '/till/clearing/claims', may: 'staff:settlement.read', file: claimsFile, summary: 'This provider’s claims, newest first', handle: work => ownClaims(work) }),
  route({ method: 'GET', path: '/till/clearing/claims/:claim', may: 'staff:settlement.read', summary: 'One of its claims: by fund, what was deducted and why; the look is on record', params: ofClaim, handle: (work, { params }) => ownClaim(work, params.claim) }),
  route({ method: 'POST', path: '/till/clearing/claims', may: 'staff:clearing.claim', summary: 'Claims what a kind of closed, agreed days comes to, as the page showed it, once a key', body: claimBody,
    handle: async (work, { body: { key, optins, clearing, from, until, count, ...amounts } }) => {
      const provider = await ownProvider(work)
      if (isRefused(provider)) return provider
      const said = { count, total: BigInt(amounts.total), fund: BigInt(amounts.fund), account: BigInt(amounts.account), cash: BigInt(amounts.cash), recognised: null }
      return viewed(work, await claimDays(work, provider, { optins, clearing, month: until.slice(0, 7), from, until, said, request: key }), false)
    } }),
  route({ method: 'POST', path: '/till/clearing/claims/:claim/withdraw', may: 'staff:clearing.claim', summary: 'Takes a claim back before it is approved; its days are free', params: ofClaim, body: stepBody,
    handle: async (work, { params, body }) => {
      const provider = await ownProvider(work)
      return isRefused(provider) ? provider : viewed(work, await withdrawClaim(work, provider, params.claim, body.version), false)
    } }),
]
