import { z } from 'zod'

/** Text of one form, and what is said of any other in both languages. */
export const said = (is: RegExp, zh: string, en: string) => z.string().regex(is, { message: `${zh} | ${en}` })
export const idNumber = said(/^[0-9A-Za-z]{5,24}$/, '应是证件号码', 'must be the number of an identity document')
export const phone = said(/^1\d{10}$/, '应是 11 位手机号', 'must be a mobile number of 11 digits')
/** What a pad enciphered. */
export const block = said(/^[0-9a-fA-F]{32}$/, '应是密码键盘加密的 16 字节', 'must be the 16 enciphered bytes of the PIN pad').transform(text => Buffer.from(text, 'hex'))
/** What a reader says, sealed. */
export const reading = z.string().min(1).max(2_000)
