import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { loggable, Trouble } from '#kit/trouble'
import { openAtm, type Atm } from './atm/machine.ts'
import { openAcquirer } from './acquiring/poster.ts'
import { readConfig, type Config } from './config.ts'
import { buildDoor } from './doors/http.ts'
import { buildIsoDoor } from './doors/iso.ts'
import { carryOut } from './files/carry-out.ts'
import { makePlaces } from './files/folder.ts'
import { openBank } from './open.ts'
import { centreDues } from './payments/centre-dues.ts'
import { tellDues } from './payments/dues.ts'
import { tellCentre } from './orders/tell.ts'
import type { Device } from './pos/device.ts'
import { openDevices, readPos, type Spare } from './pos/devices.ts'
import { seedBusiness } from './demo/business.ts'
import { seedStaff } from './staff/demo.ts'
import { landTransfers } from './transfers/land.ts'

/** Starts the bank; tells whoever started it when it is ready, and answers what stops it. */
async function start(config: Config): Promise<() => Promise<void>> {
  const { bank, doors, stop } = await openBank(config)
  const undo: (() => Promise<unknown>)[] = [stop]
  const undone = async () => { for (const step of undo.splice(0).reverse()) await step() }
  try {
    makePlaces(config.files)
    const acquirer = openAcquirer(bank)
    const pos = Object.assign(new Map<string, Device>(), { spare: [] as Spare[] })
    if (config.demo) { await seedStaff(bank); await seedBusiness(bank) }
    const atms = new Map<string, Atm>()
    const machines = { port: 0, host: config.host, home: config.home }
    const door = buildDoor(bank, doors, true, config.demo, { centre: () => centre, dues: () => centre === null ? null : centreDues({ url: centre, key: doors.centre }), atm: code => machineOf(atms, code, machines) }, { acquirer, pos })
    undo.push(async () => { await Promise.all([...atms.values()].map(atm => atm.close())) })
    undo.push(() => door.close())
    await listening('BANK_PORT', config.port, config.host, () => door.listen({ port: config.port, host: config.host }))
    const iso = buildIsoDoor(bank, acquirer, door.log)
    undo.push(() => iso.close())
    const isoPort = await listening('BANK_ISO_PORT', config.isoPort, config.host, () => iso.listen(config.isoPort, config.host))
    if (config.pos) {
      const opened = await openDevices(bank, readPos(config.pos), { folder: join(config.home, 'pos'), host: config.host, port: isoPort })
      for (const [id, device] of opened) pos.set(id, device)
      pos.spare.push(...opened.spare)
    }
    undo.push(async () => { for (const device of pos.values()) device.close() })
    machines.port = isoPort
    const ending = new AbortController()
    const wrong = (error: unknown) => door.log.error(loggable(error))
    const loops = [landing(ending.signal, wrong), carrying(ending.signal, wrong), telling(ending.signal, error => door.log.warn(loggable(error), 'the centre was not told'))]
    undo.push(async () => { ending.abort(); await Promise.all(loops) })
    tell((door.server.address() as AddressInfo).port, isoPort)
    return undone
  } catch (error) {
    await undone()
    throw error
  }

  /** The cash machine of a bank, switched on when somebody first stands before it. */
  function machineOf(atms: Map<string, Atm>, code: string, setup: Parameters<typeof openAtm>[2]): Atm | null {
    if (!bank.banks.some(each => each.code === code)) return null
    if (!atms.has(code)) atms.set(code, openAtm(bank, code, setup))
    return atms.get(code)!
  }

  /** Transfers on their way are put in a second later at the latest. */
  async function landing(signal: AbortSignal, complain: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      await landTransfers(bank, signal).catch(complain)
      await paused(500, signal)
    }
  }

  /** Pay-out files are taken half a second after they came; one that cannot be handled is tried again, later each time. */
  async function carrying(signal: AbortSignal, complain: (error: unknown) => void): Promise<void> {
    for (let pause = 500; !signal.aborted; await paused(pause, signal)) {
      await carryOut(bank, config.files, signal).then(() => { pause = 500 }, error => { pause = Math.min(pause * 2, 60_000); complain(error) })
    }
  }

  /** The centre is told within a second, and while it does not answer again and again, later each time. */
  async function telling(signal: AbortSignal, complain: (error: unknown) => void): Promise<void> {
    for (let pause = 500; !signal.aborted; await paused(pause, signal)) {
      if (centre === null) continue
      const to = { url: centre, key: doors.centre }
      const failed = (await Promise.allSettled([tellCentre(bank, to), tellDues(bank, centreDues(to))])).flatMap(each => each.status === 'rejected' ? [each.reason as unknown] : [])
      pause = failed.length ? Math.min(pause * 2, 60_000) : 500
      failed.forEach(complain)
    }
  }
}

const paused = (ms: number, signal: AbortSignal) => new Promise<void>(done => { const timer = setTimeout(done, ms); signal.addEventListener('abort', () => { clearTimeout(timer); done() }, { once: true }) })

async function listening<T>(setting: string, port: number, host: string, listen: () => Promise<T>): Promise<T> {
  try { return await listen() } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new Trouble(`银行的端口 ${port} 已被占用。请停止占用它的程序，或用 ${setting} 换一个端口。`, `The bank's port ${port} is taken. Stop the program that holds it, or set ${setting} to another one.`, error)
    throw new Trouble(`银行不能在 ${host}:${port} 上提供服务（${code}）。请换一个 BANK_HOST 或 ${setting}。`, `The bank cannot listen on ${host}:${port} (${code}). Set another BANK_HOST or ${setting}.`, error)
  }
}

function tell(port: number, isoPort: number): void {
  if (process.send) process.send({ ready: { port, isoPort } })
  else console.log(`样例银行已就绪 / The stand-in bank is ready: http://localhost:${port} · ISO 8583 ${isoPort}`)
}

function end(error: unknown): never {
  if (error instanceof Trouble && process.send) process.send({ trouble: { zh: error.zh, en: error.en } })
  console.error(error instanceof Trouble ? `${error.zh}\n${error.message}` : error)
  process.exit(1)
}

/** Where the centre hears: as this was told, by its setting or by the program that started it. */
let centre = process.env['BANK_CENTRE_URL']?.trim() || null
process.on('message', (told: { centre?: string }) => { centre = told.centre ?? centre })

const running = Promise.resolve().then(() => start(readConfig()))
running.catch(end)
let stopping = false
// a bank that was started by another program ends with it, however that ended
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    const late = setTimeout(() => process.exit(1), 5_000)
    void running.then(stop => stop()).then(() => { clearTimeout(late); process.exit(0) }, end)
  })
}
process.channel?.unref()
