import { useSyncExternalStore } from 'react'

export type Lang = 'zh' | 'en'
const browser = typeof document !== 'undefined'
const asked = browser ? (new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('sbk.lang')) : null

let chosen: Lang = asked === 'en' ? 'en' : 'zh'
const listeners = new Set<() => void>()
const mark = () => {
  if (browser) document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}
mark()

export const lang = (): Lang => chosen
export function setLang(next: Lang): void {
  chosen = next
  localStorage.setItem('sbk.lang', next)
  mark()
  for (const heard of listeners) heard()
}
const follow = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
/** The language of the page; the component follows it. */
export const useLang = (): Lang => useSyncExternalStore(follow, lang)

export type Table = Readonly<Record<string, string>>
/** A workplace's words in both languages; English may add `key_one` for the singular of a counted sentence. */
export type Text<Zh extends Table = Table> = { readonly name: string; readonly zh: Zh; readonly en: Readonly<Record<keyof Zh, string>> & Table }
/** Words of the sentence: `{n}` in the text; `count` also chooses `key_one`. */
export type Words = Record<string, string | number>
export type T<Zh extends Table> = (key: keyof Zh & string, words?: Words) => string

/** Declares a workplace's texts: `export const text = texts('counter', { zh: { … }, en: { … } })`. */
export const texts = <const Zh extends Table>(name: string, tables: { zh: Zh; en: Readonly<Record<keyof Zh, string>> & Table }): Text<Zh> => ({ name, ...tables })

/** A key's sentence with its words put in; a key the table lacks is answered as it is. */
export function say(table: Table, key: string, words: Words = {}): string {
  const sentence = (words['count'] === 1 ? table[`${key}_one`] : undefined) ?? table[key] ?? key
  return sentence.replace(/\{(\w+)\}/g, (hole, word: string) => String(words[word] ?? hole))
}

/** `const t = useText(text)`, then `t('heading', { n: 3 })`. */
export function useText<Zh extends Table>(text: Text<Zh>): T<Zh> {
  const table: Table = text[useLang()]
  return (key, words) => say(table, key, words)
}
