import { newId } from '#kit/ids'
import type { Work } from '../work.ts'
import { insertText, selectTexts } from './store.ts'

/** The bank's text messages. A phone shows one language, so they are in Chinese; each begins with the bank's name. */
export const texts = {
  code: (code: string) => `您正在办理金融账户激活，验证码 ${code}，5 分钟内有效。请自己在密码键盘上输入，不要告诉任何人，包括银行工作人员。`,
  activated: (last: string) => `您尾号 ${last} 的社保卡金融账户已激活。银行密码不要告诉任何人；丢了卡请马上挂失。`,
  online: (login: string) => `网上银行和电子钱包已签约，登录名 ${login}。`,
} as const

/** Sends a text message with what causes it: kept in the same transaction, and the stand-in's inbox shows it. */
export async function sendText(work: Work, bank: string, phone: string, text: string): Promise<void> {
  const id = newId(work.now, work.random)
  const name = work.banks.find(({ code }) => code === bank)?.zh ?? bank
  const seal = (clear: string, column: string) => work.keys.seal(clear, `texts.text.${column}_sealed|${id}`)
  await insertText(work, { id, bank, phone: seal(phone, 'phone'), text: seal(`【${name}】${text}`, 'text'), at: work.now })
}

/** The stand-in's inbox, newest first; a demo's alone. */
export async function inbox(work: Work, most = 200): Promise<{ phone: string; text: string; at: Date }[]> {
  const open = (id: string, sealed: Buffer, column: string) => work.keys.openText(sealed, `texts.text.${column}_sealed|${id}`)
  return (await selectTexts(work, most)).map(({ id, phone, text, at }) => ({ phone: open(id, phone, 'phone'), text: open(id, text, 'text'), at }))
}
