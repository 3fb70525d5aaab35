import { z } from 'zod'
import { isDay } from '#kit/day'

/** Words of a page's input, each said in both languages when it is wrong. */
export const said = (is: RegExp, zh: string, en: string) => z.string().regex(is, { message: `${zh} | ${en}` })
export const cardNumber = said(/^\d{16,19}$/, '应是 16 到 19 位银行卡号', 'must be a bank card number of 16 to 19 digits')
export const personName = said(/^\S.{0,79}$/u, '应写明姓名', 'must be a name')
export const sixDigits = said(/^\d{6}$/, '应是六位数字', 'must be six digits')
export const bankCode = said(/^\d{5,8}$/, '应是银行代码', 'must be the code of a bank')
export const lineNumber = said(/^\d{12}$/, '应是 12 位银行行号', 'must be a bank line number of 12 digits')
export const merchantNumber = said(/^[0-9A-Z]{15}$/, '应是 15 位商户号', 'must be a merchant number of 15 characters')
export const requestKey = said(/^[\w-]{8,64}$/, '应是请求编号', 'must be a request number')
export const reference = said(/^[0-9A-Za-z-]{4,60}$/, '应是缴费编号', 'must be the reference number of the dues')
export const orderNumber = said(/^\d{20}$/, '应是 20 位订单号', 'must be an order number of 20 digits')
export const day = z.string().refine(isDay, { message: '应是日期 | must be a day' })
export const words = said(/^\S.{0,79}$/u, '请填写', 'must be filled in')
/** Money in fen, more than nothing. */
export const fen = z.int({ message: '应是金额 | must be an amount' }).min(1, { message: '应大于零 | must be more than nothing' }).max(99_999_999_999, { message: '金额太大 | the amount is too large' }).transform(BigInt)
export const fenOrNone = z.int({ message: '应是金额 | must be an amount' }).min(0, { message: '不能小于零 | cannot be less than nothing' }).max(99_999_999_999).transform(BigInt)
export const account = z.uuid().nullable().default(null)
