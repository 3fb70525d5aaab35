import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { throwAway } from '#database'
import type { How, Run } from './run.ts'

/** What a process is asked, and what it answers: a run, or why there was none. */
export type Job = { job: number; seed: string; how: How }
export type Done = { job: number; run: Run } | { job: number; trouble: string }
/** Seeds a process lives through side by side: while one waits for the database another decides. */
const SIDE = 2
const worker = join(import.meta.dirname, 'worker.ts')

let jobs = 0
let started: Promise<ChildProcess[]> | undefined
/** A process for each core, all on the server of this one; they end with it. */
async function processes(): Promise<ChildProcess[]> {
  const { url } = await throwAway()
  const { NODE_TEST_CONTEXT: _, SBK_PROOF: __, ...env } = process.env
  return Array.from({ length: Math.min(8, Math.max(2, availableParallelism())) }, () => {
    const child = fork(worker, { env: { ...env, SBK_TEST_DATABASE_URL: url }, execArgv: [], serialization: 'advanced' })
    child.setMaxListeners(0)
    return child
  })
}

/** Lives through seeds, each in a city of its own, handed out to the processes as they are free. In the order of the seeds. */
export async function runSeeds(seeds: readonly string[], how: How = {}): Promise<Run[]> {
  const all = await (started ??= processes())
  for (const child of all) { child.ref(); child.channel!.ref() }
  const runs: Run[] = []
  let next = 0
  const one = async (child: ChildProcess) => { for (let at = next++; at < seeds.length; at = next++) runs[at] = await asked(child, { job: ++jobs, seed: seeds[at]!, how }) }
  try { await Promise.all(all.flatMap(child => Array.from({ length: SIDE }, () => one(child)))) } finally { for (const child of all) { child.unref(); child.channel?.unref() } }
  return runs
}

function asked(child: ChildProcess, job: Job): Promise<Run> {
  return new Promise((done, fail) => {
    const gone = (code: number | null) => fail(new Error(`a process of the simulator ended with ${code} in seed ${job.seed}`))
    const heard = (answer: Done) => {
      if (answer.job !== job.job) return
      child.off('message', heard)
      child.off('exit', gone)
      if ('run' in answer) done(answer.run)
      else fail(new Error(answer.trouble))
    }
    child.on('message', heard)
    child.once('exit', gone)
    child.send(job)
  })
}
