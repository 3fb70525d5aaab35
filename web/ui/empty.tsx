import { RotateCw } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { text } from './text.ts'
import './empty.css'

/** Nothing here yet: what will be here and how to begin (one button as children). Without a title where the page's headline says so already. */
export const Empty = ({ title, say, children }: { title?: ReactNode; say?: ReactNode; children?: ReactNode }) => (
  <div className="empty">
    {title && <b>{title}</b>}
    {say && <span className="dim">{say}</span>}
    {children}
  </div>
)

/** Nothing for 300 ms, then a skeleton of the size of what comes (`rows` lines of text, or `height` in px). */
export function Waiting({ rows = 3, height }: { rows?: number; height?: number }) {
  const t = useText(text)
  const [shown, show] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => show(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const widths = [46, 88, 72, 80, 64]
  return (
    <div className={`skel ${shown ? '' : 'unseen'}`} role="status" aria-label={t('waiting')} style={height ? { minHeight: height } : undefined}>
      {Array.from({ length: height ? Math.max(1, Math.round(height / 60)) : rows }, (_, i) => (
        <i key={i} style={{ width: `${widths[i % 5]}%` }} />
      ))}
    </div>
  )
}

/** The outside fails: what is kept, when it tries again, what can be done meanwhile. Counts down and retries by itself. */
export function Broken({ retry, title, say, seconds = 20 }: { retry: () => void; title?: ReactNode; say?: ReactNode; seconds?: number }) {
  const t = useText(text)
  const [attempt, setAttempt] = useState(1)
  const [at, setAt] = useState(() => Date.now() + seconds * 1000)
  useEffect(() => {
    const timer = setTimeout(() => {
      retry()
      setAttempt(n => n + 1)
      setAt(Date.now() + seconds * 1000)
    }, at - Date.now())
    return () => clearTimeout(timer)
  }, [at, retry, seconds])
  return (
    <div className="empty broken" role="alert">
      <b>{title ?? t('broken')}</b>
      <span className="dim">{say ?? t('brokenWhy', { at: new Date(at).toTimeString().slice(0, 8) })}</span>
      <div className="row">
        <Button
          icon={<RotateCw size={16} aria-hidden />}
          onClick={() => {
            retry()
            setAttempt(n => n + 1)
          }}
        >
          {t('brokenTry')}
        </Button>
        <span className="note num">{t('tried', { n: attempt })}</span>
      </div>
    </div>
  )
}
