import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from './link.tsx'
import './button.css'

type Look = {
  /** primary: the one next step of a page; danger: stops something; bank: inside the financial account's block; link: a verb in a line. */
  kind?: 'primary' | 'plain' | 'danger' | 'bank' | 'link'
  /** large: the primary of a task (44 px on consoles); dense: inside tables. */
  size?: 'large' | 'dense'
  block?: boolean
  icon?: ReactNode
}
const look = ({ kind = 'plain', size, block }: Look) => `btn ${kind} ${size ?? ''} ${block ? 'block' : ''}`

/** A button. `busy` keeps its width and says it is at work; a disabled one needs its reason beside it (`why`), never a tooltip. */
export function Button({
  kind,
  size,
  block,
  icon,
  busy,
  why,
  children,
  ...rest
}: Look & { busy?: boolean; why?: ReactNode } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const button = (
    <button
      type="button"
      {...rest}
      className={`${look({ kind, size, block })} ${rest.className ?? ''}`}
      disabled={rest.disabled || !!why}
      aria-disabled={busy || undefined}
      onClick={busy ? event => event.preventDefault() : rest.onClick}
    >
      {busy ? <LoaderCircle className="i spin" size={18} aria-hidden /> : icon}
      {children}
    </button>
  )
  return why ? (
    <span className="btnwhy">
      {button}
      <span className="note">{why}</span>
    </span>
  ) : (
    button
  )
}

/** A link that looks like a button: for going somewhere, never for doing. */
export const LinkButton = ({ to, children, icon, ...rest }: Look & { to: string; children: ReactNode }) => (
  <Link to={to} className={look(rest)}>
    {icon}
    {children}
  </Link>
)
