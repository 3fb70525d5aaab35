import { addDays, dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { insertAgreement, insertMerchant, insertOffer, selectMerchants, type Merchant } from '../merchants/store.ts'
import { insertItem } from '../shop/store.ts'
import { insertProduct, type Product } from '../wealth/store.ts'
import { inWork, type Bank, type Work } from '../work.ts'

/** Banks of the demo that have merchants, and those that offer products: the others have neither, as in life. */
const linked = ['96588', '95588', '95533'], offering = ['96588', '95588']
type Shop = Pick<Merchant, 'zh' | 'en' | 'trade' | 'place'> & { tail: string; signatory: string; offer: { zh: string; en: string; percent: number; fixed: bigint; least: bigint; most: bigint; points: number; usedAt: 'both' | 'pos' | 'online' } | null; items: readonly (readonly [zh: string, en: string, price: bigint])[] }
const shops: readonly Shop[] = [
  { tail: '0001', zh: '庐州书店', en: 'Luzhou Books', trade: 'books', place: '长江中路 369 号', signatory: '陶敬之', offer: { zh: '满 100 元减 15 元', en: '15 yuan off from 100 yuan on', percent: 0, fixed: 15_00n, least: 100_00n, most: 0n, points: 1, usedAt: 'both' },
    items: [['大字版《本草纲目》选本', 'Compendium of Materia Medica, large print', 68_00n], ['老花镜阅读灯', 'Reading lamp with magnifier', 59_00n], ['书法练习套装', 'Calligraphy set', 45_00n]] },
  { tail: '0002', zh: '逍遥津生鲜', en: 'Xiaoyaojin Fresh', trade: 'daily', place: '寿春路 120 号', signatory: '周立德', offer: { zh: '九五折，最多减 20 元', en: '5 % off, 20 yuan at most', percent: 5, fixed: 0n, least: 20_00n, most: 20_00n, points: 2, usedAt: 'both' },
    items: [['土鸡蛋 30 枚', 'Thirty eggs', 39_90n], ['巢湖银鱼 250 克', 'Chao Lake icefish, 250 g', 46_00n], ['黄山烧饼 两袋', 'Huangshan biscuits, two bags', 22_50n]] },
  { tail: '0003', zh: '杏花公园茶馆', en: 'Xinghua Tea House', trade: 'food', place: '阜阳路 18 号', signatory: '程淑芬', offer: { zh: '工作日九折', en: '10 % off', percent: 10, fixed: 0n, least: 0n, most: 30_00n, points: 0, usedAt: 'pos' }, items: [['六安瓜片 100 克', 'Lu’an Guapian tea, 100 g', 88_00n]] },
  { tail: '0004', zh: '安居家电维修', en: 'Anju Appliance Repair', trade: 'home', place: '芜湖路 77 号', signatory: '何永康', offer: null, items: [['空调清洗一次', 'One air conditioner cleaned', 120_00n]] },
]
const products = (from: string): readonly Omit<Product, 'bank' | 'who'>[] => [
  { id: 'AN-30', zh: '安享三十天', en: 'Thirty days', risk: 1, riskZh: '风险等级 1，低。本金亏损的可能很小，但不是存款，不受存款保险保护。中途赎回没有收益。', riskEn: 'Risk 1, low. Losing principal is unlikely, but this is no deposit and no deposit insurance covers it. Given back early it earns nothing.', least: 1_000_00n, rate: 180, days: 30, early: true, fromDay: from, toDay: addDays(from, 730) },
  { id: 'WEN-180', zh: '稳盈半年', en: 'Half a year', risk: 2, riskZh: '风险等级 2，中低。收益不保证，可能低于所示；本金也可能亏损。半年内不能赎回。', riskEn: 'Risk 2, fairly low. Earnings are not guaranteed and may be less than shown; principal may be lost too. It cannot be given back within the half year.', least: 10_000_00n, rate: 245, days: 180, early: false, fromDay: from, toDay: addDays(from, 730) },
]

/** What a demo needs to show offers, shops and products: merchants that signed, as long as the program lives; made once. */
export async function seedBusiness(bank: Bank): Promise<void> {
  for (const code of linked) await inWork(bank, async work => { if (!(await selectMerchants(work, code)).length) await seedShops(work, code) })
  const from = addDays(dayOf(bank.now()), -30)
  for (const code of offering) await inWork(bank, async work => { for (const product of products(from)) await insertProduct(work, { ...product, bank: code, who: '演示' }, work.now) })
}

async function seedShops(work: Work, bank: string): Promise<void> {
  const from = addDays(dayOf(work.now), -30)
  for (const { tail, signatory, offer, items, ...merchant } of shops) {
    const number = `89834055411${tail}`
    await insertMerchant(work, { ...merchant, number, bank }, work.now)
    for (const [zh, en, price] of items) await insertItem(work, { id: `${tail}-${items.findIndex(each => each[0] === zh) + 1}`, bank, merchant: number, zh, en, price })
    if (!offer) continue
    const agreement = `TY-${bank}-${tail}`
    await insertAgreement(work, { number: agreement, bank, merchant: number, signedOn: from, signatory, fromDay: from, toDay: addDays(from, 730), who: '演示' }, work.now)
    await insertOffer(work, newId(work.now, work.random), { bank, agreement, ...offer, fromDay: from, toDay: addDays(from, 730), who: '演示' }, work.now)
  }
}
