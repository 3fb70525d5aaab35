import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '#kit/trouble'

/** When a process began, as the system tells it: tells a living owner from a later process with the same number. */
function beganAt(pid: number): string | null {
  try {
    if (process.platform !== 'linux') { process.kill(pid, 0); return 'alive' }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch { return null }
}

/** Takes the data directory for this process; returns what gives it back. A living other owner is one clear sentence. */
export function lock(home: string): () => void {
  const file = join(home, 'shebaoka.pid')
  if (existsSync(file)) {
    const [pid = '', began] = readFileSync(file, 'utf8').split('\n')
    if (Number(pid) !== process.pid && began && beganAt(Number(pid)) === began) {
      throw new Trouble(`数据目录 ${home} 正被另一个社保卡平台使用（进程 ${pid}）。请先停止它，或换一个 DATA_DIR。`,
        `The data directory ${home} is in use by another Shebaoka (process ${pid}). Stop that one first, or set another DATA_DIR.`)
    }
  }
  writeFileSync(file, `${process.pid}\n${beganAt(process.pid)}\n`)
  return () => rmSync(file, { force: true })
}
