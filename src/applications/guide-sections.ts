import { dayOf, type Day } from '#kit/day'
import { yuan } from '#kit/money'
import type { Work } from '#kit/work'
import { packOf, policy, policyRow, type PolicyKey } from '#regions'
import { organisationsOf } from '#staff'
import { materialWords, singleMaterials } from './materials.ts'
import { promiseWords } from './promise.ts'
import type { Words } from './shared.ts'
import { joined, placeWords } from './words.ts'

/** A section of the guide: each line from the policy, and the documents that line stands on. */
export type Section = { title: Words; lines: readonly Words[]; keys: readonly PolicyKey[]; source: string }
export type Guide = { title: Words; region: Words; day: Day; sections: readonly Section[]; offices: readonly { name: string; address: string | null; hours: string | null; phone: string | null }[] }

const businessWords: Record<string, Words> = {
  'collection': { zh: '领卡', en: 'collecting' }, 'pin-change': { zh: '改社保密码', en: 'changing the social PIN' }, 'pin-reset': { zh: '重置密码', en: 'resetting it' }, 'written-loss': { zh: '书面挂失', en: 'reporting a loss in writing' }, 'release': { zh: '解挂', en: 'releasing it' },
  'replacement': { zh: '补换卡', en: 'a new card for an old one' }, 'cancellation': { zh: '注销', en: 'cancelling' }, 'financial-activation': { zh: '激活金融账户', en: 'activating the financial account' }, 'enrolment': { zh: '参保', en: 'enrolling' },
  'contribution-look-up': { zh: '查缴费', en: 'looking up contributions' }, 'benefit-claim': { zh: '领待遇', en: 'claiming a benefit' },
}
const paperWords: Record<string, Words> = {
  'id': { zh: '身份证件', en: 'identity document' }, 'id-original': { zh: '身份证件原件', en: 'original identity document' }, 'household-register': { zh: '户口簿', en: 'household register' }, 'contribution-proof': { zh: '缴费证明', en: 'proof of contributions' },
}
const activationWords = {
  'pin-change': { zh: '改了初始密码，社保账户就启用', en: 'The social account is in use once the initial PIN is changed' }, 'on-collection': { zh: '领到卡，社保账户就启用', en: 'The social account is in use once the card is collected' },
  'window': { zh: '在窗口启用社保账户', en: 'The social account is activated at a window' }, 'pin-fingerprint': { zh: '本人设密码、按指纹，社保账户才启用', en: 'The social account is activated by the holder, with PIN and fingerprint' },
} as const
const paid = (region: string, key: 'fee.first' | 'fee.replacement' | 'fee.exchange', day: Day, what: Words): Words => {
  const fee = policy(region, key, day)
  return fee.fen ? { zh: `${what.zh} ${yuan(fee.fen)} 元（${fee.authority}，${fee.document}，${fee.date}）`, en: `${what.en}: ${yuan(fee.fen)} yuan (${fee.document}, ${fee.date})` } : { zh: `${what.zh}不收费`, en: `${what.en}: free` }
}
const placesOf = (list: readonly string[]) => joined(list.map(each => placeWords[each]))

