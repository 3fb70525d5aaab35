import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { exchangeFiles } from '#banks'
import { throwAway } from '#database'
import { addDays, instantOf } from '#kit/day'
import { makePlaces } from '../../bank/files/folder.ts'
import { masterFile } from '../harness/index.ts'
import { inspect } from 'node:util'
import { freePort, root } from '../starting.ts'
import { actsOfCards, allFaults, CODE, DAY, forget, line, opened, planOf, wrongBetween, type Cuts, type Fault, type Surely } from './bank-cuts.ts'
import { bankBase, booksOf, till } from './bank.ts'
import { courier, type FileFault } from './courier.ts'
import { cutMoney } from './cut-money.ts'
import { dice } from './dice.ts'
import { openScene } from './scene.ts'

/** A program of its own that is started again on its port whenever it ends, as whoever runs it would. `to`: ended, and started with its clock so far ahead. */
type Kept = { base: string; kills: number; kill(): void; up(): Promise<void>; /** The end of what it complained of. */ said(): string; to(ahead: number): Promise<void>; end(): Promise<void> }
/** How long a program may take until it is up again and answers; on a busy machine it is slow. */
const PATIENCE_MS = Number(process.env['SBK_KILL_PATIENCE'] ?? 60_000)
const clock = join(import.meta.dirname, 'shifted-clock.ts')

