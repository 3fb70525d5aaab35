import { isRefused } from '../api/call.ts'
import { signOut, useMe, useWho } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { SignInBox } from '../sign-in/box.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { Message } from '../ui/message.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { DemoStaff } from './demo-staff.tsx'
import { patterns } from './paths.ts'
import { text } from './text.ts'
import '../sign-in/sign-in.css'

/** The door of the bank's staff. */
export default function StaffSignIn() {
  const t = useText(text)
  const who = useWho()
  const { data } = useMe()
  const me = data && !isRefused(data) ? data : null
  useTitle(t('staffSignIn'))
  return (
    <div className="public signinpage">
      <header>
        <Link to={patterns.welcome} className="row" aria-label={t('toStart')}>
          <Mark />
        </Link>
      </header>
      <main>
        <h1>{t('staffSignIn')}</h1>
        <p className="dim">{t(me?.demo ? 'staffDemoSay' : 'staffSay')}</p>
        {who ? (
          <Message tone="info" title={t('signedIn', { who: [who.name, who.organisation?.name].filter(Boolean).join(' ') })}>
            <div className="row">
              <LinkButton kind="primary" to={who.home ?? patterns.welcome}>
                {t('goOn')}
              </LinkButton>
              <Button onClick={() => void signOut()}>{t('leave')}</Button>
            </div>
          </Message>
        ) : (
          <SignInBox kind="staff" />
        )}
        {me?.demo && <DemoStaff />}
      </main>
    </div>
  )
}
