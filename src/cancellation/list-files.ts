import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import { groundWords, payoutWords, type LaterRow, type PayoutRow, type WaitingRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const waitingFile = listFile<WaitingRow>({ zh: '等批准的注销', en: 'Cancellations to approve' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['原因', 'Ground', (row, lang) => groundWords[row.ground][lang]], ['日期', 'Day', row => row.day], ['提交的人', 'Asked for by', row => row.by], ['提交', 'On', row => dayIn(row.at)],
])
export const ordersFile = listFile<PayoutRow>({ zh: '等银行支付的余款', en: 'Payments that wait for the bank' }, [
  ['收款人', 'Payee', row => row.name], ['持卡人', 'Holder', row => row.deceased], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['金额', 'Amount', row => ({ fen: row.amount })], ['开户银行', 'Bank', row => row.bank], ['账号', 'Account', row => row.account], ['状态', 'State', (row, lang) => payoutWords[row.state][lang]], ['原因', 'Why', (row, lang) => row.why?.[lang] ?? ''], ['转出', 'Left on', row => dayIn(row.at)],
])
export const laterFile = listFile<LaterRow>({ zh: '死亡日期以后的消费', en: 'Purchases after the day of death' }, [
  ['持卡人', 'Holder', row => row.name], ['结算单号', 'Settlement', row => row.number], ['消费日期', 'Day', row => row.day], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['个人账户支付', 'Paid by the account', row => ({ fen: row.account })], ['统筹支付', 'Paid by the fund', row => ({ fen: row.fund })],
])
