import { patterns } from '../paths.ts'

/** The window this page stands in: a social security counter, a branch of a bank or a unit, which use the same pages with their own post. */
export type Window = {
  kind: 'counter' | 'branch' | 'unit'
  paths: { home: string; person: '/counter/people/$person'; collect: string; goods: string; overdue: string; ending: string; hands: string }
}
export function windowNow(path = location.pathname): Window {
  const kind = path.startsWith(patterns.branch.home) ? 'branch' : path.startsWith(patterns.unit.home) ? 'unit' : 'counter'
  return { kind, paths: patterns[kind] as Window['paths'] }
}
