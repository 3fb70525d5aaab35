import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from './button.tsx'
import { Empty } from './empty.tsx'
import { text } from './text.ts'
import './failed.css'

/** A page that threw: what is kept, what to do, and the line for the help desk. */
export function Failed({ error, again }: { error: Error; again: () => void }) {
  const t = useText(text)
  return (
    <main className="public alone">
      <h1>{t('brokenPage')}</h1>
      <p className="dim">{t('brokenPageWhy')}</p>
      <p className="note">{error.message}</p>
      <div className="row">
        <Button
          kind="primary"
          onClick={() => {
            again()
            location.reload()
          }}
        >
          {t('openAgain')}
        </Button>
      </div>
    </main>
  )
}
export function NotFound() {
  const t = useText(text)
  return (
    <main className="public alone">
      <h1>{t('notFound')}</h1>
      <p className="dim">{t('notFoundWhy')}</p>
      <div className="row">
        <LinkButton kind="primary" to={patterns.welcome}>
          {t('toStart')}
        </LinkButton>
      </div>
    </main>
  )
}
/** Nobody is signed in: where to sign in; one comes back afterwards. */
export function SignInFirst({ to }: { to: string }) {
  const t = useText(text)
  return (
    <main className="public alone">
      <h1 className="sr">{t('signInFirst')}</h1>
      <Empty title={t('signInFirst')} say={t('signInWhy')}>
        <LinkButton kind="primary" to={to}>
          {t('signIn')}
        </LinkButton>
      </Empty>
    </main>
  )
}
