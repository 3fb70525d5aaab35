import type { ReactNode } from 'react'
import { isRefused } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { Asked } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { text } from './text.ts'

/** Draws its children for a signed-in holder, otherwise the way to sign in (and back here) in the public's frame. */
export function HolderOnly({ children }: { children: ReactNode }) {
  const t = useText(text)
  const me = useMe()
  const known = me.data && !isRefused(me.data) ? me.data : null
  if (known?.kind === 'holder') return children
  return <ResidentShell title={t('product', { region: '' })}>{known ? <SignInFirst /> : <Asked of={me} rows={4}>{() => null}</Asked>}</ResidentShell>
}

function SignInFirst() {
  const t = useText(text)
  return (
    <>
      <div className="stack">
        <h1>{t('signInFirst')}</h1>
        <p className="dim">{t('signInWhy')}</p>
      </div>
      <div className="foot">
        <LinkButton kind="primary" block to={to(patterns.signIn, {}, { from: location.pathname })}>
          {t('signIn')}
        </LinkButton>
        <LinkButton block to={patterns.resident.where}>
          {t('whereOpen')}
        </LinkButton>
      </div>
    </>
  )
}
