import { yuan } from '#kit/money'
import type { Words } from './shared.ts'

const channels: Record<string, Words> = {
  counter: { zh: '窗口', en: 'counter' }, online: { zh: '网上', en: 'web' }, phone: { zh: '电话', en: 'phone' }, unit: { zh: '单位', en: 'unit' }, village: { zh: '村（社区）', en: 'village' }, read: { zh: '读卡', en: 'reading' }, activation: { zh: '启用', en: 'activation' }, document: { zh: '看证件', en: 'document' },
}
const reasons: Record<string, Words> = {
  lost: { zh: '丢了', en: 'lost' }, damaged: { zh: '芯片坏了', en: 'chip damaged' }, worn: { zh: '卡面磨损', en: 'worn' }, expiring: { zh: '到期', en: 'expiring' }, data: { zh: '信息变了', en: 'data changed' },
}
const fields: Record<string, Words> = { number: { zh: '号码', en: 'number' }, name: { zh: '姓名', en: 'name' }, sex: { zh: '性别', en: 'sex' }, birth: { zh: '出生日期', en: 'birth date' } }
/** What a document was shown for, where it stands by itself: a PIN is keyed in after it. */
const shownFor: Record<string, Words> = {
  'pins.pin-change': { zh: '改社保密码', en: 'to change the PIN' }, 'pins.pin-reset': { zh: '重置密码', en: 'to reset the PIN' }, 'cards.activate': { zh: '启用', en: 'to activate' }, 'cards.diagnose': { zh: '检测芯片', en: 'to have the chip tested' },
  'holders.contact': { zh: '改联系方式', en: 'to change the contact' }, 'holders.guardian': { zh: '监护关系', en: 'guardianship' }, 'identity.settle': { zh: '核对身份', en: 'to have data compared' }, 'insurance.enrol': { zh: '参保', en: 'to enrol' },
}
const words = (from: Record<string, Words>, key: unknown): Words | null => typeof key === 'string' ? from[key] ?? null : null
const join = (parts: readonly (Words | null)[]): Words | null => {
  const said = parts.filter(each => each !== null)
  return said.length ? { zh: said.map(each => each.zh).join('，'), en: said.map(each => each.en).join(', ') } : null
}

/** What an entry's facts add in words: by which way, why, how much, until when, whereto (`place`, by its name). */
export function noteOf(verb: string, facts: Readonly<Record<string, unknown>>, place: string | null): Words | null {
  const day = (key: string, zh: (day: string) => string, en: (day: string) => string): Words | null => typeof facts[key] === 'string' && facts[key] ? { zh: zh(facts[key]), en: en(facts[key]) } : null
  const count = (key: string, zh: (n: number) => string, en: (n: number) => string): Words | null => typeof facts[key] === 'number' ? { zh: zh(facts[key]), en: en(facts[key]) } : null
  const amount = count('amount', fen => `${yuan(BigInt(fen))} 元`, fen => `${yuan(BigInt(fen))} yuan`)
  const to: Words | null = place && /send|arrive|bring-back|redirect/.test(verb) ? { zh: place, en: place } : null
  const listed = Array.isArray(facts['fields']) ? join((facts['fields'] as string[]).map(each => fields[each] ?? null)) : null
  return join([
    to, words(channels, facts['channel']), words(reasons, facts['reason']), verb === 'holders.present-document' ? words(shownFor, facts['for']) : null, day('lastDay', on => `${on} 24:00 到期`, on => `until 24:00 of ${on}`),
    verb.startsWith('fees.') ? amount : null, verb === 'pins.wrong' || verb === 'pins.evaluate' || verb === 'pins.change' ? count('left', left => `还能试 ${left} 次`, left => `${left} tries left`) : null,
    verb === 'holders.set-contact' ? join([facts['phone'] ? { zh: '手机号', en: 'phone' } : null, facts['address'] ? { zh: '地址', en: 'address' } : null]) : null, listed,
    verb === 'applications.notify-date' ? day('day', on => on, on => on) : null, facts['agent'] === true ? { zh: '代领', en: 'by an agent' } : null,
  ])
}
