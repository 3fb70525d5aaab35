import { Menu, Search } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { signOut, useWho } from '../api/me.ts'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { Button } from './button.tsx'
import { Keys } from './keys.tsx'
import { Link } from './link.tsx'
import { Mark } from './mark.tsx'
import { text } from './text.ts'
import './shell.css'

/** A line of the rail: the count is work that waits for me, red when late. null draws a rule. */
export type RailItem = { to: string; name: string; count?: number | undefined; late?: boolean; also?: readonly string[] } | null

/**
 * A console: top bar (workplace · office · search `/` · me), text rail, work area, side panel (`side`, a ReaderPanel) where a device is used.
 * `find` is the search's word; `onFind` gets what was typed (it is posted, never put into an address). `?` lists the keys; Esc leaves the search.
 */
export function Shell({
  place,
  seat,
  rail,
  find,
  onFind,
  side,
  own = patterns.ownSignIn,
  children,
}: {
  place: string
  seat?: ReactNode
  rail: readonly RailItem[]
  find?: string
  onFind?: (value: string) => void
  side?: ReactNode
  /** Where one's own sign-in is looked after; null: nowhere here. */
  own?: string | null
  children: ReactNode
}) {
  const t = useText(text)
  const me = useWho()
  const lang = useLang()
  const mode = useMode()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const path = location.pathname
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== '/' || /INPUT|TEXTAREA|SELECT/.test((event.target as HTMLElement).tagName)) return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [])
  const current = rail.reduce<RailItem>(
    (best, item) =>
      item && [item.to, ...(item.also ?? [])].some(to => path === to || path.startsWith(`${to}/`)) && item.to.length > (best?.to.length ?? 0)
        ? item
        : best,
    null,
  )
  return (
    <div className={`shell ${side ? 'with-side' : ''}`}>
      <a className="skip" href="#work">
        {t('skip')}
      </a>
      <header className="top">
        <Button
          kind="link"
          className="menu"
          aria-expanded={open}
          aria-controls="rail"
          onClick={() => setOpen(!open)}
          icon={<Menu size={20} aria-hidden />}
        >
          {t('menu')}
        </Button>
        <Link className="brand" to={rail[0]?.to ?? '/'}>
          <Mark size={26} />
          <b>{place}</b>
        </Link>
        <span className="seat">{seat ?? me?.organisation?.name}</span>
        {find && (
          <form
            className="find"
            role="search"
            aria-label={find}
            onSubmit={event => {
              event.preventDefault()
              if (box.current?.value.trim()) onFind?.(box.current.value.trim())
            }}
          >
            <Search size={16} aria-hidden />
            <input
              ref={box}
              placeholder={find}
              aria-label={find}
              onKeyDown={event => {
                if (event.key === 'Escape') event.currentTarget.blur()
              }}
            />
            <span className="key" aria-hidden>
              /
            </span>
          </form>
        )}
        <div className="who">
          {own ? <Link to={own} title={t('ownSignIn')}>{[me?.user, me?.name].filter(Boolean).join('  ') || t('ownSignIn')}</Link> : <span>{[me?.user, me?.name].filter(Boolean).join('  ')}</span>}
          <button type="button" onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}>
            {mode === 'dark' ? t('light') : t('dark')}
          </button>
          <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
            {t('language')}
          </button>
          <button type="button" onClick={() => void signOut().then(() => location.assign('/'))}>
            {t('signOut')}
          </button>
        </div>
      </header>
      <nav className={`rail ${open ? 'open' : ''}`} id="rail" aria-label={t('mainNav')} onClick={() => setOpen(false)}>
        {rail.map((item, i) =>
          item ? (
            <Link key={item.to} to={item.to} aria-current={item === current ? 'page' : undefined}>
              {item.name}
              {item.count ? <span className={`count ${item.late ? 'late' : ''}`}>{item.count.toLocaleString('en-US')}</span> : null}
            </Link>
          ) : (
            <hr key={i} />
          ),
        )}
      </nav>
      <main className="work" id="work" tabIndex={-1}>
        {children}
      </main>
      <Keys search={!!find} />
      {side && <aside className="side">{side}</aside>}
    </div>
  )
}
