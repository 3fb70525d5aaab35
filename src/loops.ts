/** Something done again and again in the background; `stop` lets the round that is under way finish. */
export type Loop = { stop(): Promise<void> }

/**
 * Does `act` every `ms` milliseconds, one round at a time, until stopped; `signal` tells a long round to end early.
 * A round that fails is told to `complain` and tried again at the next beat.
 */
export function every(ms: number, act: (signal: AbortSignal) => Promise<unknown>, complain: (error: unknown) => void): Loop {
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  const beat = () => {
    round = act(ending.signal).then(() => undefined, complain).then(() => {
      if (!ending.signal.aborted) timer = setTimeout(beat, ms)
    })
  }
  beat()
  return { stop: async () => { ending.abort(); clearTimeout(timer); await round } }
}
