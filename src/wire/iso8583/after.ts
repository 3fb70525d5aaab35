/** A scheduler: does `act` once in `ms` milliseconds unless the function it gives is called first. Tests pass one of their own. */
export type After = (ms: number, act: () => void) => () => void

export const realTime: After = (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}
