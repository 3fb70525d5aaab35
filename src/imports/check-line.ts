import { isLuhn } from '#banks'
import type { TakenOver } from '#cards'
import { identParts } from '#chip'
import { bareNumber, categories, checkNewcomer, documents, sayings as holderSayings, type Category, type Checked, type DocumentKind } from '#holders'
import { addDays, isDay, turnsOn, type Day } from '#kit/day'
import { fenFromYuan, type Fen } from '#kit/money'
import { fill, isRefused, type Facts, type Invalid } from '#kit/refusal'
import type { Id } from '#kit/ids'
import { policy } from '#regions'
import { plainCell, plainCellOf } from '../wire/csv.ts'
import { importColumns, type ImportColumn } from './shared.ts'

/** Why a line is refused, as whoever mends it reads it. `kind` names it for counting. */
export type Fault = { readonly kind: string; readonly zh: string; readonly en: string }
/** A line that can be taken over. */
export type Ready = {
  person: Checked
  insured: { region: string; insutype: string; psnType: string; since: Day; base: Fen } | null
  balance: Fen
  card: Omit<TakenOver, 'person'> | null
}
/** What the lines of one import are held against. */
export type Ground = { readonly today: Day; readonly office: Id; readonly region: string; readonly regions: readonly string[] }

type Cells = Partial<Record<ImportColumn, string>>
const zhOf = Object.fromEntries(importColumns.map(({ key, zh }) => [key, zh])) as Record<ImportColumn, string>
const social = { 'active': ['已启用'], 'inactive': ['未启用'], 'lost': ['已挂失'] } as const
const financial = { active: ['已启用'], opened: ['未启用'], none: ['无', '没有'] } as const

