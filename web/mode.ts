import { useSyncExternalStore } from 'react'

/** `light` and `dark` are for everyone; `elder` only changes resident pages. (design §11) */
export type Mode = 'light' | 'dark' | 'elder'
const listeners = new Set<() => void>()
const query = () => new URLSearchParams(location.search).get('mode')
let chosen = read()

function read(): Mode {
  const kept = query() ?? localStorage.getItem('sbk.mode')
  return kept === 'dark' || kept === 'elder' ? kept : 'light'
}

/** What a workplace shows: staff consoles have no elder mode. */
export function useMode(): Mode {
  return useSyncExternalStore(heard => { listeners.add(heard); return () => listeners.delete(heard) }, () => chosen)
}
export function setMode(mode: Mode): void {
  chosen = mode
  localStorage.setItem('sbk.mode', mode)
  for (const heard of listeners) heard()
}
/** Puts the mode on the page; tokens do the rest. */
export function wear(mode: Mode): void {
  document.documentElement.dataset['mode'] = mode
}
