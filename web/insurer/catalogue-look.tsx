import { classWords, listWords, type VersionView } from '#shared/clinics'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { DataTable } from '../ui/table.tsx'
import { day } from '../ui/words.ts'
import { text } from './catalogue-text.ts'

const price = (millionths: number | null) => millionths === null ? '—' : (millionths / 1_000_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false })

/** What the catalogue says of an item on a day. */
export function Look() {
  const t = useText(text)
  const [find, setFind] = useState('')
  const [on, setOn] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [asked, ask] = useState<string | null>(null)
  const go = () => {
    const bad = { ...find.trim() ? {} : { find: t('findMissing') }, ...!on || isDay(on) ? {} : { on: t('onBad') } }
    setWrong(bad)
    if (!Object.keys(bad).length) ask(`/api/catalogue/items?${new URLSearchParams({ find: find.trim(), ...on ? { on } : {} })}`)
  }
  return (
    <section className="sheet padded stack" aria-labelledby="look">
      <h2 id="look">{t('look')}</h2>
      <Form wrong={wrong} send={go}>
        <div className="cols2">
          <TextField name="find" label={t('find')} value={find} maxLength={60} say={setFind} />
          <TextField name="on" label={t('on')} hint={t('onHint')} optional type="date" value={on} say={setOn} />
        </div>
        <div className="row"><Button kind="primary" type="submit">{t('doFind')}</Button></div>
      </Form>
      {asked && <Found key={asked} path={asked} />}
    </section>
  )
}

function Found({ path }: { path: string }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<{ rows: VersionView[] }>(path)
  return (
    <Asked of={read} rows={4}>{({ rows }) => (
      <DataTable file={path} rows={rows} caption={t('look')} keyOf={row => `${row.code} ${row.from}`} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
        { key: 'item', title: t('item'), lead: true, cell: row => <><b>{row.name}</b> {row.spec}<span className="note num">{row.code}</span></> },
        { key: 'list', title: t('list'), cell: row => <>{listWords[row.list][lang]}<span className="note">{classWords[row.class][lang]}</span></> },
        { key: 'price', title: t('price'), right: true, cell: row => <span className="num">{price(row.price)}</span> },
        { key: 'ceiling', title: t('ceiling'), right: true, cell: row => <span className="num">{price(row.ceiling)}</span> },
        { key: 'share', title: t('share'), right: true, cell: row => row.selfpay === null ? t('byClass') : <span className="num">{row.selfpay / 100}%</span> },
        { key: 'days', title: t('days'), quiet: true, cell: row => row.until ? `${day(row.from)} – ${day(row.until)}` : t('from', { day: day(row.from) }) },
      ]} />)}</Asked>
  )
}