/** Checks one line by itself, every cell of it; nothing is looked up. (decision 0135) */
export function checkLine(given: Cells, ground: Ground): Ready | Fault[] {
  const faults: Fault[] = []
  const cell = (key: ImportColumn) => plainCellOf(given[key] ?? '')
  const no = (kind: string, zh: string, en: string): null => { faults.push({ kind, zh, en }); return null }
  const wrong = (key: ImportColumn, zh: string, en: string) => no(`${key}-wrong`, `${zhOf[key]}“${cell(key).slice(0, 40)}”不对：${zh}`, `${key} is wrong: ${en}`)
  const needed = (key: ImportColumn, why: string, whyEn: string) => cell(key) || no(`${key}-missing`, `没有${zhOf[key]}：${why}`, `${key} is missing: ${whyEn}`)
  const one = <K extends string>(key: ImportColumn, of: Record<K, readonly string[]>, text = cell(key)): K | null => {
    const found = (Object.keys(of) as K[]).find(each => each === text || of[each].includes(text))
    return found ?? (text ? wrong(key, `写 ${Object.values<readonly string[]>(of).map(names => names[0]).join('、')} 之一`, `write one of ${Object.keys(of).join(', ')}`) : null)
  }
  const day = (key: ImportColumn, past = true): Day | null => {
    const text = cell(key)
    if (!text) return null
    const [, y, m, d] = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text) ?? []
    const read = y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : ''
    if (!isDay(read) || read < '1880-01-01') return wrong(key, '写成 2019-03-01 这样的日期', 'write a date such as 2019-03-01')
    return past && read > ground.today ? wrong(key, '这一天还没有到', 'that day lies ahead') : read
  }
  const money = (key: ImportColumn): Fen => {
    const read = cell(key) ? fenFromYuan(cell(key)) : 0n
    return read !== null && read >= 0n && read < 1_000_000_000_000n ? read : wrong(key, '写元，最多两位小数，不能是负数，如 1234.56', 'yuan with at most two decimals, not negative, such as 1234.56') ?? 0n
  }

  const person = readPerson()
  const insured = readInsured()
  const balance = money('balance')
  if (balance > 0n && !cell('insured_region')) no('balance-without-insurance', '有个人账户余额，没有参保地：账户属于参保地，请填参保地', 'There is a balance and no insured region: an account belongs to a region; fill it in')
  const card = readCard()
  return faults.length || !person ? faults : { person, insured, balance, card }

  function readPerson(): Checked | null {
    const category = one<Category>('category', named(categories)) ?? 'resident'
    const kind = one<DocumentKind>('document', named(documents)) ?? (category === 'resident' ? 'resident-card' : null)
    const sex = one<'1' | '2'>('sex', { 1: ['男'], 2: ['女'] })
    const birth = day('birth')
    const until = cell('document_until').startsWith('长期') ? 'long-term' as const : day('document_until', false)
    const shown = kind && (cell('document_number') || (category === 'resident' && until ? cell('number') : ''))
    const shownDocuments = shown ? [{ kind: kind!, number: shown, validUntil: until }] : []
    const found = checkNewcomer({ name: cell('name'), number: category === 'resident' ? cell('number') : null, category, phone: cell('phone') || null, documents: shownDocuments,
      ...sex ? { sex } : {}, ...birth ? { birth } : {}, ...cell('country') ? { country: cell('country').toUpperCase() } : {} }, ground.today)
    if (isRefused(found)) {
      if ('fields' in found) for (const { field, zh, en } of (found as Invalid).fields) no(`${field}-wrong`, zh, en)
      else { const said = (holderSayings as Record<string, { zh: string; en: string }>)[found.refused]!; no(found.refused, fill(said.zh, found.facts as Facts), fill(said.en, found.facts as Facts)) }
      return null
    }
    if (category !== 'resident' && found.number !== bareNumber(cell('number'))) return wrong('number', `按证件应当是 ${found.number.slice(0, 4)} 开头、${found.number.slice(-2)} 结尾的号码`, 'by the document the number is another')
    if (sex && sex !== found.sex) wrong('sex', '和社会保障号码里的不一样', 'it differs from the number')
    if (birth && birth !== found.birth) wrong('birth', '和社会保障号码里的不一样', 'it differs from the number')
    const name = plainCell((given.name ?? '').normalize('NFC').trim())
    if (name.length > 60 || /[\p{Cc}\p{Co}\uFFFD?？*]/u.test(name)) return wrong('name', '有认不出的字，或太长；照身份证填写', 'characters that cannot be read, or too long; copy the ID card')
    if (cell('address').length > 100) wrong('address', '不超过 100 字', 'at most 100 characters')
    return { ...found, name, category, phone: cell('phone') || null, address: cell('address') || null, documents: shownDocuments }
  }

  function readInsured(): Ready['insured'] {
    const keys = ['insured_region', 'insutype', 'psn_type', 'insured_since'] as const
    if (!keys.some(key => cell(key)) && !cell('base')) return null
    for (const key of keys) needed(key, '参保的四列要一起填', 'the four columns of an insurance go together')
    const region = cell('insured_region')
    if (region && !ground.regions.includes(region)) return wrong('insured_region', '不是这里的参保地', 'no insured region here')
    const [insutype, psnType, since, base] = [cell('insutype'), cell('psn_type'), day('insured_since'), money('base')]
    if (region && insutype && !policy(region, 'insured.insutypes', ground.today).includes(insutype)) wrong('insutype', '这里不办这个险种', 'this scheme is not run here')
    if (psnType && !/^\d{4,6}$/.test(psnType)) wrong('psn_type', '写 4 到 6 位数字的代码', 'write the code of 4 to 6 digits')
    return region && insutype && psnType && since ? { region, insutype, psnType, since, base } : null
  }

  function readCard(): Ready['card'] {
    const keys = ['card_number', 'ident', 'bank', 'issued_on', 'handed_over_on', 'social', 'financial'] as const
    if (![...keys, 'bank_card', 'valid_until'].some(key => cell(key as ImportColumn))) return null
    for (const key of keys) needed(key, '卡的几列要一起填，没有卡的都空着', 'the columns of a card go together; leave all empty for who has none')
    const region = cell('card_region') || ground.region
    if (!ground.regions.includes(region)) return wrong('card_region', '不是这里的发卡地', 'no issuing region here')
    const [number, ident, bankCard] = [cell('card_number').toUpperCase(), cell('ident').toUpperCase(), cell('bank_card').replace(/\s/g, '')]
    if (number && !/^[0-9A-Z]{8,9}$/.test(number)) wrong('card_number', '是 9 位字母和数字（老号码 8 位）', '9 letters and digits (8 of old ones)')
    if (ident && !identParts(ident)) wrong('ident', '是 32 位十六进制：地区 6 位、D156000005、序号、校验', '32 hexadecimal digits: area, D156000005, serial, check')
    const bank = policy(region, 'banks', ground.today).find(each => [each.code, each.zh, each.short].includes(cell('bank')))
    if (cell('bank') && !bank) wrong('bank', '不是这里的合作银行', 'no partner bank here')
    const [soc, fin] = [one('social', social), one('financial', financial)]
    if (bankCard && !isLuhn(bankCard)) wrong('bank_card', '校验位对不上，可能抄错', 'its check digit does not fit')
    if (fin && (fin === 'none') === Boolean(bankCard)) no('bank_card-financial', fin === 'none' ? '金融账户写无，却有银行卡号：改一处' : '有金融账户，没有银行卡号：请填银行卡号', fin === 'none' ? 'There is a bank card number and no financial account: mend one of them' : 'There is a financial account and no bank card number: fill it in')
    const [issuedOn, handedOverOn, until] = [day('issued_on'), day('handed_over_on'), day('valid_until', false)]
    if (issuedOn && handedOverOn && handedOverOn < issuedOn) wrong('handed_over_on', '早于发卡日期', 'it is before the day of issue')
    if (until && issuedOn && until <= issuedOn) wrong('valid_until', '不晚于发卡日期', 'it is not after the day of issue')
    if (!number || !ident || !bank || !issuedOn || !handedOverOn || !soc || !fin) return null
    const years = policy(region, 'validity.years', ground.today)
    return { office: ground.office, region, bank: bank.code, number, ident, bankCard: bankCard || null, issuedOn, handedOverOn, financial: fin,
      validUntil: until ?? (years === null ? null : addDays(turnsOn(issuedOn, years), -1)), social: soc === 'lost' ? 'active' : soc, lost: soc === 'lost' }
  }
}

const named = <K extends string>(of: Record<K, { zh: string }>) => Object.fromEntries(Object.entries<{ zh: string }>(of).map(([key, { zh }]) => [key, [zh]])) as unknown as Record<K, readonly string[]>
