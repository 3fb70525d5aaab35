import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { commandsOf } from '../kill/commands.ts'
import { prepareGround } from '../kill/ground.ts'
import { ownServer } from '../kill/own-server.ts'
import { killServerAt } from '../kill/points.ts'
import { tell } from './tell.ts'

const server = await ownServer()
process.env['SBK_TEST_DATABASE_URL'] = server.url
const ground = await prepareGround()
let points = 0, processes = 0
const commands = commandsOf(ground).filter(command => !['record sealed', 'messages delivered', 'money of cancelled and merged people leaves', 'monthly allocation'].includes(command.name))
after(async () => {
  await server.stop()
  tell('kill postgres', { how: 'SIGKILL of every process of an embedded server of its own (fsync on), before and after the last commit and midway; the program lives on', commands: commands.length, points, processes })
})

for (const command of commands) {
  test(`every postgres process killed midway, before and after the last commit of “${command.name}”: one effect, nothing acknowledged is lost`, async () => {
    const found = await killServerAt(ground, command, async () => { processes += server.kill() }, server.up)
    points += found.points
    assert.deepEqual(found.found, [])
  })
}
