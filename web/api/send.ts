import { useCallback, useRef, useState } from 'react'
import type { z } from 'zod'
import { call, isRefused, newUuid, type Refused } from './call.ts'
import { useForget } from './read.tsx'

export type Send<Answer> = {
  /** Sends; pressing twice sends once. The same content keeps its key, so a retry after `broken` cannot double it. */
  send: (body?: Record<string, unknown> | FormData) => Promise<Answer | Refused | null>
  busy: boolean
  /** The refusal to show, until the next send. */
  refused: Refused | null
  /** No answer came: it is unknown whether it happened. Sending the same again is safe. */
  broken: boolean
  done: Answer | null
  reset: () => void
}
type Options<Answer> = { shape?: z.ZodType<Answer>; done?: (answer: Answer) => void; forget?: readonly string[] }

/**
 * A write: `const save = useSend('/api/cards/…/hand-over', { done, forget: ['/api/cards'] })`.
 * Adds `key` (the idempotency key) to JSON bodies; `forget` names the paths to read again.
 */
export function useSend<Answer = unknown>(path: string, { shape, done, forget }: Options<Answer> = {}): Send<Answer> {
  const [state, setState] = useState<Pick<Send<Answer>, 'busy' | 'refused' | 'broken' | 'done'>>({
    busy: false,
    refused: null,
    broken: false,
    done: null,
  })
  const running = useRef(false)
  const kept = useRef({ content: '', key: '' })
  const forgetPaths = useForget()
  const send = useCallback(
    async (body: Record<string, unknown> | FormData = {}) => {
      if (running.current) return null
      running.current = true
      setState(old => ({ ...old, busy: true, refused: null, broken: false }))
      const content = body instanceof FormData ? '' : path + JSON.stringify(body)
      if (!content || kept.current.content !== content) kept.current = { content, key: newUuid() }
      const keyed = body instanceof FormData ? body : { key: kept.current.key, ...body }
      const answer = await call<Answer>('POST', path, keyed, shape ? { shape } : {}).catch(() => null)
      running.current = false
      if (answer === null) setState({ busy: false, refused: null, broken: true, done: null })
      else if (isRefused(answer)) {
        kept.current.content = ''
        setState({ busy: false, refused: answer, broken: false, done: null })
      } else {
        setState({ busy: false, refused: null, broken: false, done: answer })
        forgetPaths(...(forget ?? []))
        done?.(answer)
      }
      return answer
    },
    [path, shape, done, forget, forgetPaths],
  )
  const reset = useCallback(() => {
    kept.current = { content: '', key: '' }
    setState({ busy: false, refused: null, broken: false, done: null })
  }, [])
  return { ...state, send, reset }
}
