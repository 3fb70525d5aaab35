import { closeSync, openSync, writeSync } from 'node:fs'
import { addDays } from '#kit/day'
import { luhnDigit } from '#banks'
import { cardNumber } from '#chip'
import { checkCharacter } from '#holders'

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文建国志红梅春生海燕波宁贵福飞翔云凤琴宇浩然子轩梓涵思怡佳欣雨晨嘉俊熙诗婷雪琪'
const regions = ['340199', '340121', '340122', '340123', '340124', '340181']
const banks = [['95588', '621721'], ['95599', '622846'], ['95566', '621788']] as const
export const headings = '社会保障号码,姓名,手机号码,联系地址,证件有效期至,参保地,险种,参保人员类别,参保日期,缴费基数,个人账户余额,社保卡号,卡识别码,发卡银行,银行卡号,发卡日期,领卡日期,社保账户,金融账户'
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The line of the i-th invented holder: everybody has a card, nine in ten are active, three in four have a balance. */
export function holderLine(i: number): string {
  const mix = (salt: number, most: number) => Number((BigInt(i + 1) * 2_654_435_761n ** BigInt(salt)) % 2_147_483_647n) % most
  const birth = addDays('1940-01-01', i % 25_000)
  const body = `${['340102', '340103', '340104', '340111', '340121', '340122'][mix(1, 6)]}${birth.replaceAll('-', '')}${String(Math.floor(i / 25_000) * 7 % 1000).padStart(3, '0')}`
  const name = surnames[mix(2, surnames.length)]! + given[mix(3, given.length)]! + (i % 5 ? given[mix(4, given.length)]! : '')
  const [bank, prefix] = banks[i % 3]!
  const card = cardNumber(letters[Math.floor(i / 10_000_000) % 24]! + String(i % 10_000_000).padStart(7, '0'))
  const account = prefix + String(i).padStart(12, '0')
  const issued = addDays('2016-01-04', i % 3_000)
  return [body + checkCharacter(body), name, `13${String(100_000_000 + i % 900_000_000)}`, `合肥市蜀山区长江西路${i % 2_000}号${i % 30}栋`, addDays(issued, 7_000), regions[i % 6]!, i % 3 ? '390' : '310', i % 3 ? '1401' : '1101', addDays(issued, -400),
    i % 3 ? '' : '5320.00', i % 4 ? `${1 + i % 9_000}.${String(i % 100).padStart(2, '0')}` : '', card, `340100D156000005${i.toString(16).padStart(8, '0')}${mix(5, 2_000_000_000).toString(16).padStart(8, '0')}`, bank,
    account + luhnDigit(account), issued, addDays(issued, 21), i % 10 ? '已启用' : '未启用', i % 4 ? '已启用' : '未启用'].join(',')
}

/** A CSV of so many holders, the money in it. */
export function writeHolders(path: string, count: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `${headings}\n`)
  for (let from = 0; from < count; from += 5_000) writeSync(file, Array.from({ length: Math.min(5_000, count - from) }, (_, i) => `${holderLine(from + i)}\n`).join(''))
  closeSync(file)
}
