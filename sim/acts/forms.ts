import { addDays, dayOf } from '#kit/day'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { refusedAs, type World } from '../world.ts'
import { oneOf, press, someone, type Act } from './act.ts'
import { deliveryTo, isBlurred, makeAll, reviewAll } from './issue.ts'

/** 表格: blank, with what was entered so far, as it was sent; each looks only at their own. Nothing of it may change anything. */
const entered = (world: World) => ({ address: '合肥市庐阳区长江中路 1 号', bank: '95588', delivery: deliveryTo(world, 'counter'), papers: [] })
const forms: Act = async world => {
  const holder = world.chance.happens(30) ? oneOf(world, one => one.name.includes('\u{2A6D6}')) ?? someone(world) : someone(world)
  const asked = oneOf(world, one => one.asked && !isBlurred(one))
  const way = world.chance.pick(['blank', 'web', 'counter', 'sent'] as const)
  if (way === 'blank') await world.ask(holder, 'GET /apply/form', { query: world.chance.happens(50) ? { region: '999999' } : {} })
  if (way === 'web') await world.ask(holder, 'POST /my/applications/form', { body: entered(world) })
  if (way === 'counter') await world.ask('clerk', 'POST /people/:person/applications/form', { params: { person: holder.person }, body: entered(world) })
  if (way === 'sent' && asked) {
    await world.ask(asked, 'GET /my/applications/:application/form', { params: { application: asked.asked!.id } })
    const other = oneOf(world, one => one !== asked)
    if (other) must(refusedAs(await world.ask(other, 'GET /my/applications/:application/form', { params: { application: asked.asked!.id } })) === 'application-unknown', 'somebody else’s form was printed')
  }
}

/** 迟到的: one new day for all of them; a day that is over for none. */
const late: Act = async world => {
  await reviewAll(world)
  await makeAll(world)
  const { rows } = got(await world.ask('reviewer', 'GET /review/late'))
  const holder = oneOf(world, one => one.asked)
  const own = holder && got(await world.ask('clerk', 'GET /people/:person/applications', { params: { person: holder.person } })).rows.find((row: { id: string }) => row.id === holder.asked!.id)
  const items = [...rows.map((row: { person: string; id: string; version: number }) => ({ person: row.person, application: row.id, version: row.version })),
    ...own && !rows.some((row: { id: string }) => row.id === own.id) ? [{ person: holder!.person, application: own.id, version: own.version }] : []]
  if (!items.length) return
  const told = (day: string) => world.ask('reviewer', 'POST /review/late/notify', { body: { key: press(world), items, day } })
  must(refusedAs(await told(addDays(dayOf(world.now()), -1))) !== null, 'a day that is over was promised')
  const done = await told(addDays(dayOf(world.now()), 20))
  if (refusedAs(done) !== null) return
  must(done.told.length + done.left.length === items.length, 'of many that are late some are neither told nor left')
  if (rows.length && !done.left.length) must(!got(await world.ask('reviewer', 'GET /review/late')).rows.length, 'whoever was given a new day is late still')
}

export const formActs: readonly (readonly [name: string, often: number, act: Act])[] = [['forms', 2, forms], ['late', 2, late]]
