import { useEffect, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './verbs.css'

/** A verb of the window: `why` (the reason it cannot be done, from the life table) makes it grey; `hotkey` is the letter of its pinyin. */
export type Verb = { key: string; name: string; hotkey?: string; why?: string | null; act?: () => void }

/** Every verb, possible ones first; impossible ones stay, grey, with their reason. Keys work while no field has focus. */
export function Verbs({ verbs, title, law, children }: { verbs: readonly Verb[]; title?: ReactNode; law?: ReactNode; children?: ReactNode }) {
  const t = useText(text)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /INPUT|TEXTAREA|SELECT/.test(at.tagName) ||
        at.isContentEditable ||
        document.querySelector('dialog[open]')
      )
        return
      const verb = verbs.find(verb => !verb.why && verb.hotkey?.toLowerCase() === event.key.toLowerCase())
      if (verb?.act) {
        event.preventDefault()
        verb.act()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [verbs])
  return (
    <section className="sheet verbs">
      <header>
        <h2>{title ?? t('whatElse')}</h2>
      </header>
      <ul>
        {verbs
          .toSorted((a, b) => Number(!!a.why) - Number(!!b.why))
          .map(verb => (
            <li key={verb.key}>
              {verb.why ? (
                <div className="no">
                  <b>{verb.name}</b>
                  <span className="note">{verb.why}</span>
                </div>
              ) : (
                <button type="button" onClick={verb.act}>
                  {verb.name}
                  {verb.hotkey && (
                    <span className="key" aria-hidden>
                      {verb.hotkey}
                    </span>
                  )}
                </button>
              )}
            </li>
          ))}
      </ul>
      {children}
      {law && <p className="note law">{law}</p>}
    </section>
  )
}
