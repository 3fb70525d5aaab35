import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { signOut, useMe, useWho } from '../../api/me.ts'
import { isRefused } from '../../api/call.ts'
import { setLang, useLang, useText } from '../../i18n.ts'
import { setMode, useMode } from '../../mode.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { useTitle } from '../../ui/skeletons.tsx'
import { to } from '../../paths.ts'
import { patterns } from '../paths.ts'
import { text } from './text.ts'
import '../../ui/resident-shell.css'
import '../../resident/resident.css'
import './online.css'

type Frame = { title: string; back?: string; children: ReactNode; open?: boolean }
/** Around every page of a bank's customer: name, language, large type. `back`: a path; `open`: also for who is not signed in. */
export function OnlineFrame({ title, back, children, open }: Frame) {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  const me = useMe()
  const who = useWho()
  const go = useNavigate()
  useTitle(title)
  const customer = who?.kind === 'holder'
  const gone = me.data !== undefined && !isRefused(me.data) && !customer && !open
  return (
    <div className="public phone bankonline">
      <header className="bar">
        {back ? (
          <Link className="tap backto" to={back} aria-label={t('back')}>
            <ChevronLeft size={26} aria-hidden />
          </Link>
        ) : (
          !elder && <Mark />
        )}
        <b>{title}</b>
        <button type="button" className="tap" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'EN' : '中文'}
        </button>
        <button type="button" className="tap" onClick={() => setMode(elder ? 'light' : 'elder')}>
          {t(elder ? 'standard' : 'elder')}
        </button>
        {customer && !back && (
          <button type="button" className="tap" onClick={() => void signOut().then(() => go({ to: patterns.welcome }))}>
            <LogOut size={20} aria-hidden />
            {t('signOut')}
          </button>
        )}
      </header>
      <main id="work" tabIndex={-1} className={back ? 'ask' : ''}>
        {gone ? (
          <>
            <h1>{t('signedOut')}</h1>
            <p className="dim">{t('signedOutSay')}</p>
            <LinkButton kind="bank" block to={to(patterns.signIn, {}, { from: location.pathname + location.search })}>
              {t('again')}
            </LinkButton>
          </>
        ) : (
          children
        )}
      </main>
    </div>
  )
}
