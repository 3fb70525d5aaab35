import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { throwAway } from '#database'
import { commandsOf } from './kill/commands.ts'
import { prepareGround } from './kill/ground.ts'
import { killEverywhere } from './kill/points.ts'

/** A command of each kind; `npm run test:long` has them all. */
const here = ['2102', 'PIN wrong', 'batch deliver']
const ground = await prepareGround()
after(async () => (await throwAway()).drop(ground.city.url))

for (const command of commandsOf(ground).filter(each => here.includes(each.name))) {
  test(`TRUST-01.b: killed before and after each call of “${command.name}” and given again: one effect, nothing lost, nothing doubled`, async () => {
    const killed = await killEverywhere(ground, command)
    console.log(`    ${command.name}: killed at ${killed.points} points`)
    assert.deepEqual(killed.found, [])
  })
}
