import { Bell, ChevronLeft, CircleHelp, House, ReceiptText, ScanEye, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { useResidentTabs } from '../resident/tabs.ts'
import { Link } from './link.tsx'
import { Mark } from './mark.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { text } from './text.ts'
import { useDesktop } from './use-desktop.ts'
import './resident-shell.css'

type Frame = { title: ReactNode; back?: string; unread?: number; inbox?: string; right?: ReactNode; children: ReactNode }

/**
 * The public's frame. A start page shows our name, 长辈版 and the four tabs (below on a phone, above on a desk); a question or receipt has
 * `back` (a path) and `title`, and no tabs. `unread` puts a dot on the bell. In large print 读给我听 and 打 12333 are always at the bottom.
 */
export function ResidentShell(frame: Frame) {
  const t = useText(text)
  const elder = useMode() === 'elder'
  const desktop = useDesktop()
  const tabs = !frame.back && !elder
  return (
    <div className="public phone">
      <a className="skip" href="#work">
        {t('skip')}
      </a>
      <Bar {...frame} tabs={tabs && desktop} />
      <main id="work" tabIndex={-1} className={frame.back ? 'ask' : ''}>
        {frame.children}
      </main>
      {elder && <ReadAloud />}
      {tabs && !desktop && <Tabs />}
    </div>
  )
}

function Bar({ title, back, unread, inbox, right, tabs }: Omit<Frame, 'children'> & { tabs: boolean }) {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  return (
    <header className="bar">
      {back ? (
        <Link className="tap backto" to={back} aria-label={t('back')}>
          <ChevronLeft size={26} aria-hidden />
        </Link>
      ) : (
        !elder && <Mark />
      )}
      <b>{title}</b>
      {tabs && <Tabs />}
      {right}
      {!right && !elder && (
        <button type="button" className="tap" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'EN' : '中文'}
        </button>
      )}
      {!back && (
        <button type="button" className="tap" onClick={() => setMode(elder ? 'light' : 'elder')}>
          {!elder && <ScanEye size={20} aria-hidden />}
          {t(elder ? 'standard' : 'elder')}
        </button>
      )}
      {inbox && !elder && (
        <Link className={`tap ${unread ? 'dot' : ''}`} to={inbox} aria-label={t('records')}>
          <Bell size={22} aria-hidden />
        </Link>
      )}
    </header>
  )
}

const icons = { home: House, records: ReceiptText, help: CircleHelp, me: UserRound } as const
function Tabs() {
  const t = useText(text)
  const tabs = useResidentTabs()
  return (
    <nav className="tabbar" aria-label={t('mainNav')}>
      {tabs.map(tab => {
        const Icon = icons[tab.key]
        return (
          <Link key={tab.key} to={tab.to} aria-current={location.pathname === tab.to ? 'page' : undefined}>
            <Icon size={22} aria-hidden />
            {t(tab.key)}
          </Link>
        )
      })}
    </nav>
  )
}
