import { isRefused } from '../api/call.ts'
import { useMe, type Me } from '../api/me.ts'
import { setLang, useLang, useText } from '../i18n.ts'
import { LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { to } from '../paths.ts'
import { DemoInbox } from './demo-inbox.tsx'
import { DemoStaff } from './demo-staff.tsx'
import { patterns } from './paths.ts'
import { text } from './text.ts'
import './bank.css'

type Banks = { banks?: readonly { code: string; zh: string; en: string; phone: string }[] }

/** The bank's first page: what it is, and the doors of its staff and its customers. */
export default function Welcome() {
  const t = useText(text)
  const lang = useLang()
  const me = useMe().data
  const known = me && !isRefused(me) ? (me as Me & Banks) : null
  useTitle(t('title'))
  return (
    <main className="public bankhome">
      <div className="between">
        <h1 className="row">
          <Mark /> {t('title')}
        </h1>
        <button className="langswitch" type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </div>
      <p className="measure">{t('say')}</p>
      <div className="doors">
        <section className="sheet">
          <h2>{t('customerDoor')}</h2>
          <p className="dim">{t('customerDoorSay')}</p>
          <LinkButton kind="bank" to={known?.kind === 'holder' ? known.home! : patterns.signIn}>
            {known?.kind === 'holder' ? t('goOn') : t('customerSignIn')}
          </LinkButton>
        </section>
        <section className="sheet">
          <h2>{t('staffDoor')}</h2>
          <p className="dim">{t('staffDoorSay')}</p>
          <LinkButton kind="primary" to={known?.kind === 'staff' ? known.home! : patterns.staffSignIn}>
            {known?.kind === 'staff' ? t('goOn') : t('staffSignIn')}
          </LinkButton>
        </section>
      </div>
      {known?.banks?.length ? (
        <section className="sheet">
          <h2>{t('atmDoor')}</h2>
          <p className="dim">{t('atmDoorSay')}</p>
          <ul className="banklist">
            {known.banks.map(bank => (
              <li key={bank.code}>
                <Link to={to(patterns.atm, { bank: bank.code })}>{bank[lang]}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {known?.banks && (
        <section className="sheet">
          <h2>{t('banks')}</h2>
          <ul className="banklist">
            {known.banks.map(bank => (
              <li key={bank.code}>
                {bank[lang]} <span className="note num">{bank.phone}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {known?.demo && <DemoInbox />}
      {known?.demo && <DemoStaff />}
    </main>
  )
}
