import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { oweFee } from '#fees'
import type { Application } from './application.ts'
import { applicationsOf } from './find.ts'
import { applicationLife, type ApplicationState } from './life.ts'
import { deleteItem } from './queue-store.ts'
import { ready, take } from './step.ts'

/** Applications of somebody whose cards are cancelled, of which no card was ordered yet, end; their fees are owed. (REPL-05, REPL-02.b) */
export async function stopApplications(work: Work, person: PersonKey): Promise<Application[]> {
  const stopped: Application[] = []
  for (const { bucket, id, state } of await applicationsOf(work, person)) {
    if (!(applicationLife.stop.from as readonly ApplicationState[]).includes(state)) continue
    const found = await ready(work, { bucket, id }, 'stop')
    if (isRefused(found)) continue
    await deleteItem(work, found.id)
    stopped.push(await take(work, found, 'stop'))
    await oweFee(work, found)
  }
  return stopped
}
