import { patterns } from '../paths.ts'

/** The four tabs of the public's start pages. */
export const useResidentTabs = () => [
  { key: 'home', to: patterns.resident.home }, { key: 'records', to: patterns.resident.records },
  { key: 'help', to: patterns.resident.help }, { key: 'me', to: patterns.resident.me },
] as const
