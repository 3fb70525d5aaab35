import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export type Head = { number: bigint; hash: Buffer }
const MINUTE = 60_000

/** The heads kept in a file outside the database; null when the file is not there. `fault`: the first line that is no head. */
export function readHeads(file: string): { heads: Head[]; fault: number | null } | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const fault = lines.findIndex(line => !/^[1-9]\d{0,17} [0-9a-f]{64}$/.test(line))
  const heads = lines.slice(0, fault < 0 ? lines.length : fault).map(line => {
    const [number, hash] = line.split(' ') as [string, string]
    return { number: BigInt(number), hash: Buffer.from(hash, 'hex') }
  })
  return { heads, fault: fault < 0 ? null : fault + 1 }
}

/**
 * Keeps the record's head in a file beside the database, at most once a minute whoever sealed it, and at the `last` beat before a stop, so that a record made anew differs from it
 * and the file never lags more than a minute behind a quiet chain. (TRUST-02)
 */
export function headKeeper(file: string): (head: Head | null, now: Date, last?: boolean) => void {
  let kept = readHeads(file)?.heads.at(-1)?.number ?? 0n
  let at = 0
  return (head, now, last = false) => {
    if (!head || head.number <= kept || (!last && now.getTime() - at < MINUTE)) return
    appendFileSync(file, `${head.number} ${head.hash.toString('hex')}\n`, { mode: 0o600 })
    kept = head.number
    at = now.getTime()
  }
}
