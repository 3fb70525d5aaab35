import { createContext, use, useId, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './form.css'

/** Field → sentence. */
export type Wrong = Readonly<Record<string, string>>
/** What is wrong in the form around a field, and the prefix of its ids. */
export const Faults = createContext<{ wrong: Wrong; form: string }>({ wrong: {}, form: '' })

export type FieldProps = { name: string; label: ReactNode; hint?: ReactNode; optional?: boolean; className?: string }
/** Label above, hint under it, error above the control, tied by aria-describedby. `children` gets what the control needs. */
export function Field({
  name,
  label,
  hint,
  optional,
  className = '',
  children,
}: FieldProps & { children: (control: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode }) {
  const t = useText(text)
  const { wrong, form } = use(Faults)
  const fallback = useId()
  const id = (form || fallback) + name
  const fault = wrong[name]
  const told = [hint && `${id}-h`, fault && `${id}-e`].filter(Boolean).join(' ')
  return (
    <div className={`field ${fault ? 'bad' : ''} ${className}`}>
      <label htmlFor={id}>
        {label}
        {optional && <small>{t('optional')}</small>}
      </label>
      {hint && (
        <span className="note" id={`${id}-h`}>
          {hint}
        </span>
      )}
      {fault && (
        <span className="e" id={`${id}-e`}>
          {fault}
        </span>
      )}
      {children({ id, name, ...(told ? { 'aria-describedby': told } : {}), ...(fault ? { 'aria-invalid': true as const } : {}) })}
    </div>
  )
}
