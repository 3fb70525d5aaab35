import type { ReactNode } from 'react'
import { setLang, useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { text } from './text.ts'
import './sandbox.css'

/** What stands around every page of the sandbox: the way back and the language. */
export function SandboxFrame({ back, children }: { back?: { to: string; word: string }; children: ReactNode }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <div className="sandbox">
      <header>
        <Link to={back?.to ?? patterns.welcome} className="row">
          <Mark size={26} />
          {back?.word ?? t('start')}
        </Link>
        <button type="button" className="btn link" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main>{children}</main>
    </div>
  )
}
