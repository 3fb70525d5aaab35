import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'

export type Lang = 'zh' | 'en'
const browser = typeof document !== 'undefined'
const asked = browser ? new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('sbk.lang') : null

export const i18n = createInstance()
void i18n.init({
  lng: asked === 'en' ? 'en' : 'zh', fallbackLng: 'zh', resources: {}, initAsync: false, nsSeparator: false, keySeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false }, returnEmptyString: false,
})
export const lang = (): Lang => i18n.language === 'en' ? 'en' : 'zh'
const mark = () => { document.documentElement.lang = lang() === 'zh' ? 'zh-CN' : 'en' }
if (browser) { mark(); i18n.on('languageChanged', mark) }

export type Table = Readonly<Record<string, string>>
/** A workplace's words in both languages; English may add `key_one` for the singular of a counted sentence. */
export type Text<Zh extends Table = Table> = { readonly name: string; readonly zh: Zh; readonly en: Readonly<Record<keyof Zh, string>> & Table }
/** Words of the sentence: `{n}` in the text; `count` also chooses `key_one`. */
export type Words = Record<string, string | number>
export type T<Zh extends Table> = (key: keyof Zh & string, words?: Words) => string

/** Declares a workplace's texts: `export const text = texts('counter', { zh: { … }, en: { … } })`. */
export function texts<const Zh extends Table>(name: string, tables: { zh: Zh; en: Readonly<Record<keyof Zh, string>> & Table }): Text<Zh> {
  i18n.addResourceBundle('zh', name, tables.zh, true, true)
  i18n.addResourceBundle('en', name, tables.en, true, true)
  return { name, ...tables }
}

const follow = (changed: () => void) => { i18n.on('languageChanged', changed); return () => i18n.off('languageChanged', changed) }
/** The language of the page; the component follows it. */
export const useLang = (): Lang => useSyncExternalStore(follow, lang)
export function setLang(next: Lang): void {
  localStorage.setItem('sbk.lang', next)
  void i18n.changeLanguage(next)
}

/** `const t = useText(text)`, then `t('heading', { n: 3 })`. */
export function useText<Zh extends Table>(text: Text<Zh>): T<Zh> {
  useLang()
  return (key, words) => i18n.t(key, { ns: text.name, ...words })
}
