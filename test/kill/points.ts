import { performance } from 'node:perf_hooks'
import { throwAway } from '#database'
import { differences as unbalanced } from '#ledger'
import { inWork, type By } from '#kit/work'
import type { Command } from './commands.ts'
import type { Ground } from './ground.ts'
import { live, type Answer, type Life, type Point } from './life.ts'
import { agreed, differences, pictureOf, type Picture } from './picture.ts'

/** What killing one command at every point came to. */
export type Killed = { command: string; calls: number; points: number; found: string[]; seconds: number }

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'kill' }
/** Longer than a dead process's lease on a roster. */
const RESTART = 20_000
const text = ({ status, body }: Answer) => `${status} ${JSON.stringify(body).slice(0, 200)}`
const yes = ({ refusal }: Command, { status, body }: Answer) => refusal ? body.refused === refusal : status === 200 && (body.infcode === undefined || body.infcode === 0)
const again = (command: Command, answer: Answer) => command.again !== null && answer.body?.refused === command.again

/** What two undisturbed runs leave behind, of a command given once and given twice, and how many calls it makes. */
export async function undisturbed(ground: Ground, command: Command): Promise<{ wanted: Picture[]; calls: readonly string[]; trouble: string[] }> {
  const trouble: string[] = []
  const pictures: [Picture[], Picture[]] = [[], []]
  let calls: readonly string[] = []
  for (const shift of [0, RESTART]) await onCopy(ground, async url => {
    const life = await lifeOf(ground, url, shift)
    life.count(null)
    const first = await command.give(life)
    if (shift === 0) calls = [...life.calls()]
    if (!yes(command, first)) trouble.push(`undisturbed: ${text(first)}`)
    pictures[0].push(await pictureOf(url))
    const second = await command.give(life)
    if (!yes(command, second) && !again(command, second)) trouble.push(`given twice: ${text(second)}`)
    pictures[1].push(await pictureOf(url))
    await life.end()
  })
  return { wanted: pictures.map(([one, other]) => agreed(one!, other!)), calls, trouble }
}

const lifeOf = ({ city, at }: Ground, url: string, shift = 0): Promise<Life> => live(url, city.house.vault, new Date(at.getTime() + shift))
async function onCopy<T>({ city }: Ground, act: (url: string) => Promise<T>): Promise<T> {
  const server = await throwAway()
  const url = await server.fresh(new URL(city.url).pathname.slice(1))
  try { return await act(url) } finally { await server.drop(url) }
}

/** Kills one command at one point, begins anew, gives it again and looks at everything; null when the point was never reached. */
async function strike(ground: Ground, command: Command, point: Point, wanted: readonly Picture[]): Promise<string[] | null> {
  return onCopy(ground, async url => {
    const life = await lifeOf(ground, url)
    life.count(point)
    await command.give(life).catch(() => null)
    const reached = life.died()
    await life.end()
    if (!reached) return null
    const next = await lifeOf(ground, url, RESTART)
    try {
      const answer = await command.give(next)
      const found = yes(command, answer) || again(command, answer) ? [] : [`given again: ${text(answer)}`]
      found.push(...(await inWork(next.house, system, unbalanced)).map(each => `books: ${JSON.stringify(each, (_, value: unknown) => typeof value === 'bigint' ? String(value) : value)}`))
      return [...found, ...differences(await pictureOf(url), wanted)]
    } finally { await next.end() }
  })
}

/**
 * Kills a command before and after each of its calls to the database, until no call is left: every time it is given again in a new life, and every
 * table must look as after a run that nothing disturbed (or as after the command given twice).
 */
export async function killEverywhere(ground: Ground, command: Command, side = 2): Promise<Killed> {
  const began = performance.now()
  const { wanted, calls, trouble } = await undisturbed(ground, command)
  const found = [...trouble]
  let points = 0, next = 1, last = Infinity
  const one = async () => {
    for (let call = next++; call <= last; call = next++) for (const when of ['before', 'after'] as const) {
      const seen = await strike(ground, command, { call, when }, wanted)
      if (seen === null) { last = Math.min(last, call - 1); break }
      points++
      if (seen.length) found.push(`killed ${when} call ${call} (${calls[call - 1] ?? 'of another run'}): ${seen.join('; ')}`)
    }
  }
  await Promise.all(Array.from({ length: side }, one))
  return { command: command.name, calls: calls.length, points, found, seconds: (performance.now() - began) / 1000 }
}

/** Kills the database server midway, and before and after the last commit; the program lives on, finds it again and is given the command once more. */
export async function killServerAt(ground: Ground, command: Command, kill: () => Promise<void>, up: () => Promise<void>): Promise<{ points: number; found: string[] }> {
  const { wanted, calls, trouble } = await undisturbed(ground, command)
  const found = [...trouble]
  const last = calls.lastIndexOf('commit') + 1
  const points: Point[] = [{ call: Math.max(1, last >> 1), when: 'after' }, { call: last, when: 'before' }, { call: last, when: 'after' }]
  for (const point of points) found.push(...await onCopy(ground, async url => {
    const life = await lifeOf(ground, url)
    life.count(point, kill)
    const first = await command.give(life).catch(() => null)
    await up()
    const told = `server killed ${point.when} call ${point.call} (${calls[point.call - 1]})`
    if (!life.died()) return [`${told}: never reached`]
    const ready = await life.door.inject({ method: 'GET', url: '/readyz' })
    await life.end()
    const next = await lifeOf(ground, url, RESTART)
    try {
      const answer = await command.give(next)
      const seen = [...ready.statusCode === 200 ? [] : [`not ready again: ${ready.statusCode}`], ...yes(command, answer) || again(command, answer) ? [] : [`given again: ${text(answer)}`], ...differences(await pictureOf(url), wanted)]
      if (first && first.status >= 500 && first.status !== 503) seen.push(`first answer: ${text(first)}`)
      return seen.map(each => `${told}: ${each}`)
    } finally { await next.end() }
  }))
  return { points: points.length, found }
}
