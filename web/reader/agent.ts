import { call, isRefused, type Refused } from '../api/call.ts'
import { readerNow } from './state.ts'

/** What the agent answers to every function; a failure carries the driver's code in `pOutInfo` and, in the demo, what the centre said. */
export type Answer = {
  functionName: string
  success: boolean
  pOutInfo: string
  zh?: string
  en?: string
  why?: string
  facts?: Record<string, unknown>
  [more: string]: unknown
}

const fault = (answer: Answer): Refused => ({
  refused: answer.why ?? answer.pOutInfo,
  facts: answer.facts ?? {},
  zh: answer.zh ?? answer.pOutInfo,
  en: answer.en ?? answer.pOutInfo,
  status: 200,
})
/** A failed answer of the reader as a refusal, for `<Refusal of={…}>`; null when it succeeded. */
export const refusedBy = (answer: Answer | null): Refused | null => (answer && !answer.success ? fault(answer) : null)
/**
 * Sends one message to the reader. Until the agent stands on the desk the demo server answers in its place.
 * Throws Broken when nothing answers.
 */
export async function ask(message: { function: string; iType?: number } & Record<string, unknown>): Promise<Answer> {
  const { terminal, card, read } = readerNow()
  const answer = await call<Answer>('POST', '/api/demo/reader', {
    iType: 3,
    ...message,
    terminal,
    card,
    ...(read?.session ? { session: read.session.id } : {}),
  })
  return isRefused(answer)
    ? {
        functionName: message.function,
        success: false,
        pOutInfo: answer.refused,
        why: answer.refused,
        facts: answer.facts,
        zh: answer.zh,
        en: answer.en,
      }
    : answer
}
