import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react'
import type { Refused } from '../api/call.ts'
import { useLang, useText } from '../i18n.ts'
import { Faults, type Wrong } from './field.tsx'
import { Refusal } from './message.tsx'
import { text } from './text.ts'
import './form.css'

export { Field, type Wrong } from './field.tsx'
export * from './fields.tsx'


/**
 * A form. `refused` (from useSend) with `fields` becomes the summary and the sentence over each field of that name; without, a message.
 * `wrong` are faults the page found itself (field → sentence). Focus goes to the summary, each line links to its field.
 */
export function Form({
  refused,
  wrong,
  send,
  children,
  className = '',
}: {
  refused?: Refused | null
  wrong?: Wrong
  send: () => void
  children: ReactNode
  className?: string
}) {
  const t = useText(text)
  const lang = useLang()
  const form = useId()
  const summary = useRef<HTMLDivElement>(null)
  const faults: Wrong = refused?.fields ? Object.fromEntries(refused.fields.map(fault => [fault.field, fault[lang]])) : (wrong ?? {})
  const names = Object.keys(faults)
  const told = names.join()
  useEffect(() => {
    if (told) summary.current?.focus()
  }, [told, refused])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className={`form ${className}`} onSubmit={submit} noValidate>
      <Faults value={{ wrong: faults, form }}>
        {names.length > 0 && (
          <div className="errsum" role="alert" tabIndex={-1} ref={summary}>
            <b>{names.length === 1 ? t('fixOne') : t('fixSome', { n: names.length })}</b>
            <ul>
              {names.map(name => (
                <li key={name}>
                  <a
                    href={`#${form}${name}`}
                    onClick={event => {
                      event.preventDefault()
                      document.getElementById(form + name)?.focus()
                    }}
                  >
                    {faults[name]}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {refused && !refused.fields && <Refusal of={refused} />}
        {children}
      </Faults>
    </form>
  )
}
