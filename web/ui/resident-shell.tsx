import { Bell, ChevronLeft, CircleHelp, House, Phone, ReceiptText, ScanEye, UserRound, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { useResidentTabs } from '../resident/tabs.ts'
import { Button } from './button.tsx'
import { Link } from './link.tsx'
import { Mark } from './mark.tsx'
import { text } from './text.ts'
import './resident-shell.css'

const icons = { home: House, records: ReceiptText, help: CircleHelp, me: UserRound } as const

/**
 * The public's frame. A start page shows our name, 长辈版 and the tab bar; a question or receipt has `back` (a path) and `title`, and no tab bar.
 * `unread` puts a dot on the bell. In elder mode 读给我听 and 打 12333 are always at the bottom. `wide` is the desktop column of 1160.
 */
export function ResidentShell({
  title,
  back,
  unread,
  inbox,
  wide,
  right,
  children,
}: {
  title: ReactNode
  back?: string
  unread?: number
  inbox?: string
  wide?: boolean
  right?: ReactNode
  children: ReactNode
}) {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  const tabs = useResidentTabs()
  return (
    <div className={`public phone ${wide ? 'wide' : ''}`}>
      <a className="skip" href="#work">
        {t('skip')}
      </a>
      <header className="bar">
        {back ? (
          <Link className="tap backto" to={back} aria-label={t('back')}>
            <ChevronLeft size={26} aria-hidden />
          </Link>
        ) : (
          !elder && <Mark />
        )}
        <b>{title}</b>
        {right}
        {!right && !elder && (
          <button type="button" className="tap" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
            {lang === 'zh' ? 'EN' : '中文'}
          </button>
        )}
        {!back && (
          <button type="button" className="tap" onClick={() => setMode(elder ? 'light' : 'elder')}>
            {elder ? (
              t('standard')
            ) : (
              <>
                <ScanEye size={20} aria-hidden />
                {t('elder')}
              </>
            )}
          </button>
        )}
        {inbox && !elder && (
          <Link className={`tap ${unread ? 'dot' : ''}`} to={inbox} aria-label={t('records')}>
            <Bell size={22} aria-hidden />
          </Link>
        )}
      </header>
      <main id="work" tabIndex={-1} className={back ? 'ask' : ''}>
        {children}
      </main>
      {elder ? (
        <ReadAloud />
      ) : (
        !back && (
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
      )}
    </div>
  )
}

/** Reads the page aloud, block by block, marking what is being read with the focus colour. */
function ReadAloud() {
  const t = useText(text)
  const lang = useLang()
  const [reading, setReading] = useState(false)
  useEffect(() => () => speechSynthesis?.cancel(), [])
  const stop = () => {
    speechSynthesis?.cancel()
    document.querySelectorAll('.beingread').forEach(block => block.classList.remove('beingread'))
    setReading(false)
  }
  const read = () => {
    const blocks = Array.from(document.querySelectorAll<HTMLElement>('main :is(h1, h2, p, li, dt, dd, b, .fig, .state, .btn)')).filter(
      block => !block.closest('[aria-hidden]') && !block.querySelector('h1, h2, p, li, dd, b, .btn'),
    )
    setReading(true)
    blocks.forEach((block, i) => {
      const words = new SpeechSynthesisUtterance(block.innerText)
      words.lang = lang === 'zh' ? 'zh-CN' : 'en-GB'
      words.rate = 0.9
      words.onstart = () => {
        block.classList.add('beingread')
        block.scrollIntoView({ block: 'center' })
      }
      words.onend = () => {
        block.classList.remove('beingread')
        if (i === blocks.length - 1) setReading(false)
      }
      speechSynthesis.speak(words)
    })
  }
  return (
    <div className="aloud">
      <Button onClick={reading ? stop : read} icon={reading ? <VolumeX size={28} aria-hidden /> : <Volume2 size={28} aria-hidden />}>
        {reading ? t('stopReading') : t('readAloud')}
      </Button>
      <a className="btn" href="tel:12333">
        <Phone size={26} aria-hidden />
        {t('call')}
      </a>
    </div>
  )
}
