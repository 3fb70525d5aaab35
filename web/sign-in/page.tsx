import { signOut, useWho } from '../api/me.ts'
import { setLang, useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { Message } from '../ui/message.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { SignInBox } from './box.tsx'
import { startFor } from './start.ts'
import { text } from './text.ts'
import './sign-in.css'

/** One door for residents, one for staff: the same page with other words. */
export function SignInPage({ kind }: { kind: 'holder' | 'staff' }) {
  const t = useText(text)
  const lang = useLang()
  const who = useWho()
  useTitle(t(kind === 'holder' ? 'holderTitle' : 'staffTitle'))
  return (
    <div className="public signinpage">
      <header>
        <Link to={patterns.welcome} className="row" aria-label={t('seats')}>
          <Mark />
        </Link>
        <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main>
        <h1>{t(kind === 'holder' ? 'holderTitle' : 'staffTitle')}</h1>
        <p className="dim">{t(kind === 'holder' ? 'holderSay' : 'staffSay')}</p>
        {who ? (
          <Message tone="info" title={t('signedIn', { who: [who.name, who.organisation?.name].filter(Boolean).join(' ') })}>
            <div className="row">
              <LinkButton kind="primary" to={startFor(who)}>
                {t('goOn')}
              </LinkButton>
              <Button onClick={() => void signOut()}>{t('leave')}</Button>
            </div>
          </Message>
        ) : (
          <SignInBox kind={kind} />
        )}
        <p className="row links">
          <Link to={kind === 'holder' ? patterns.staffSignIn : patterns.signIn}>{t(kind === 'holder' ? 'staffInstead' : 'holderInstead')}</Link>
          <Link to={patterns.welcome}>{t('seats')}</Link>
        </p>
      </main>
    </div>
  )
}
