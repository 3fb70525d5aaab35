import type { Fen } from '../kit/money.ts'

const digits = [...'零壹贰叁肆伍陆柒捌玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/** Up to 9999 in capitals, without zeros at either end: 305n → 叁佰零伍. */
function group(value: bigint): string {
  const text = String(value)
  return [...text].map((digit, i) => digit === '0' ? '零' : digits[Number(digit)]! + places[text.length - 1 - i]!).join('').replace(/零+/g, '零').replace(/零$/, '')
}

/** Whole yuan in capitals. A zero is written where a group lacks thousands or a whole group is missing, and there only once. */
function whole(yuan: bigint): string {
  let text = ''
  let skipped = false
  for (let at = groups.length - 1; at >= 0; at--) {
    const value = yuan / 10_000n ** BigInt(at) % 10_000n
    if (value > 0n) text += (text !== '' && (skipped || value < 1_000n) ? '零' : '') + group(value) + groups[at]!
    skipped = value === 0n
  }
  return text
}

/**
 * 人民币大写, as money is written on receipts: 1800n → 壹拾捌元整, 1805n → 壹拾捌元零伍分, 1850n → 壹拾捌元伍角整.
 * Zero fen is 零元整; less than nothing begins with 负. Below a million million yuan.
 */
export function capitals(fen: Fen): string {
  if (fen < 0n) return `负${capitals(-fen)}`
  const [yuan, jiao, rest] = [fen / 100n, Number(fen / 10n % 10n), Number(fen % 10n)]
  if (yuan >= 10n ** 12n) throw new Error(`amount ${fen} is beyond what a receipt writes`)
  const head = yuan ? `${whole(yuan)}元` : ''
  if (!jiao && !rest) return `${head || '零元'}整`
  if (!rest) return `${head}${yuan && yuan % 10n === 0n ? '零' : ''}${digits[jiao]}角整`
  if (!jiao) return `${head}${head ? '零' : ''}${digits[rest]}分`
  return `${head}${yuan && yuan % 10n === 0n ? '零' : ''}${digits[jiao]}角${digits[rest]}分`
}
