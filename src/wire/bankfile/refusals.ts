import { refuser, type Sayings } from '#kit/refusal'
import { MOST_NAMED, type BatchRefused, type FileChanged } from './batch.ts'
import type { WrongLine } from './causes.ts'

/** What reading and writing a bank's file says no to. */
export const sayings = {
  'bank-batch-unwritable': { status: 422, zh: '这一批写不成文件，有 {lines} 处不对，没有送出。按列出的各行改正后再报盘', en: 'This batch cannot be written: {lines} things are wrong, nothing was sent. Mend the lines named and send it again' },
  'bank-file-wrong': { status: 422, zh: '银行文件有 {lines} 处不对，一笔都没有入账。按列出的各行请银行重新出文件', en: 'The bank’s file has {lines} things wrong and none of it was booked. Have the bank make it again, by the lines named' },
  'bank-file-changed': { status: 409, zh: '银行文件在核对之后变了，没有继续处理。请重新收取并核对', en: 'The bank’s file changed after it was judged and was not read on. Fetch and judge it again' },
} as const satisfies Sayings
export const refuse = refuser(sayings)

export const changed = (): FileChanged => refuse('bank-file-changed')

/** Gathers wrong lines in bounded space: the first `MOST_NAMED` are kept, all are counted and told. */
export function gatherWrong(told?: (wrong: WrongLine) => void) {
  const wrong: WrongLine[] = []
  let count = 0
  return {
    add(each: WrongLine): void {
      count++
      if (wrong.length < MOST_NAMED) wrong.push(each)
      told?.(each)
    },
    get count() { return count },
    /** The refusal, when anything was wrong. */
    refusal: (name: BatchRefused['refused']): BatchRefused | null => count ? { ...refuse(name, { lines: count }), count, wrong } : null,
  }
}
export type Gathering = ReturnType<typeof gatherWrong>
