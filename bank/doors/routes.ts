import { z } from 'zod'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { selectBooks } from '../accounts/store.ts'
import { selectUndispensed } from '../acquiring/store.ts'
import { activate } from '../cards/activate.ts'
import { releaseLoss, reportLoss } from '../cards/loss.ts'
import { setLimits } from '../cards/set-limits.ts'
import { setPin } from '../cards/set-pin.ts'
import { stateOf } from '../cards/state.ts'
import { statement } from '../cards/statement.ts'
import { selectCards } from '../cards/store.ts'
import { activateDemo, demoPins } from '../demo/pins.ts'
import { takeMandates } from '../mandates/take.ts'
import { dayList } from '../days/list.ts'
import { askReturn } from '../files/store.ts'
import { questionNames } from '../online/questions.ts'
import { signUp } from '../online/sign-up.ts'
import { openAccounts } from '../orders/open-accounts.ts'
import { orderPayIn, seePayIn, withdrawOrder } from '../orders/pay-in.ts'
import { takeEnd } from '../orders/take-end.ts'
import { takeLoss } from '../orders/take-loss.ts'
import { takeTerms, termsShape } from '../orders/terms.ts'
import { forCentre } from '../payments/for-centre.ts'
import { refuse, sayingOf } from '../refusals.ts'
import { registerTerminal } from '../terminals/sign-in.ts'
import type { Work } from '../work.ts'
import { block, idNumber, phone, said } from './said.ts'
import type { DoorKeys } from '../open.ts'

/** A keyed route: who may knock, what it reads, what it does in one transaction. Numbers of cards and people are posted, never part of an address. */
export type BankRoute = { path: string; key: keyof DoorKeys; summary: string; body: z.ZodType; handle: (work: Work, body: never) => Promise<unknown>; /** In a demo alone. */ demo?: true }
const route = <Body extends z.ZodType>(declared: Omit<BankRoute, 'body' | 'handle'> & { body: Body; handle: (work: Work, body: z.output<Body>) => Promise<unknown> }): BankRoute => declared as unknown as BankRoute

const card = said(/^\d{16,19}$/, '应是 16 到 19 位银行卡号', 'must be a bank card number of 16 to 19 digits')
const terminal = said(/^[0-9A-Z]{8}$/, '应是 8 位终端号', 'must be a terminal number of 8 characters')
const who = said(/^\S.{0,39}$/, '应写明经办人', 'must name the clerk')
const code = said(/^\d{5,8}$/, '应是银行代码', 'must be the code of a bank')
const asking = { card, idNumber }
const order = said(/^[\w-]{6,64}$/, '应是订单号', 'must be an order number')
const limit = z.strictObject({ single: z.int().min(0).transform(BigInt), daily: z.int().min(0).transform(BigInt), times: z.int().min(0) })
const name = said(/^\S.{0,79}$/u, '应写明姓名', 'must be a name')

