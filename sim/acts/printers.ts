import type { Id, Random } from '#kit/ids'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { chanceOf } from '../random.ts'
import { refusedAs, type World } from '../world.ts'
import { press } from './act.ts'

/** 打印机: the counter's machine is exchanged for another; never while a card is in it. */
const register = (world: World, office: Id, serial: string, name = '打印机') => world.ask('security', 'POST /production/printers', { body: { key: press(world), office, serial, name, driver: 'stand-in' } })
const move = (world: World, printer: Id, office: Id) => world.ask('security', 'POST /production/printers/:printer/move', { params: { printer }, body: { key: press(world), office } })
const retire = (world: World, printer: Id) => world.ask('security', 'POST /production/printers/:printer/retire', { params: { printer }, body: { key: press(world) } })
/** With ids of its own: an administrator's work at the side changes nothing of what the seed has in store for everybody else. */
async function aside(world: World, act: () => Promise<void>): Promise<void> {
  const house: { random: Random } = world.house
  const { random } = house
  house.random = chanceOf(`printers ${world.books.presses}`).bytes
  try { await act() } finally { house.random = random }
}
/** The counter's printer. */
async function ofCounter(world: World): Promise<{ id: Id; serial: string; state: string }> {
  const own = got(await world.ask('security', 'GET /production/printers')).rows.filter((row: { office: Id; state: string }) => row.office === world.ground.offices.counter.id && row.state !== 'retired')
  must(own.length === 1, `the counter has ${own.length} printers`)
  return own[0]
}

/** A card lies in the machine: it goes nowhere. */
export const staysPut = (world: World): Promise<void> => aside(world, async () => {
  const { id, state } = await ofCounter(world)
  must(state === 'at-work' && refusedAs(await retire(world, id)) === 'printer-at-work' && refusedAs(await move(world, id, world.ground.offices.counter2.id)) === 'printer-at-work', 'a printer was taken away under a card')
})

export const exchangePrinter = (world: World): Promise<void> => aside(world, async () => {
  const { counter, counter2, branch, till } = world.ground.offices
  const { id, serial, state } = await ofCounter(world)
  const fresh = `SIM-${world.books.presses}`
  for (const [name, asked] of [
    ['printer-serial-taken', () => register(world, counter2.id, serial)], ['printer-office-has', () => register(world, counter.id, fresh)], ['printer-office', () => register(world, branch.id, fresh)], ['printer-unknown', () => retire(world, till.id)],
  ] as const) {
    must(refusedAs(await asked()) === name, `${name}: a printer was registered or retired that cannot be`)
  }
  const gone = refusedAs(await retire(world, id))
  must((gone === 'printer-at-work') === (state === 'at-work') && (gone === null) === (state === 'free'), `a printer that is ${state} was retired: ${gone}`)
  if (gone) return
  must(refusedAs(await retire(world, id)) === null && refusedAs(await move(world, id, counter2.id)) === 'printer-retired', 'a retired printer was carried elsewhere')
  const made = await register(world, counter2.id, fresh)
  must(made.id === (await register(world, counter2.id, fresh)).id, 'a printer was registered twice')
  must((await move(world, made.id, counter.id)).office === counter.id && (await ofCounter(world)).id === made.id, 'the new printer is not at the counter')
})