/** The region's guide of a day: nothing stands in it that the policy does not say. (APP-13, NOTE-01) */
export async function guideOfRegion(work: Work, region: string): Promise<Guide> {
  const day = dayOf(work.now)
  const of = <Key extends PolicyKey>(key: Key) => policy(region, key, day)
  const section = (zh: string, en: string, keys: readonly PolicyKey[], lines: readonly (Words | null)[]): Section =>
    ({ title: { zh, en }, keys, lines: lines.flatMap(each => each ?? []), source: [...new Set(keys.flatMap(key => policyRow(region, key, day).source.map(each => each.title.split(' / ')[0]!)))].join('、') })
  const list = (zh: string, en: string, words: Words): Words => ({ zh: `${zh}：${words.zh}`, en: `${en}: ${words.en}` })
  const papers = (keys: readonly string[]) => joined(singleMaterials(keys).map(each => materialWords[each]))
  const who = of('apply.who'), least = of('apply.age.least'), photo = of('photo'), term = of('financial.term.days'), days = of('collect.days'), phone = of('loss.phone.days'), years = of('validity.years'), initial = of('pin.initial')
  const through = placesOf(who.through)
  const first = { relation: { zh: '先参保再申领', en: 'Insurance comes first' }, eligible: { zh: '符合参保条件就可以申领', en: 'Being eligible for insurance is enough' }, nothing: { zh: '不问参保', en: 'Insurance is not asked for' } }
  const alone = { 'anyone': { zh: '本人可以自己申领', en: 'Anyone applies alone' }, 'without-unit': { zh: '没有单位的人自己申领', en: 'Someone without an employer applies alone' }, 'nobody': { zh: '不收个人申领', en: 'Nobody applies alone' } }
  const sections: Section[] = [
    section('谁可以申领', 'Who applies', ['apply.who', 'apply.places', 'apply.age.least', 'apply.insurance.first'], [
      alone[who.alone], through.zh ? list('统一申领', 'Together, through', through) : null, list('在哪里申领', 'Where', placesOf(of('apply.places'))), first[of('apply.insurance.first')],
      least === null ? { zh: '不限年龄；未成年人由监护人办', en: 'Of any age; for a minor the guardian applies' } : { zh: `满 ${least} 岁`, en: `From the age of ${least}` }]),
    section('带什么', 'What to bring', ['materials.adult', 'materials.minor', 'materials.unit', 'photo'], [
      list('本人', 'For oneself', papers(of('materials.adult'))), list('未成年人', 'For a minor', papers(of('materials.minor'))), list('单位统一办理', 'Through a unit', papers(of('materials.unit'))),
      { zh: `照片：${photo.print === '1-inch' ? '一寸' : '二寸'}${{ white: '白底', blue: '蓝底', red: '红底' }[photo.ground]}彩色${photo.bareheaded ? '免冠' : ''}，电子版 ${photo.width}×${photo.height} 像素`, en: `Photo: ${photo.print}, ${photo.ground} ground${photo.bareheaded ? ', bareheaded' : ''}; as a file ${photo.width}×${photo.height} pixels` }]),
    section('多久、多少钱', 'How long, what it costs', ['promise', 'fee.first', 'fee.replacement', 'fee.exchange'], [
      promiseWords(region, day), paid(region, 'fee.first', day, { zh: '首次申领', en: 'First card' }), paid(region, 'fee.replacement', day, { zh: '补卡', en: 'Replacement' }), paid(region, 'fee.exchange', day, { zh: '换卡', en: 'Exchange' })]),
    section('领卡', 'Collecting', ['collect.place', 'collect.papers', 'collect.days'], [
      list('领卡的地方', 'Where', placesOf(of('collect.place').allowed)), list('带', 'Bring', joined(of('collect.papers').map(each => paperWords[each]))), days ? { zh: `到了以后 ${days} 天内领`, en: `Within ${days} days of its arrival` } : null]),
    section('启用和密码', 'Activation and PIN', ['activation.how', 'pin.initial', 'pin.change.places', 'pin.reset.offices', 'pin.tries', 'financial.term.days', 'financial.activation.places'], [
      activationWords[of('activation.how')], initial ? { zh: '社保密码有初始密码，先改再用', en: 'The social PIN comes with an initial one; change it first' } : { zh: '没有初始社保密码，由本人设', en: 'There is no initial social PIN; the holder sets one' },
      list('改社保密码', 'The social PIN is changed at', placesOf(of('pin.change.places'))), list('忘了、锁定了，重置', 'Forgotten or locked, it is reset at', placesOf(of('pin.reset.offices'))), { zh: `社保密码连续输错 ${of('pin.tries')} 次锁定`, en: `${of('pin.tries')} wrong entries in a row lock it` },
      list('金融账户激活', 'The financial account is activated at', placesOf(of('financial.activation.places'))), term ? { zh: `领卡后 ${term} 天内激活金融账户，过期社保功能暂停`, en: `within ${term} days of collection; after that the social functions are suspended` } : null]),
    section('谁可以代办', 'Who may act for one', ['agent.allowed'], [
      of('agent.allowed').length ? list('带两个人的证件可以代办', 'With both documents an agent may do', joined(of('agent.allowed').map(each => businessWords[each]))) : { zh: '都由本人办', en: 'The holder does everything in person' }]),
    section('丢了、坏了、到期', 'Lost, damaged, expired', ['loss.report.places', 'loss.phone.days', 'exchange.report.first', 'validity.years'], [
      list('挂失社保账户', 'The social account is reported lost', placesOf(of('loss.report.places'))), { zh: '金融账户向发卡银行另外挂失', en: 'The financial account is reported at the bank, by itself' }, phone ? { zh: `电话挂失 ${phone} 天内要书面挂失，否则失效`, en: `A report by phone lapses after ${phone} days unless written` } : null,
      of('exchange.report.first') ? { zh: '坏了先挂失再换卡', en: 'A damaged card is reported before it is exchanged' } : { zh: '坏了带卡和身份证件换卡', en: 'A damaged card is exchanged, with card and ID' }, years ? { zh: `卡的有效期 ${years} 年`, en: `A card is valid for ${years} years` } : null]),
  ]
  const offices = (await Promise.all((['counter', 'centre'] as const).map(kind => organisationsOf(work, { kind })))).flat().filter(each => packOf(each.region) === packOf(region))
  const branches = of('branches').map(({ zh: name, address, hours, phone }) => ({ name, address, hours, phone }))
  return { title: of('apply.guide'), region: of('region.name'), day, sections, offices: [...offices.map(({ name, address, hours, phone }) => ({ name, address, hours, phone })), ...branches] }
}
