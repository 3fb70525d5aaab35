import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '#database'

/** Where a bank's program listens. */
export type BankPorts = { port: number; isoPort: number }
/** How a bank is started: its database (the owner's URL and the program's), the folder of its keys, its ports (0: any free one). */
export type BankSettings = BankPorts & { url: string; appUrl: string; home: string; /** Staff with public sign-ins, software devices. */ demo?: boolean }
/** A bank that is kept running; `centreKey`: what it gave the centre to show; `tell` says where the centre hears; `ended` resolves when it has ended for good. */
export type KeptBank = BankPorts & { centreKey: string; tell(centre: string): void; stop(): Promise<void>; ended: Promise<void> }

const program = join(import.meta.dirname, '..', 'bank', 'main.ts')
/** What the bank's process is told of ours: nothing of the centre's database or keys. */
const passed = ['PATH', 'HOME', 'LOG_LEVEL', 'TZ', 'NODE_COMPILE_CACHE', 'BANK_HOST', 'BANKS_FILE', 'BANK_CENTRE_URL', 'BANK_FILES', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
/** A bank that ends is started again, later each time it does not live a minute. */
const SOON = 500, LATE = 30_000, LIVED = 60_000

type Told = { ready?: BankPorts; trouble?: { zh: string; en: string } }

/**
 * Starts the bank that stands in for a real one as a process of its own and keeps it running: it ends with us, however we end, and is started again on its ports when it ends by itself.
 * @param complain told each time it had to be started again
 * @throws Trouble with the bank's own sentence when it cannot start
 */
export async function keepBank(settings: BankSettings, complain: (error: unknown) => void): Promise<KeptBank> {
  const first = await startBank(settings)
  const ports = first.ports
  let child = first.child
  let stopping = false
  let centre: string | null = null
  let pause = SOON
  let again: NodeJS.Timeout | undefined
  let restarting: Promise<void> = Promise.resolve()
  let over: () => void = () => undefined
  const ended = new Promise<void>(done => { over = done })
  const watch = (began: number) => child.once('exit', code => {
    if (stopping) return over()
    pause = performance.now() - began > LIVED ? SOON : Math.min(pause * 2, LATE)
    complain(new Error(`the bank's program ended (${code ?? child.signalCode}); it is started again`))
    again = setTimeout(() => { restarting = restart() }, pause)
  })
  const restart = async () => {
    const began = performance.now()
    try {
      child = (await startBank({ ...settings, ...ports })).child
      if (centre) child.send({ centre })
      if (stopping) child.kill('SIGTERM')
      watch(began)
    } catch (error) {
      complain(error)
      if (stopping) return over()
      pause = Math.min(pause * 2, LATE)
      again = setTimeout(() => { restarting = restart() }, pause)
    }
  }
  watch(performance.now())
  return {
    ...ports, ended, centreKey: readFileSync(join(settings.home, 'centre.key'), 'utf8').trim(),
    tell(where) { centre = where; child.send({ centre }) },
    async stop() {
      stopping = true
      clearTimeout(again)
      await restarting
      await end(child)
      over()
    },
  }
}

/** Starts the program and waits until it is ready. */
async function startBank({ url, appUrl, home, port, isoPort, demo }: BankSettings): Promise<{ child: ChildProcess; ports: BankPorts }> {
  const kept = Object.fromEntries(passed.flatMap(name => process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...kept, BANK_DATABASE_URL: appUrl, BANK_DATABASE_OWNER_URL: url, ...demo ? { BANK_DEMO: process.env['BANK_DEMO'] ?? '1' } : {}, BANK_HOME: home, BANK_PORT: String(port), BANK_ISO_PORT: String(isoPort) },
  })
  const ports = await new Promise<BankPorts>((ready, failed) => {
    let trouble: Told['trouble']
    child.on('message', (told: Told) => { trouble = told.trouble ?? trouble; if (told.ready) ready(told.ready) })
    child.once('error', failed)
    child.once('exit', code => failed(trouble ? new Trouble(trouble.zh, trouble.en) : new Error(`the bank's program ended with ${code} before it was ready`)))
  })
  return { child, ports }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(done => child.once('exit', done))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
  await gone
  clearTimeout(late)
}
