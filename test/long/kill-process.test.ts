import assert from 'node:assert/strict'
import { after, test, type TestContext } from 'node:test'
import { throwAway } from '#database'
import { masterFile } from '../harness/index.ts'
import { commandsOf } from '../kill/commands.ts'
import { prepareGround } from '../kill/ground.ts'
import type { Answer, Ask } from '../kill/life.ts'
import { differences, type Picture } from '../kill/picture.ts'
import { pictureOf } from '../kill/picture.ts'
import { undisturbed } from '../kill/points.ts'
import { wireTo } from '../kill/wire.ts'
import { startMain } from '../starting.ts'
import { tell } from './tell.ts'

/** What of a database a command is about: the program's own loops write elsewhere meanwhile. */
const rooms: Readonly<Record<string, RegExp>> = { '2102': /^(ledger|settlement)\./, '2103': /^(ledger|settlement)\./, 'hand-over': /^(cards\.(?!renewal_)|production\.)/, 'PIN wrong': /^pins\./ }
const ground = await prepareGround({ realTime: true })
const server = await throwAway()
const key = masterFile()
let points = 0
after(async () => {
  await server.drop(ground.city.url)
  tell('kill process', { how: 'SIGKILL of the running program by a line that counts its calls to the database; started again and asked again', commands: Object.keys(rooms).length, points })
})

async function started(t: TestContext, url: string) {
  const program = await startMain(t, { DATABASE_URL: url, MASTER_KEY_FILE: key })
  await program.ready
  const post = async ({ path, token, body }: Ask): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${program.port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...token ? { authorization: `Bearer ${token}` } : {} }, body: JSON.stringify(body ?? {}) })
    return { status: answer.status, body: await answer.json() }
  }
  return { ...program, post }
}

/** Only what the command is about. */
const about = (command: string, picture: Picture): Picture => new Map([...picture].filter(([table]) => rooms[command]!.test(table)))

for (const command of commandsOf(ground).filter(each => each.name in rooms)) {
  test(`the running program killed with SIGKILL in the middle of “${command.name}”, started again and asked again: one effect`, async t => {
    const { wanted, calls } = await undisturbed(ground, command)
    const commit = calls.lastIndexOf('commit') + 1
    for (const { call, when } of [{ call: commit >> 1, when: 'after' }, { call: commit, when: 'before' }, { call: commit, when: 'after' }] as const) {
      const url = await server.fresh(new URL(ground.city.url).pathname.slice(1))
      const wire = await wireTo(url)
      t.after(() => wire.close())
      const program = await started(t, wire.url)
      const ask = ground.asks[command.name]!
      wire.arm(call, when, () => program.child.kill('SIGKILL'))
      await program.post(ask).catch(() => null)
      await Promise.race([program.ended, new Promise(late => setTimeout(late, 10_000))])
      assert.ok(wire.struck(), `${when} call ${call} was never reached`)
      const next = await started(t, url)
      const answer = await next.post(ask)
      const fine = command.refusal ? answer.body.refused === command.refusal : answer.status === 200 && (answer.body.infcode ?? 0) === 0 || answer.body.refused === command.again
      assert.ok(fine, `killed ${when} call ${call}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
      assert.deepEqual(differences(about(command.name, await pictureOf(url)), wanted.map(each => about(command.name, each))), [], `killed ${when} call ${call}`)
      next.child.kill('SIGINT')
      await next.ended
      await server.drop(url)
      points++
    }
  })
}