export const routes: readonly BankRoute[] = [
  route({
    path: '/centre/accounts', key: 'centre', summary: 'Opens an account and a bank card for each produced card, once under the centre\'s order number',
    body: z.strictObject({ bank: code, orders: z.array(z.strictObject({ order, name, idType: said(/^\w{1,20}$/, '应是证件类型', 'must be a kind of document'), idNumber, phone: phone.nullable(), social: said(/^[0-9A-Z]{6,20}$/, '应是社保卡号', 'must be the number of a social security card').optional(), region: said(/^\d{6}$/, '应是行政区划代码', 'must be the code of an area').optional() })).min(1).max(256) }),
    handle: async (work, { bank, orders }) => {
      const done = await openAccounts(work, bank, orders)
      return isRefused(done) ? done : { rows: done.rows.map((row, i) => isRefused(row) ? { order: orders[i]!.order, ...sayingOf(row) } : row) }
    },
  }),
  route({
    path: '/centre/terms', key: 'centre', summary: 'Where and by which steps accounts are activated, per bank and region, as the centre\'s policy has it',
    body: z.strictObject({ rows: z.array(termsShape).min(1).max(1_000) }), handle: (work, { rows }) => takeTerms(work, rows),
  }),
  route({
    path: '/centre/states', key: 'centre', summary: 'How bank cards stand: active, lost, locked, closed',
    body: z.strictObject({ cards: z.array(card).min(1).max(256) }),
    handle: async (work, { cards }) => {
      const rows = await selectCards(work, cards.map(number => work.keys.digest('card', number)))
      return { rows: rows.map((row, i) => ({ card: cards[i], known: row !== null, ...row && stateOf(work, row) })) }
    },
  }),
  route({
    path: '/centre/mandates', key: 'centre', summary: 'Mandates to deduct contributions, as they were signed, moved to another card or revoked; the newest word stands',
    body: z.strictObject({ bank: code, mandates: z.array(z.strictObject({ number: said(/^[0-9A-Za-z-]{6,35}$/, '应是授权编号', 'must be the number of the mandate'), version: z.int32().min(1), card, name, idNumber, what: z.string().min(1).max(140), signedAt: z.iso.datetime().transform(text => new Date(text)), revokedAt: z.iso.datetime().transform(text => new Date(text)).nullable() })).min(1).max(256) }),
    handle: (work, { bank, mandates }) => takeMandates(work, bank, mandates),
  }),
  route({ path: '/centre/pay-ins', key: 'centre', summary: 'Orders that a card is credited once its holder keys the PIN, once under the centre\'s order number',
    body: z.strictObject({ bank: code, order, card, amount: z.int().min(1).max(99_999_999_99).transform(BigInt), note: z.string().max(80).default('') }), handle: (work, { bank, ...rest }) => orderPayIn(work, bank, rest) }),
  route({ path: '/centre/pay-ins/state', key: 'centre', summary: 'Whether such an order is open, paid or withdrawn', body: z.strictObject({ bank: code, order }), handle: (work, { bank, order: number }) => seePayIn(work, bank, number) }),
  route({ path: '/centre/pay-ins/withdraw', key: 'centre', summary: 'Takes such an order back unless it was paid; one that never came is withdrawn too', body: z.strictObject({ bank: code, order }), handle: (work, { bank, order: number }) => withdrawOrder(work, bank, number) }),
  route({ path: '/centre/loss', key: 'centre', summary: 'A holder\'s report of loss that the centre passes on, once under its number',
    body: z.strictObject({ bank: code, number: said(/^[\w-]{6,64}$/, '应是转报编号', 'must be the number of the report'), card, idNumber, how: z.enum(['phone', 'written']), at: z.iso.datetime().transform(text => new Date(text)) }),
    handle: (work, { bank, ...passed }) => takeLoss(work, bank, passed) }),
  route({ path: '/centre/ends', key: 'centre', summary: 'That the centre ended the social security card which a bank card lies on, or took that back; the newest word stands',
    body: z.strictObject({ bank: code, card, ended: z.boolean(), at: z.iso.datetime().transform(text => new Date(text)) }), handle: (work, { bank, ...told }) => takeEnd(work, bank, told) }),
  route({
    path: '/centre/holder', key: 'centre', summary: 'What the holder of a card lets the centre show: how the account stands, the phone, offers and points; balance and movements where the holder agreed',
    body: z.strictObject({ card, idNumber }), handle: async (work, body) => forCentre(work, body),
  }),
  route({
    path: '/branch/online', key: 'branch', summary: 'Online banking and e-wallet signed up for: login name, passwords and security questions',
    body: z.strictObject({ ...asking, login: said(/^[\w.@-]{4,32}$/, '应是 4 到 32 个字母或数字', 'must be 4 to 32 letters or digits'), password: z.string().min(1).max(64), payment: said(/^\d{6}$/, '应是六位数字', 'must be six digits'), answers: z.array(z.strictObject({ question: z.enum(questionNames), answer: said(/^\S.{0,59}$/u, '没有填答案', 'the answer is missing') })).length(3) }),
    handle: (work, { card: number, idNumber: document, ...rest }) => signUp(work, { card: number, idNumber: document }, rest),
  }),
  route({ path: '/demo/activate', key: 'centre', demo: true, summary: 'Activates the accounts of the demo\'s people', body: z.strictObject({ cards: z.array(z.strictObject(asking)).max(256) }), handle: (work, { cards }) => activateDemo(work, cards) }),
  route({ path: '/demo/pins', key: 'centre', demo: true, summary: 'The bank PINs of the demo\'s people until they change them', body: z.strictObject({ cards: z.array(z.strictObject(asking)).max(256) }), handle: (work, { cards }) => demoPins(work, cards) }),
  route({ path: '/centre/day', key: 'centre', summary: 'What the bank did for the centre on a day that is over: openings, activations, losses and releases, pay-outs; form SBD1', body: z.strictObject({ bank: code, day: said(/^\d{4}-\d\d-\d\d$/, '应是日期', 'must be a day') }),
    handle: (work, { bank, day }) => dayList(work, bank, day) }),
  route({ path: '/centre/return', key: 'centre', summary: 'Lays the return of a pay-out file out once more; nothing is posted', body: z.strictObject({ bank: code, number: said(/^[0-9A-Za-z-]{1,30}$/, '应是批次号', 'must be the number of a batch') }),
    handle: async (work, key) => await askReturn(work, key, work.now) ? { number: key.number } : refuse('batch-unknown') }),
  route({ path: '/branch/activate', key: 'branch', demo: true, summary: 'Activates a financial account with the PIN keyed on the pad, without what a visit at a window asks for',
    body: z.strictObject({ ...asking, terminal, pin: block, who }), handle: (work, { terminal: at, pin, who: clerk, ...rest }) => activate(work, rest, { terminal: at, pin }, clerk) }),
  route({ path: '/branch/pin', key: 'branch', summary: 'A new bank PIN, keyed on the pad; a locked one is unlocked by it',
    body: z.strictObject({ ...asking, terminal, pin: block, who }), handle: (work, { terminal: at, pin, who: clerk, ...rest }) => setPin(work, rest, { terminal: at, pin }, clerk) }),
  route({ path: '/branch/loss', key: 'branch', summary: 'Loss reported in writing', body: z.strictObject({ ...asking, who }), handle: (work, { who: clerk, ...rest }) => reportLoss(work, rest, { channel: 'branch', who: clerk }) }),
  route({ path: '/branch/release', key: 'branch', summary: 'Loss released at a branch', body: z.strictObject({ ...asking, who }), handle: (work, { who: clerk, ...rest }) => releaseLoss(work, rest, { channel: 'branch', who: clerk }) }),
  route({ path: '/phone/loss', key: 'branch', summary: 'Loss reported by the service phone', body: z.strictObject({ ...asking, phone }), handle: (work, body) => reportLoss(work, body, { channel: 'phone', who: null }) }),
  route({ path: '/phone/release', key: 'branch', summary: 'A loss reported by phone released by phone', body: z.strictObject({ ...asking, phone }), handle: (work, body) => releaseLoss(work, body, { channel: 'phone', who: null }) }),
  route({ path: '/branch/limits', key: 'branch', summary: 'The holder\'s own limits by channel, in fen', body: z.strictObject({ ...asking, who, limits: z.strictObject({ atm: limit, pos: limit, online: limit }).partial() }),
    handle: (work, { who: clerk, limits, ...rest }) => setLimits(work, rest, limits, clerk) }),
  route({ path: '/branch/statement', key: 'branch', summary: 'A page of an account\'s entries, newest first', body: z.strictObject({ ...asking, before: z.int32().min(1).nullable().default(null) }),
    handle: (work, { before, ...rest }) => statement(work, rest, before) }),
  route({ path: '/branch/terminals', key: 'branch', summary: 'Registers a terminal; answers its master key this once',
    body: z.strictObject({ id: terminal, kind: z.enum(['pos', 'atm', 'counter', 'online']), bank: code, merchant: said(/^[0-9A-Z]{15}$/, '应是 15 位商户号', 'must be a merchant number of 15 characters'), country: said(/^\d{3}$/, '应是 3 位国家代码', 'must be a country code of 3 digits').default('156'), cipher: z.enum(['sm4', '3des']).default('sm4') }),
    handle: async (work, body) => {
      const done = await registerTerminal(work, body)
      return isRefused(done) ? done : { terminal: body.id, master: done.master.toString('hex') }
    } }),
  route({ path: '/branch/books', key: 'branch', summary: 'The books: what the legs of each party add up to; everything together is nothing', body: z.strictObject({}),
    handle: async work => ({ rows: (await selectBooks(work)).map(({ party, sum }) => ({ party, sum: fenNumber(sum) })) }) }),
  route({ path: '/branch/undispensed', key: 'branch', summary: 'Withdrawals whose machine never told whether it gave the money out', body: z.strictObject({ minutes: z.int().min(0).max(527_040).default(10) }),
    handle: async (work, { minutes }) => ({ rows: (await selectUndispensed(work, new Date(work.now.getTime() - minutes * 60_000))).map(row => ({ ...row, amount: fenNumber(row.amount) })) }) }),
]
