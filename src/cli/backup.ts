import { copyFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backup, connect, ensureKeys, restore } from '#database'
import { readConfig } from '../config.ts'
import { openBase } from '../house.ts'
import { print, textOf, Told, type Asked, type Command } from './command.ts'

/** Runs `act` with the database of the settings open, beside a running Shebaoka or without one. */
async function withBase<T>(act: (base: Awaited<ReturnType<typeof openBase>>, keyFile: string) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, [])
  const base = await openBase(config)
  try { return await act(base, config.masterKeyFile ?? join(base.home, 'master.key')) } finally { await base.stop() }
}

const backUp = (asked: Asked): Promise<number> => withBase(async (base, keyFile) => {
  const file = resolve(asked.words[0]!)
  const feet = await backup(base.url, file, join(base.home, 'record.heads'))
  copyFileSync(keyFile, `${file}.key`)
  chmodSync(`${file}.key`, 0o600)
  print(`已备份 ${feet.length} 张表 / ${feet.length} tables, ${feet.reduce((sum, foot) => sum + foot.rows, 0)} rows → ${file}`)
  print(`主密钥在 / master key in ${file}.key — 请与备份分开保管 / keep it apart from the backup`)
  return 0
})

const bringBack = (asked: Asked): Promise<number> => withBase(async (base, keyFile) => {
  const file = resolve(asked.words[0]!)
  const given = textOf(asked, 'key') ?? `${file}.key`
  if (!existsSync(keyFile)) {
    if (!existsSync(given)) throw new Told(`没有主密钥文件 ${given}。请用 --key 指定。`, `There is no master key file ${given}. Name it with --key.`)
    writeFileSync(keyFile, readFileSync(given), { mode: 0o600, flag: 'wx' })
  }
  const { feet, heads } = await restore(base.url, file, base.appUrl)
  if (heads) writeFileSync(join(base.home, 'record.heads'), heads, { mode: 0o600 })
  const owner = await connect(base.url)
  try { await ensureKeys(owner, keyFile) } finally { await owner.end() }
  print(`已恢复 ${feet.length} 张表，摘要全部一致 / ${feet.length} tables restored, every digest the same`)
  return 0
})

/** Backup and restore open the database themselves: they must work without a server, and beside a running one. */
export const backupCommands: Command[] = [
  { words: 'backup', usage: 'FILE', zh: '把所有表写进一个文件，主密钥另存', en: 'write every table into a file, the master key into its own', takes: [1, 1], run: backUp },
  { words: 'restore', usage: 'FILE [--key KEYFILE]', zh: '把备份恢复进空库并核对摘要', en: 'bring a backup back into an empty database and compare digests', takes: [1, 1], options: { key: { type: 'string' } }, run: bringBack },
]
