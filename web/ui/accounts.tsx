import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import { State, type Tone } from './state.tsx'
import './accounts.css'

/** One account's half: `use` says what it is good for now; `wait` breaks the bar into dashes while it is not yet usable. */
export type Account = { tone: Tone; state: string; use?: ReactNode; wait?: boolean; next?: ReactNode }

/** Two accounts, one card: always in this order and in these hues. `next` (a NextStep) sits inside the account it belongs to. */
export function Accounts({ social, financial }: { social: Account; financial: Account }) {
  const t = useText(text)
  const half = (name: string, hue: string, of: Account) => (
    <div className={`acct ${hue} ${of.wait ? 'wait' : ''}`}>
      <div className="head">
        <div>
          <b>{name}</b>
          {of.use && <span className="note">{of.use}</span>}
        </div>
        <State tone={of.tone}>{of.state}</State>
      </div>
      {of.next}
    </div>
  )
  return (
    <section className="sheet accounts" aria-label={t('bothAccounts')}>
      {half(t('social'), 'social', social)}
      {half(t('financial'), 'bank', financial)}
    </section>
  )
}

/** 带什么 · 去哪里 · 多久 · one button. */
export const NextStep = ({
  title,
  facts,
  children,
  hue = 'bank',
}: {
  title: ReactNode
  facts: readonly (readonly [string, ReactNode])[]
  children?: ReactNode
  hue?: 'social' | 'bank'
}) => (
  <div className={`next ${hue}`}>
    <b>{title}</b>
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {children}
  </div>
)

/** The same two halves for consoles: beside the card, each with a plain two-column list. */
export function CardRow({ card, social, financial }: { card: ReactNode; social: ConsoleAccount; financial: ConsoleAccount }) {
  const t = useText(text)
  const half = (name: string, hue: string, of: ConsoleAccount) => (
    <div className={`acc ${hue} ${of.wait ? 'wait' : ''}`}>
      <h2>
        {name}
        <State tone={of.tone}>{of.state}</State>
      </h2>
      <dl>{of.facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>])}</dl>
      {of.foot}
    </div>
  )
  return (
    <section className="sheet cardrow">
      <div>{card}</div>
      {half(t('social'), 'social', social)}
      {half(t('financial'), 'bank', financial)}
    </section>
  )
}
export type ConsoleAccount = { tone: Tone; state: string; wait?: boolean; facts: readonly (readonly [string, ReactNode])[]; foot?: ReactNode }