function keep(program: string, port: number, ahead: number, env: Record<string, string>): Kept {
  const base = `http://localhost:${port}`
  let child: ChildProcess, over = false, said = ''
  let gone: Promise<void> = Promise.resolve()
  const start = () => {
    child = spawn(process.execPath, ['--import', clock, join(root, program)], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env['PATH'], HOME: tmpdir(), NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', SBK_CLOCK_AHEAD: String(ahead), ...env } })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-2_000) })
    const mine = child
    gone = new Promise(done => mine.once('exit', () => { done(); if (!over && mine === child) start() }))
  }
  const ready = () => fetch(`${base}/readyz`).then(answer => answer.ok, () => false)
  start()
  return {
    base, kills: 0, said: () => said,
    kill() { if (child.exitCode === null && child.signalCode === null) { this.kills++; child.kill('SIGKILL') } },
    async up() { for (const late = performance.now() + PATIENCE_MS; !await ready();) { if (performance.now() > late) throw new Error(`${program} does not come up: ${said}`); await sleep(50) } },
    async to(later) { ahead = later; const before = gone; child.kill('SIGKILL'); await before; await this.up() },
    async end() { over = true; child.kill('SIGKILL'); await gone },
  }
}

/**
 * The same storm over two programs as they are started, the centre's and the bank's, each killed with SIGKILL in the middle of it and started again: of the kills at most `most` each. Then the next day comes to both, and
 * both sides' books are compared.
 */
export async function killApart(seed: number, people: number, steps: number, most: number): Promise<Cuts & { kills: { centre: number; bank: number } }> {
  const chance = dice(seed)
  const scene = await openScene({ background: false })
  await scene.at(instantOf(`${DAY} 10:00:00`)!)
  // nothing of the demo is there, and the program makes none of it
  for (const step of ['offices', 'people', 'cards', 'cases', 'accounts', 'register', 'ending-cards', 'ending-told', 'ending-cases', 'filings', 'claims', 'dues', 'benefits', 'visits', 'lending']) await scene.house.pool.query('insert into demo.step (name, at) values ($1, now()) on conflict do nothing', [step])
  const home = mkdtempSync(join(tmpdir(), 'sbk-kills-'))
  const [folder, bankHome, url] = [join(home, 'centre'), join(home, 'bank'), await bankBase()]
  const files = join(bankHome, 'files')
  makePlaces(files)
  // the folders of the centre; its own program carries them
  exchangeFiles(scene.house, folder)
  const count = Object.fromEntries(allFaults.map(fault => [fault, 0])) as Record<Fault | FileFault, number>
  const done: Record<string, number> = {}
  const carrier = courier(folder, files, chance, count)
  const [centrePort, bankPort, isoPort] = [await freePort(), await freePort(), await freePort()]
  const ahead = () => scene.now().getTime() - Date.now()
  const kill = { here: () => { if (centre.kills < most) centre.kill() }, there: () => { if (bank.kills < most) bank.kill() } }
  const toBank = await line(`http://localhost:${bankPort}`, chance, count, kill)
  const toCentre = await line(`http://localhost:${centrePort}`, chance, count, { here: kill.there, there: kill.here })
  const bank = keep('bank/main.ts', bankPort, ahead(), { BANK_DATABASE_URL: url, BANK_HOME: bankHome, BANK_PORT: String(bankPort), BANK_ISO_PORT: String(isoPort), BANK_DEMO: '1', BANK_CENTRE_URL: toCentre.url })
  const surely: Surely = async act => {
    let last: unknown = null
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      const answer = await act().catch((error: unknown) => { last = error; return null })
      if (answer && answer.status < 500 && answer.status !== 401) return answer
      last = answer ?? last
      await sleep(50)
    }
    throw new Error(`never answered: ${inspect(last)}; ${centre.said()}`)
  }
  let centre!: Kept
  const ends: (() => unknown)[] = [() => bank.end(), () => scene.close(), async () => (await throwAway()).drop(url), () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })]
  try {
    await bank.up()
    const keyOf = (name: string) => readFileSync(join(bankHome, `${name}.key`), 'utf8').trim()
    const doors = { base: bank.base, isoPort, keys: { centre: keyOf('centre'), branch: keyOf('branch') } }
    centre = keep('src/main.ts', centrePort, ahead(), {
      PORT: String(centrePort), BANK_PORT: '0', BANK_ISO_PORT: '0', DATA_DIR: join(home, 'data'), DATABASE_URL: scene.url, MASTER_KEY_FILE: masterFile(), BANK_URL: toBank.url, BANK_KEY_FILE: join(bankHome, 'centre.key'), BANK_FILES: folder,
    })
    ends.unshift(() => centre.end())
    const counter = await till(doors, 'counter', { code: CODE })
    ends.unshift(() => counter.close())
    const money = cutMoney({ scene, bank: doors, counter, chance, courier: carrier, base: () => centre.base, surely, tell: () => sleep(300), centreWorks: () => sleep(1_200), bankWorks: () => sleep(700) })
    const holders = await scene.applicants(people, { region: '340121' })
    await money.prepare(holders)
    await centre.up()
    scene.through(centre.base)
    const all = await opened(scene, holders, `bank-kills-${seed}`, surely)
    const { state, acts: cardActs } = actsOfCards({ scene, bank: doors, counter, chance, surely })
    const { carry: _, ...moneyActs } = money.acts
    const acts = { ...cardActs, ...moneyActs }
    for (const one of all) await acts['activate']!(one)
    // told within a second, unless it was cut off
    await sleep(1_000)
    await money.begin(all)
    for (const what of planOf(chance, Object.keys(acts), steps)) {
      done[what] = (done[what] ?? 0) + 1
      if (chance.happens(35)) { const side = chance.one(['here', 'there'] as const); count[side === 'here' ? 'killed here' : 'killed there']++; setTimeout(kill[side], chance.below(1_000)) }
      await acts[what]!(chance.one(all))
    }
    for (const each of [toBank, toCentre, carrier]) each.quiet()
    await sleep(1_000)
    await Promise.all([centre.up(), bank.up()])
    await forget({ url }, chance)
    await Promise.all([toBank.deliverLate(), toCentre.deliverLate()])
    carrier.late()
    await money.settle()
    const kills = { centre: centre.kills, bank: bank.kills }
    const morning = async (on: string) => {
      await scene.at(instantOf(`${on} 09:00:00`)!)
      await Promise.all([centre.to(ahead()), bank.to(ahead())])
      await surely(() => scene.knock('chief', 'POST', '/bank-days/reconcile', {}))
      await money.settle()
      await surely(() => scene.knock('chief', 'POST', `/bank-days/${CODE}/${DAY}/reconcile`, {}))
      const { rowsOf, differences } = (await surely(() => scene.knock('chief', 'GET', `/bank-days/${CODE}/${DAY}`))).body as { differences: number; rowsOf: { how: string | null; why: string | null }[] }
      return { differences, open: rowsOf.filter(row => row.how === null) }
    }
    let seen = await morning(addDays(DAY, 1))
    const days = seen.open.length && seen.open.every(row => row.why === 'order-again' || row.why === 'return-asked') ? 2 : 1
    if (days === 2) seen = await morning(addDays(DAY, 2))
    const left = [...await wrongBetween(scene, { url, books: () => booksOf(url) }, all, state), ...await money.wrong(all)]
    if (seen.open.length) left.push(`${seen.open.length} differences are open: ${JSON.stringify(seen.open)}`)
    return { done, faults: count, days, differences: seen.differences, moved: money.moved(), kills, left }
  } finally {
    for (const { server } of [toBank, toCentre]) { server.closeAllConnections(); server.close() }
    for (const end of ends) await end()
  }
}
