import { patterns } from '../paths.ts'

/** The window this page stands in: a social security counter, or a branch of a bank, which uses the same pages with its own post. */
export type Window = { kind: 'counter' | 'branch'; paths: typeof patterns.counter | typeof patterns.branch }
export const windowNow = (path = location.pathname): Window => path.startsWith(patterns.branch.home)
  ? { kind: 'branch', paths: patterns.branch } : { kind: 'counter', paths: patterns.counter }
