import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Refused } from '../api/call.ts'
import { queries } from '../api/client.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from './button.tsx'
import { text } from './text.ts'
import './bits.css'

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert, ok: CircleCheck }

/** What happened (title), then what to do (children). No close button on what still holds. */
export function Message({ tone, title, children }: { tone: keyof typeof icons; title: ReactNode; children?: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={`msg ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon className="i" size={18} aria-hidden />
      <div>
        <b>{title}</b>
        {children}
      </div>
    </div>
  )
}

/** A refusal as the server words it: the first sentence says what happened, the rest what to do. A stale form is offered the new state. */
export function Refusal({ of, children }: { of: Refused | null | undefined; children?: ReactNode }) {
  const lang = useLang()
  const t = useText(text)
  if (!of) return null
  const [title, rest] = halves(of[lang])
  return (
    <Message tone="bad" title={title}>
      {rest && <span>{rest}</span>}
      {children}
      {(of.refused === 'passkey-needed' || of.refused === 'password-to-change') && (
        <LinkButton size="dense" to={to(patterns.ownSignIn, {}, { from: location.pathname + location.search })}>
          {t(of.refused === 'passkey-needed' ? 'prove' : 'ownFirstDo')}
        </LinkButton>
      )}
      {/(^|-)stale$/.test(of.refused) && of.refused !== 'challenge-stale' && of.refused !== 'signature-stale' && (
        <Button size="dense" onClick={() => void queries.invalidateQueries()}>
          {t('reload')}
        </Button>
      )}
    </Message>
  )
}

/** Splits a sentence of the server at its first full stop: 密码不对，还能试 7 次。忘了可以带身份证到窗口重置 → two halves. */
export function halves(sentence: string): [string, string] {
  const end = /[。；]|[.;](?=\s)/.exec(sentence)
  if (!end) return [sentence, '']
  return [sentence.slice(0, end.index), sentence.slice(end.index + 1).trim()]
}
