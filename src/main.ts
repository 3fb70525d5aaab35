import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { reconcileBanks } from '#bankdays'
import { exchangeFiles, linkBanks, linkPos, takeReturns, tellTerms, type BankLink } from '#banks'
import { activateAtBank, seedDemo } from '#demo'
import { Trouble } from '#database'
import { dayOf } from '#kit/day'
import { inWork, type By } from '#kit/work'
import { poller } from '#outbox'
import { headKeeper, sealRecord } from '#record'
import { loadPacks } from '#regions'
import { clearRosters, continueRosters, missingYear } from '#applications'
import { tellEnding } from '#cards'
import { closeBusinessDays } from '#clearing'
import { clearFiles } from '#files'
import { clearCalls } from '#hotline'
import { continueBenefits, payOutTaker, sweepClaims } from '#benefits'
import { continueContributions, deductionTaker, sweepDuesAtPos } from '#contributions'
import { clearImports, continueImports } from '#imports'
import { passLosses } from '#losses'
import { continueProofs } from '#proving'
import { cancellationTaker, orderPayouts } from '#cancellation'
import { sweepFeePayments } from '#fees'
import { sweepBankLegs } from '#settlement'
import { sweepLending } from '#supervision'
import { readConfig, type Config } from './config.ts'
import { buildDoor, tlsOf } from './doors/http/index.ts'
import { buildListener } from './doors/national/listener.ts'
import { openHouse, type Opened } from './house.ts'
import { every } from './loops.ts'
import { ensurePages } from './pages.ts'
import { keepBank, type KeptBank } from './partner-bank.ts'
import { receivers } from './receivers.ts'

const starter: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'start' }

