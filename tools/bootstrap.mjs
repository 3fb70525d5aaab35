// Runs under whatever Node the machine has (20 or newer): installs the packages, finds Node 24, hands over to it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const scripts = {
  start: ['src/main.ts'], test: ['tools/test.ts'], 'test:long': ['tools/test.ts', '--long'], rules: ['tools/rules.ts'],
  shots: ['tools/shots.ts'], bench: ['bench/index.ts'], sim: ['sim/index.ts'], sbk: ['src/cli.ts'],
}

/** Whether node_modules holds what package-lock.json asks for. */
function installed() {
  const read = file => JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  const had = join('node_modules', '.package-lock.json')
  if (!existsSync(join(root, had))) return false
  const wanted = read('package-lock.json'), there = read(had)
  return Object.entries(wanted).every(([path, { version, optional, link }]) => path === '' || link || (path in there ? there[path].version === version : optional))
}

function install() {
  console.log('正在安装依赖（只在第一次或依赖变化时） / installing packages (first time, or when they changed)')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const { status } = spawnSync(command, [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) stop('依赖没有装成，原因见上面几行。请检查网络后再试。', 'The packages could not be installed; the lines above say why. Check the network and try again.')
}

/** A Node that runs TypeScript as it is written: the one in node_modules, else the machine's own when it is new enough. */
function node24() {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
  for (const candidate of [own, process.execPath]) {
    if (!existsSync(candidate)) continue
    const answer = spawnSync(candidate, ['--version'], { encoding: 'utf8' })
    const [major, minor] = (answer.stdout ?? '').slice(1).split('.').map(Number)
    if (answer.status === 0 && (major > 24 || (major === 24 && minor >= 12))) return candidate
  }
  stop(`这台机器（${process.platform}-${process.arch}）需要自己的 Node 24.12 或更新版本，现在是 ${process.version}。请从 nodejs.org 安装后再运行。`,
    `This machine (${process.platform}-${process.arch}) needs its own Node 24.12 or newer; it has ${process.version}. Install one from nodejs.org and run this again.`)
}

function stop(zh, en) {
  console.error(`${zh}\n${en}`)
  process.exit(1)
}

/** Installs when needed and runs one of the project's commands; ends with its exit code. */
export function run(name, args) {
  const script = scripts[name]
  if (!script) stop(`没有 ${name} 这个命令。`, `There is no command ${name}; there are ${Object.keys(scripts).join(', ')}.`)
  if (!installed()) install()
  const node = node24()
  const cache = join(root, 'node_modules', '.cache', 'compile')
  try { mkdirSync(cache, { recursive: true }) } catch { /* a clone that its user may only read starts without the cache */ }
  const [file, ...flags] = script
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(node, [join(root, file), ...flags, ...args], {
    cwd: name === 'sbk' ? process.cwd() : root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? cache, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== parent) child.kill('SIGTERM') }, 500).unref()
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv[2], process.argv.slice(3))
