import type { ItemView } from '#shared/clinics'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './matches-text.ts'

/** One match more: the own code and name, and the item it stands for, found by code, name or initials. */
export function AddMatch() {
  const t = useText(text)
  const [own, setOwn] = useState('')
  const [name, setName] = useState('')
  const [from, setFrom] = useState('')
  const [item, setItem] = useState<ItemView | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend('/api/matches', { forget: ['/api/matches'], done: () => { setOwn(''); setName(''); setItem(null) } })
  const go = () => {
    const bad = { ...own.trim() ? {} : { own: t('ownMissing') }, ...name.trim() ? {} : { name: t('nameMissing') }, ...item ? {} : { code: t('codeMissing') }, ...!from || isDay(from) ? {} : { from: t('dayBad') } }
    setWrong(bad)
    if (!Object.keys(bad).length) void send.send({ own: own.trim(), name: name.trim(), code: item!.code, ...from ? { from } : {} })
  }
  return (
    <section className="sheet padded stack" aria-labelledby="add">
      <h2 id="add">{t('add')}</h2>
      {send.done !== null && <Message tone="ok" title={t('done')} />}
      <Form refused={send.refused} wrong={wrong} send={go}>
        <div className="cols2">
          <TextField name="own" label={t('own')} maxLength={30} value={own} say={setOwn} />
          <TextField name="name" label={t('name')} maxLength={200} value={name} say={setName} />
        </div>
        {item ? <div className="row"><b>{t('chosen', { name: item.name, spec: item.spec })}</b><Button size="dense" onClick={() => setItem(null)}>{t('change')}</Button></div> : <Find take={setItem} />}
        <TextField name="from" label={t('start')} hint={t('startHint')} optional type="date" value={from} say={setFrom} />
        <Unknown of={send} />
        <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('doAdd')}</Button></div>
      </Form>
    </section>
  )
}

function Find({ take }: { take: (item: ItemView) => void }) {
  const t = useText(text)
  const [asked, ask] = useState('')
  const found = useRead<{ rows: ItemView[] }>(`/api/till/items?find=${encodeURIComponent(asked.trim())}`, { off: !asked.trim() })
  const rows = asked.trim() && found.data && !isRefused(found.data) ? found.data.rows : null
  return (
    <div className="stack">
      <TextField name="code" label={t('find')} hint={t('findHint')} maxLength={40} value={asked} say={ask} />
      {rows?.length === 0 && <span className="note" role="status">{t('nothing')}</span>}
      {rows?.slice(0, 8).map(row => <div key={row.code} className="row"><Button size="dense" onClick={() => take(row)}>{t('choose')}</Button><span><b>{row.name}</b> {row.spec} <span className="note num">{row.code}</span></span></div>)}
    </div>
  )
}