/** Starts everything, prints one line when ready, and answers what stops it all. */
async function start(config: Config): Promise<() => Promise<void>> {
  const began = performance.now()
  await refuseTakenPort(config)
  if (config.fsiPort !== null) await refuseTakenPort({ port: config.fsiPort, host: config.host }, 'FSI_PORT')
  const pages = ensurePages()
  pages.catch(() => undefined)
  const opened = await openHouse(config)
  const { house, kind } = opened
  const undo: (() => Promise<unknown>)[] = [opened.stop]
  const stop = async () => { for (const step of undo.splice(0).reverse()) await step() }
  try {
    const withBank = kind === 'demo' && opened.bank !== null
    if (withBank) for (const [setting, port] of [['BANK_PORT', config.bankPort], ['BANK_ISO_PORT', config.bankIsoPort]] as const) await refuseTakenPort({ port, host: 'localhost' }, setting)
    const bank = withBank ? startBank(config, opened, undo) : null
    bank?.catch(() => undefined)
    const { mistakes: [wrong] } = await inWork(house, starter, work => loadPacks(work))
    if (wrong) throw new Trouble(`政策包 ${wrong.pack} 第 ${wrong.line} 行：${wrong.zh}`, `Policy pack ${wrong.pack}, line ${wrong.line}: ${wrong.en}`)
    // what the demo makes has its accounts at the bank too
    const link = config.banks ? connected(config.banks) : await bank?.then(({ port, centreKey }): BankLink => ({ url: `http://localhost:${port}`, key: centreKey, pages: `http://localhost:${port}` }))
    if (link) linkBanks(house, link)
    const standing = await bank
    if (standing) linkPos(house, { url: `http://localhost:${standing.port}`, key: standing.tillsKey })
    const files = config.bankFiles ?? (bank ? join(opened.home, 'bank', 'files') : null)
    if (files) exchangeFiles(house, files)
    if (kind === 'demo') {
      await seedDemo(house, { ending: true })
      await activateAtBank(house)
    }
    const door = await buildDoor(house, { ...config, kind, pages: await pages })
    undo.push(() => door.close())
    await door.listen({ port: config.port, host: config.host })
    void bank?.then(each => each.tell(`${config.tls ? 'https' : 'http'}://localhost:${(door.server.address() as AddressInfo).port}`))
    if (config.fsiPort !== null) {
      const listener = await buildListener(house, { demo: kind === 'demo', tls: config.tls && tlsOf(config.tls), logger: true })
      undo.push(() => listener.close())
      await listener.listen({ port: config.fsiPort, host: config.host })
    }
    const complain = (error: unknown) => door.log.error(error)
    const outbox = poller(house, receivers)
    const keepHead = headKeeper(join(opened.home, 'record.heads'))
    // the whole record is looked through at the start and every hour, between that its newest ten minutes
    let beats = 0
    const loops = [
      every(5_000, async () => keepHead((await sealRecord(house, { whole: beats++ % 720 === 0 })).head, house.now()), complain),
      every(1_000, signal => outbox.turn(signal), complain),
      every(500, signal => continueRosters(house, signal), complain),
      every(1_000, signal => continueImports(house, signal), complain),
      every(1_000, signal => continueProofs(house, signal), complain),
      every(1_000, signal => continueBenefits(house, signal), complain),
      every(5_000, signal => sweepBankLegs(house, signal), complain),
      every(5_000, signal => sweepFeePayments(house, signal), complain),
      every(5_000, signal => sweepDuesAtPos(house, signal), complain),
      every(1_000, signal => continueContributions(house, signal), complain),
      every(1_000, async signal => { for (const { file, ...came } of await takeReturns(house, { 'pay-out': [payOutTaker, cancellationTaker], 'deduction': deductionTaker }, signal)) if ('refused' in came) door.log.error({ file, why: came.refused.refused }, 'an answer of a bank was not taken') }, complain),
      every(30_000, signal => orderPayouts(house, signal), complain),
      every(1_000, signal => passLosses(house, signal), complain),
      every(60_000, () => tellTerms(house), complain),
      every(30_000, signal => sweepClaims(house, signal), complain),
      every(60_000, signal => reconcileBanks(house, signal), complain),
      every(60_000, signal => tellEnding(house, signal), complain),
      every(60_000, () => closeBusinessDays(house), complain),
      every(60_000, signal => sweepLending(house, { signal }), complain),
      every(3_600_000, async signal => { await clearRosters(house, signal); await clearImports(house); await clearCalls(house, signal); await clearFiles(house, signal) }, complain),
    ]
    undo.push(async () => { await Promise.all(loops.map(loop => loop.stop())); await outbox.leave(); keepHead((await sealRecord(house)).head, house.now(), true) })
    say(config, kind, opened.moved ? opened.home : null, await bank, performance.now() - began)
    const year = missingYear(dayOf(house.now()))
    if (year && kind !== 'demo') door.log.warn({ year }, 'the holidays of this year are not known here: promised days in it are counted by weekends and marked; see docs/operating.md')
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** The banks' own system, with the key of its file. */
function connected({ url, keyFile }: NonNullable<Config['banks']>): BankLink {
  try { return { url, key: readFileSync(keyFile, 'utf8').trim() } } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Trouble(`读不了 BANK_KEY_FILE（${code}）。请检查文件和权限。`, `BANK_KEY_FILE cannot be read (${code}). Check the file and its rights.`, error)
  }
}

/** The partner bank of a demo, in a process of its own while the demo is made; a bank that cannot start stops the start with its sentence. */
async function startBank(config: Config, { bank, home }: Opened, undo: (() => Promise<unknown>)[]): Promise<KeptBank> {
  const starting = keepBank({ ...bank!, home: join(home, 'bank'), port: config.bankPort, isoPort: config.bankIsoPort, demo: true }, error => console.error((error as Error).message))
  undo.push(async () => (await starting.catch(() => null))?.stop())
  return starting
}

function say(config: Config, kind: string, moved: string | null, bank: KeptBank | null, ms: number): void {
  const address = `${config.tls ? 'https' : 'http'}://localhost:${config.port}`
  const where = moved ? ` · 数据在 / data in ${moved}` : ''
  const stands = bank ? ` · 样例银行 / stand-in bank: http://localhost:${bank.port}` : ''
  const signIn = kind === 'demo' ? `演示账号和卡 / sign-ins and cards: ${address}/sandbox` : `登录 / sign in: ${address}/sign-in`
  console.log(`社保卡平台已就绪 / Shebaoka is ready: ${address} · ${signIn}${stands} · ${(ms / 1000).toFixed(1)} s${where}`)
}

/** Asked before anything is started, so that the sentence comes at once. */
async function refuseTakenPort({ port, host }: Pick<Config, 'port' | 'host'>, setting = 'PORT'): Promise<void> {
  if (port === 0) return
  await new Promise<void>((free, fail) => {
    const probe = createServer().once('error', fail).listen(port, host === 'localhost' ? '127.0.0.1' : host, () => probe.close(() => free()))
  }).catch((error: NodeJS.ErrnoException) => { throw portTrouble(error, port, host, setting) })
}

function portTrouble(error: NodeJS.ErrnoException, port: number, host: string, setting: string): Trouble {
  if (error.code === 'EADDRINUSE') return new Trouble(`端口 ${port} 已被占用。请停止占用它的程序，或用 ${setting} 换一个端口。`, `Port ${port} is taken. Stop the program that holds it, or set ${setting} to another one.`, error)
  return new Trouble(`不能在 ${host}:${port} 上提供服务（${error.code}）。请换一个 HOST 或 ${setting}。`, `Cannot listen on ${host}:${port} (${error.code}). Set another HOST or ${setting}.`, error)
}

const running = start(readConfigOrEnd())
running.catch(end)
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void running.then(stop => stop()).then(() => process.exit(0), end)
  })
}
process.channel?.unref()

function readConfigOrEnd(): Config {
  try { return readConfig() } catch (error) { return end(error) }
}

function end(error: unknown): never {
  console.error(error instanceof Trouble ? `${error.zh}\n${error.message}` : error)
  process.exit(1)
}
