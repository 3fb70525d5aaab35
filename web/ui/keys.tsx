import { useEffect, useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { text } from './text.ts'

/** `?` lists the keys that work now: those of the frame and those written beside the verbs on the page. */
export function Keys({ search }: { search: boolean }) {
  const t = useText(text)
  const [shown, show] = useState<(readonly [string, string])[] | null>(null)
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== '?' || /INPUT|TEXTAREA|SELECT/.test((event.target as HTMLElement).tagName)) return
      show(
        Array.from(
          document.querySelectorAll<HTMLElement>(':is(.verbs, .work) :is(button, label):has(.key)'),
          verb => {
            const key = verb.querySelector('.key')!.textContent, whole = verb.textContent.trim()
            return [key, whole.endsWith(key) ? whole.slice(0, -key.length).trim() : whole] as const
          },
        ),
      )
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [])
  const rows = [...(search ? [['/', t('keySearch')] as const] : []), ['Esc', t('keyOut')] as const, ['?', t('keyHelp')] as const, ...(shown ?? [])]
  return (
    <Dialog open={shown !== null} close={() => show(null)} title={t('keys')} foot={<Button onClick={() => show(null)}>{t('close')}</Button>}>
      <dl className="kv">
        {rows.map(([key, word]) => [
          <dt key={key}>
            <span className="key">{key}</span>
          </dt>,
          <dd key={`${key}-`}>{word}</dd>,
        ])}
      </dl>
    </Dialog>
  )
}
