import { useState } from 'react'
import { posts, type RecordPage, type RecordRow } from '#shared/staff'
import { call, isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field, SelectField } from '../ui/form.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day, stamp } from '../ui/words.ts'
import { Chain } from './chain.tsx'
import { OfficeFrame } from './frame.tsx'
import { FindPerson } from './find-person.tsx'
import { text } from './text.ts'
import './office.css'

const rooms = ['holders', 'applications', 'cards', 'pins', 'insurance', 'production', 'settlement', 'ledger', 'staff', 'record', 'regions', 'terminals', 'banks', 'papers', 'notices'] as const

/** 审计: the record by days, person, verb, office and clerk; who looked at a person; how the chain stands. */
export default function Record() {
  const t = useText(text)
  const names = ['from', 'to', 'verb', 'looks', 'person', 'organisation', 'by'] as const
  const state = Object.fromEntries(names.map(name => [name, useQueryState(name)])) as { [K in (typeof names)[number]]: ReturnType<typeof useQueryState> }
  const query = new URLSearchParams({ limit: '50' })
  for (const name of names) if (state[name][0]) query.set(name, state[name][0]!)
  const path = `/api/record/entries?${query}`
  const page = useRead<RecordPage>(path)
  const span = page.data && !isRefused(page.data) ? { from: page.data.from, to: page.data.to } : null
  const title = span ? (span.from === span.to ? t('recordDay', { day: day(span.from) }) : t('recordDays', { from: day(span.from), to: day(span.to) })) : t('record')
  useTitle(title)
  const narrowed = (['person', 'organisation', 'by'] as const).filter(name => state[name][0])
  const dates = (name: 'from' | 'to') => (
    <Field name={name} label={t(name)}>{control => <input className="input" type="date" {...control} value={state[name][0] ?? span?.[name] ?? ''} onChange={event => state[name][1](event.target.value || null)} />}</Field>
  )
  return (
    <OfficeFrame>
      <ListPage title={title} say={t('recordSay')} aside={<><FindPerson found={id => state.person[1](id)} /><Chain /></>}
        filters={<div className="filters">
          {dates('from')}{dates('to')}
          <SelectField name="verb" label={t('room')} value={state.verb[0] ?? ''} say={value => state.verb[1](value || null)} options={[['', t('all')], ...rooms.map(room => [room, t(`room_${room}`)] as const), ...(state.verb[0]?.includes('.') ? [[state.verb[0], state.verb[0]] as const] : [])]} />
          <SelectField name="looks" label={t('what')} value={state.looks[0] ?? ''} say={value => state.looks[1](value || null)} options={[['', t('all')], ['only', t('onlyLooks')], ['none', t('onlyDone')]]} />
          {narrowed.length > 0 && <div className="chips">{narrowed.map(name => <button key={name} type="button" aria-pressed onClick={() => state[name][1](null)}>{t(`of_${name}`)} ✕</button>)}</div>}
        </div>}>
        <Asked of={page} rows={12}>{first => <Entries key={path} path={path} first={first} narrow={(name, value) => state[name][1](value)} />}</Asked>
      </ListPage>
    </OfficeFrame>
  )
}

type Narrow = (name: 'person' | 'organisation' | 'by' | 'verb', value: string) => void
function Entries({ path, first, narrow }: { path: string; first: RecordPage; narrow: Narrow }) {
  const t = useText(text)
  const lang = useLang()
  const [more, setMore] = useState<Pick<RecordPage, 'rows' | 'next'>>({ rows: [], next: first.next })
  const load = async () => {
    const page = await call<RecordPage>('GET', `${path}&after=${encodeURIComponent(more.next ?? '')}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  const rows = [...first.rows, ...more.rows]
  const link = (name: Parameters<Narrow>[0], value: string, word: string) => <Button kind="link" onClick={() => narrow(name, value)}>{word}</Button>
  const who = (row: RecordRow) => row.user ?? t(`kind_by_${row.kind as 'holder'}`)
  const post = (row: RecordRow) => (posts as Record<string, { zh: string; en: string }>)[row.post ?? '']?.[lang]
  return (
    <section className="sheet office-entries">
      <header><h2>{t('entries')}</h2><span className="note">{t('entriesSay', { n: count(rows.length) })}</span></header>
      <DataTable file={path} rows={rows} caption={t('entries')} keyOf={row => row.id} next={more.next} more={() => void load()} empty={<Empty title={t('noEntries')} say={t('noEntriesSay')} />} columns={[
        { key: 'at', title: t('at'), cell: row => <span className="num">{stamp(row.at)}</span> },
        { key: 'verb', title: t('what'), lead: true, cell: row => <>{link('verb', row.verb, row.verb)}<Facts of={row.facts} /></> },
        { key: 'by', title: t('who'), cell: row => <>{row.by ? link('by', row.by, who(row)) : who(row)}<span className="note">{post(row) ?? row.authority}</span></> },
        { key: 'office', title: t('office'), quiet: true, cell: row => row.organisation ? link('organisation', row.organisation, row.organisationName ?? t('anOffice')) : '—' },
        { key: 'person', title: t('person'), cell: row => row.person ? link('person', row.person, `…${row.person.slice(-6)}`) : row.subjectKind ? <span className="note">{row.subjectKind}</span> : '—' },
      ]} />
    </section>
  )
}

const Facts = ({ of }: { of: RecordRow['facts'] }) => {
  const said = Object.entries(of).filter(([, value]) => value !== '').map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
  return said.length ? <span className="note facts">{said.join(' · ')}</span> : null
}
