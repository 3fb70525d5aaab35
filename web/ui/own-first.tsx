import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from './button.tsx'
import { text } from './text.ts'
import './failed.css'

/** Signed in with a start password: one's own comes first. */
export function OwnFirst() {
  const t = useText(text)
  return (
    <main className="public alone">
      <h1>{t('ownFirst')}</h1>
      <p className="dim">{t('ownFirstWhy')}</p>
      <LinkButton kind="primary" block to={patterns.ownSignIn}>
        {t('ownFirstDo')}
      </LinkButton>
    </main>
  )
}
