import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { throwAway } from '#database'
import { commandsOf } from '../kill/commands.ts'
import { prepareGround } from '../kill/ground.ts'
import { killEverywhere, type Killed } from '../kill/points.ts'
import { tell } from './tell.ts'

/** 'K/N': every Nth command from the Kth on; else all. */
const [part, of] = (process.env['SBK_KILL_PART'] ?? '1/1').split('/').map(Number) as [number, number]
const ground = await prepareGround()
const all: Killed[] = []
after(async () => {
  await (await throwAway()).drop(ground.city.url)
  tell(of > 1 ? `kill points ${part} of ${of}` : 'kill points', { how: 'in this process: every connection dropped before and after each call to the database', commands: all.length,
    calls: all.reduce((sum, each) => sum + each.calls, 0), points: all.reduce((sum, each) => sum + each.points, 0), failed: all.filter(each => each.found.length).map(each => each.command) })
})

for (const command of commandsOf(ground).filter((_, nth) => nth % of === part - 1)) {
  test(`TRUST-01.b: killed before and after each call of “${command.name}” and given again: one effect, nothing lost, nothing doubled`, async () => {
    const killed = await killEverywhere(ground, command)
    all.push(killed)
    console.log(`    ${command.name}: ${killed.calls} calls, killed at ${killed.points} points, ${killed.seconds.toFixed(1)} s`)
    assert.deepEqual(killed.found, [])
    assert.ok(killed.points >= 2 * killed.calls - 2, 'every call has its two points')
  })
}
