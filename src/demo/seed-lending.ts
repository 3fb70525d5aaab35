import { liveCardOf } from '#cards'
import { findItems, providersByCodes } from '#clinics'
import { getPerson } from '#holders'
import { wallClock } from '#kit/day'
import { share } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { inWork, type House } from '#kit/work'
import { pressed } from '#messages'
import { settle, type Item } from '#settlement'
import { organisationById } from '#staff'
import { sweepLending } from '#supervision'
import { endSession, terminalsOf } from '#terminals'
import { openCardSession } from './card-session.ts'
import { demoPeople } from './people.ts'
import { demoPin } from './secrets.ts'
import { clerk } from './seed-cards.ts'
import { got, seeder } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'
import { seeded } from './store.ts'

/** A card at two pharmacies twenty kilometres apart within minutes, and one at a pharmacy while its holder is in hospital. */
const purchases = [['刘芳', 'P34010400123'], ['刘芳', 'P34012300789'], ['陈静', 'P34010400123']] as const

/** Uses of cards that the fund office has to look into, and their cases; each purchase is a message of its own, so that a seed broken off goes on. (MED-05) */
export async function seedLending(house: House): Promise<void> {
  for (const [n, [name, at]] of purchases.entries()) await buy(house, name, at, n)
  await sweepLending(house)
}

async function buy(house: House, name: string, at: string, n: number): Promise<void> {
  const one = demoPeople.find(each => each.name === name)!
  const ground = await inWork(house, seeder, async work => {
    const provider = (await providersByCodes(work, [at])).get(at)!
    const key = await keyOf(work, one.number)
    const pin = (await seeded(work)).find(each => each.place === one.place)!
    return { provider, key, by: clerk((await organisationById(work, provider.organisation))!, 'till-operator'), terminal: (await terminalsOf(work, provider.organisation))[0]!.id, card: (await liveCardOf(work, key))!.number,
      pin: demoPin(one.place, pin.pinTurn), psnNo: (await getPerson(work, key))!.psnNo }
  })
  const { by, key, provider, psnNo } = ground
  const read = got(await openCardSession(house, by, { terminal: ground.terminal, cardNumber: ground.card, pin: ground.pin }))
  const item = await inWork(house, by, async (work): Promise<Item> => {
    const found = (await findItems(work, '缬沙坦胶囊'))[0]!
    const [price, count, begun] = [BigInt(found.price), 20_000n, wallClock(work.now)]
    const amount = share(price * count, 1n, 100_000_000n)
    return { ...pressed(work, provider, '2102', `seed lending ${n}`, `${name} ${n}`), purchase: { psnNo, region: one.insured[0]!.region, insutype: one.insured[0]!.insutype, medType: '41', certType: '03', begun, total: amount, useAccount: true, invoice: null,
      lines: [{ sn: '1', code: found.code, own: found.code, at: begun, amount, count, price, rx: null }], visit: null } }
  })
  const settled = await settle(house, item)
  if (isRefused(settled)) throw new Error(`the seed could not settle for ${name}: ${settled.refused}`)
  await inWork(house, by, work => endSession(work, key.bucket, read.session.id, 'removed'))
}
