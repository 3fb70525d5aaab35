import { claimByNumber, claimDays, withdrawClaim } from '#clearing'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { packOf } from '#regions'
import { scaled } from '../../wire/national/fields.ts'
import { once } from './once.ts'
import type { Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const applied = (number: string) => ({ output: { result: { clr_appy_evt_id: number } } })
const fen = (text: string) => scaled(text, 2)

/** 3203 清算申请: claims what closed days that agree come to; of the provider's own city where `clr_optins` is left out. */
const apply: Transaction<'3203'> = async ({ house, sender, input: { data: asked } }) => {
  const said = { count: Number(asked.psntime), total: fen(asked.medfee_sumamt), recognised: fen(asked.med_sumfee), fund: fen(asked.fund_appy_sum), cash: fen(asked.cash_payamt), account: fen(asked.acct_pay) }
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await claimDays(own, provider, { optins: asked.clr_optins || (packOf(provider.admvs) ?? provider.admvs), clearing: asked.clr_type, month: `${asked.setlym.slice(0, 4)}-${asked.setlym.slice(4)}`, from: asked.begndate, until: asked.enddate, said, request: null })
    return isRefused(done) ? done : { ...applied(done.number), number: done.number }
  }, async (own, number) => applied((await claimByNumber(own, number!))!.number)))
}

/** 3204 清算申请撤销: output empty. */
const withdraw: Transaction<'3204'> = async ({ house, sender, input: { data: asked } }) => inWork(house, by, work => once(work, sender, async (own, provider) => {
  const done = await withdrawClaim(own, provider, asked.clr_appy_evt_id)
  return isRefused(done) ? done : { output: {}, number: done.number }
}, async () => ({ output: {} })))

export const claimTransactions: Transactions<'3203' | '3204'> = { '3203': apply, '3204': withdraw }
