import { useEffect, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './verbs.css'

/** A verb of the window: `why` (the reason it cannot be done, from the life table) makes it grey; `hotkey` is the letter of its pinyin. */
export type Verb = { key: string; name: string; hotkey?: string; why?: string | null; act?: () => void }

/** What cannot be done, by its reason: verbs of one and the same reason stand together over it. */
function blocked(verbs: readonly Verb[]): [why: string, names: string[]][] {
  const reasons = new Map<string, string[]>()
  for (const { why, name } of verbs) if (why) reasons.set(why, [...(reasons.get(why) ?? []), name])
  return [...reasons]
}

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
          .filter(verb => !verb.why)
          .map(verb => (
            <li key={verb.key}>
              <button type="button" onClick={verb.act}>
                {verb.name}
                {verb.hotkey && (
                  <span className="key" aria-hidden>
                    {verb.hotkey}
                  </span>
                )}
              </button>
            </li>
          ))}
        {blocked(verbs).map(([why, names]) => (
          <li key={why}>
            <div className="no">
              <b>{names.join(t('between'))}</b>
              <span className="note">{why}</span>
            </div>
          </li>
        ))}
      </ul>
      {children}
      {law && <p className="note law">{law}</p>}
    </section>
  )
}
