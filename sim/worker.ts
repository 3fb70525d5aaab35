import { runSeed } from './run.ts'
import type { Done, Job } from './processes.ts'

/** A process that lives through what seeds it is handed, until whoever started it is gone. */
const said = (answer: Done) => process.send!(answer)
process.on('message', ({ job, seed, how }: Job) => void runSeed(seed, how).then(run => said({ job, run }), (error: Error) => said({ job, trouble: error.stack ?? String(error) })))
process.on('disconnect', () => process.exit())
