import { addToPopulation, enterPerson, findByNumber } from '#holders'
import { changeState, enrol } from '#insurance'
import { dayOf } from '#kit/day'
import { inWork, type House, type Work } from '#kit/work'
import { allocateMonth } from '#settlement'
import { enterOldCard } from '#oldcards'
import { setQueryPassword } from '#pins'
import { organisationByCode } from '#staff'
import { demoOldNumber, demoPeople, type DemoPerson } from './people.ts'
import { QUERY_PASSWORD } from './secrets.ts'
import { eachOf, got, seeder } from './seed-ground.ts'
import { insertSeeded } from './store.ts'

/** Everyone enters the register, is insured, and has a query password. */
export async function enterEveryone(house: House): Promise<void> {
  await inWork(house, seeder, work => addToPopulation(work, demoPeople))
  await eachOf(demoPeople, one => inWork(house, seeder, work => enterOne(work, one)))
}

async function enterOne(work: Work, one: DemoPerson): Promise<void> {
  if (await findByNumber(work, one.number)) return
  const unit = await organisationByCode(work, 'unit', '91340100MA2N00001X')
  const person = got(await enterPerson(work, { number: one.number, name: one.name, phone: one.phone, address: one.address, category: 'resident' }))
  const key = { bucket: person.bucket, id: person.id }
  for (const relation of one.insured) {
    const enrolled = got(await enrol(work, { person: key, region: relation.region, insutype: relation.insutype, psnType: relation.psnType, since: '2020-01-01', base: 600_000n,
      employer: relation.psnType === '1101' && one.stage === 'insured' ? unit!.id : null }))
    if (relation.state === '2') got(await changeState(work, enrolled, '2'))
  }
  got(await setQueryPassword(work, key, null, QUERY_PASSWORD, { card: null, bankCard: null }))
  if (one.old) got(await enterOldCard(work, key, { region: '340100', kind: 'medical-card', number: demoOldNumber(one.place) }))
  await insertSeeded(work, key, one.place)
}

/** The monthly runs of the last three months fill the personal medical accounts. (PACC-01) */
export async function fillAccounts(work: Work): Promise<void> {
  const month = dayOf(work.now).slice(0, 7)
  for (const back of [3, 2, 1]) {
    const [year, number] = month.split('-').map(Number) as [number, number]
    const then = new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7)
    got(await allocateMonth(act => act(work), { month: then }))
  }
}

/** A seeded person's key. */
export async function keyOf(work: Work, number: string) {
  const person = await findByNumber(work, number)
  if (!person) throw new Error('the seed lost somebody')
  return person
}
