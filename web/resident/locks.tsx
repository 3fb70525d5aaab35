import type { LockView } from '#shared/cards'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { NextStep } from '../ui/accounts.tsx'
import { State } from '../ui/state.tsx'
import { text } from './locks-text.ts'

/** 锁着的: what is locked, by whom it can be unlocked, what to do. Nothing locked: one line says so. */
export function Locks() {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<{ rows: LockView[] }>('/api/my/locks')
  if (!read.data || isRefused(read.data)) return null
  const { rows } = read.data
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {rows.length === 0 && <State tone="ok">{t('none')}</State>}
      {rows.map(row => (
        <NextStep
          key={row.key}
          hue="social"
          title={row.what[lang]}
          facts={[
            [t('who'), row.who[lang]],
            [t('todo'), row.todo[lang]],
          ]}
        />
      ))}
    </section>
  )
}
