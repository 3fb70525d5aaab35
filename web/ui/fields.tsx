import { use, useState, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Faults, Field, type FieldProps } from './field.tsx'
import { text } from './text.ts'

type Bare<P> = Omit<P, 'name' | 'id' | 'children' | 'className'>
/** A line of text. `value` and `say` (new text) control it. */
export const TextField = ({
  name,
  label,
  hint,
  optional,
  className,
  say,
  ...rest
}: FieldProps & Bare<InputHTMLAttributes<HTMLInputElement>> & { say: (value: string) => void }) => (
  <Field {...{ name, label, hint, optional, className }}>
    {control => <input className="input" type="text" autoComplete="off" {...control} {...rest} onChange={event => say(event.target.value)} />}
  </Field>
)
export const TextArea = ({
  name,
  label,
  hint,
  optional,
  className,
  say,
  ...rest
}: FieldProps & Bare<TextareaHTMLAttributes<HTMLTextAreaElement>> & { say: (value: string) => void }) => (
  <Field {...{ name, label, hint, optional, className }}>
    {control => <textarea className="input" rows={3} {...control} {...rest} onChange={event => say(event.target.value)} />}
  </Field>
)
/** One of a few values; options as [value, word]. */
export const SelectField = ({
  name,
  label,
  hint,
  optional,
  className,
  say,
  options,
  ...rest
}: FieldProps &
  Bare<SelectHTMLAttributes<HTMLSelectElement>> & { say: (value: string) => void; options: readonly (readonly [string, string])[] }) => (
  <Field {...{ name, label, hint, optional, className }}>
    {control => (
      <select className="input" {...control} {...rest} onChange={event => say(event.target.value)}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    )}
  </Field>
)
/** A password (never a social PIN: that is typed on the pad only), with show and hide. */
export function PasswordField({
  name,
  label,
  hint,
  className,
  say,
  ...rest
}: FieldProps & Bare<InputHTMLAttributes<HTMLInputElement>> & { say: (value: string) => void }) {
  const t = useText(text)
  const [shown, show] = useState(false)
  return (
    <Field {...{ name, label, hint, className }}>
      {control => (
        <span className="withend">
          <input className="input" type={shown ? 'text' : 'password'} {...control} {...rest} onChange={event => say(event.target.value)} />
          <Button kind="link" aria-pressed={shown} onClick={() => show(!shown)}>
            {shown ? t('hide') : t('show')}
          </Button>
        </span>
      )}
    </Field>
  )
}
/** A value read from a device: on sunk, not editable, with the device's icon. */
export function ReadField({ label, value, icon }: { label: ReactNode; value: ReactNode; icon?: ReactNode }) {
  const t = useText(text)
  return (
    <div className="field">
      <span className="label">
        {label}
        <span className="sr">{t('fromDevice')}</span>
      </span>
      <div className="readonly">
        {icon}
        {value}
      </div>
    </div>
  )
}
/** A tick with its sentence; the whole line is the target. */
export function Tick({ name, checked, say, children }: { name: string; checked: boolean; say: (on: boolean) => void; children: ReactNode }) {
  const { wrong, form } = use(Faults)
  return (
    <label className={`ticked ${wrong[name] ? 'bad' : ''}`}>
      {wrong[name] && <span className="e">{wrong[name]}</span>}
      <input type="checkbox" id={form + name} name={name} checked={checked} onChange={event => say(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
/** A whole-width target for one question: radio unless `many`. `children` lists what it means. */
export function Choice({
  name,
  value,
  chosen,
  choose,
  title,
  hue = 'social',
  many,
  children,
}: {
  name: string
  value: string
  chosen: boolean
  choose: () => void
  title: ReactNode
  hue?: 'social' | 'bank'
  many?: boolean
  children?: ReactNode
}) {
  return (
    <label className={`choice ${hue} ${chosen ? 'on' : ''} ${many ? 'many' : ''}`}>
      <input type={many ? 'checkbox' : 'radio'} className="sr" name={name} value={value} checked={chosen} onChange={choose} />
      <span className="tick" aria-hidden />
      <b>{title}</b>
      {children && <div>{children}</div>}
    </label>
  )
}
