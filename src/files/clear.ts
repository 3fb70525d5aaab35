import { inWork, type By, type House } from '#kit/work'
import { note } from '#record'
import { deleteEnded } from './store.ts'

const clock: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'files.clear' }
/** Files one transaction deletes. */
const PIECE = 20

/** Deletes files whose end has come, a piece a transaction; answers how many. Two processes at once delete none twice. */
export async function clearFiles(house: House, signal?: AbortSignal): Promise<number> {
  for (let cleared = 0; ;) {
    const gone = await inWork(house, clock, async work => {
      const ended = await deleteEnded(work, PIECE)
      if (ended.length) await note(work, { verb: 'files.clear', person: null, facts: { files: ended.length } })
      return ended.length
    })
    cleared += gone
    if (gone < PIECE || signal?.aborted) return cleared
  }
}
