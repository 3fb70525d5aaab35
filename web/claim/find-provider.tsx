import type { FoundProvider } from '#shared/reimbursement'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Choice, TextField } from '../ui/form.tsx'
import { text } from './claim-text.ts'

type Chosen = Pick<FoundProvider, 'code' | 'name' | 'level'>
/** A designated provider, found by part of its name or by its code. */
export function FindProvider({ path, chosen, choose }: { path: string; chosen: Chosen | null; choose: (one: Chosen | null) => void }) {
  const t = useText(text)
  const [typed, type] = useState('')
  const [asked, ask] = useState('')
  const read = useRead<{ rows: FoundProvider[] }>(`${path}?find=${encodeURIComponent(asked)}`, { off: asked.length < 2 })
  const rows = asked && read.data && !isRefused(read.data) ? read.data.rows : null
  if (chosen) return <div className="row"><b>{chosen.name}</b><span className="note num">{chosen.code}</span><Button kind="link" onClick={() => choose(null)}>{t('take')}</Button></div>
  return (
    <>
      <TextField name="find" label={t('find')} hint={t('findHint')} value={typed} say={type} maxLength={60} onKeyDown={event => { if (event.key === 'Enter') { event.preventDefault(); ask(typed.trim()) } }} />
      <div className="row"><Button onClick={() => ask(typed.trim())}>{t('findDo')}</Button></div>
      {rows && (rows.length ? <div className="choices">{rows.map(one => <Choice key={one.code} name="provider" value={one.code} chosen={false} choose={() => choose(one)} title={one.name}><span className="note num">{one.code}</span></Choice>)}</div> : <p className="note">{t('foundNone')}</p>)}
    </>
  )
}
