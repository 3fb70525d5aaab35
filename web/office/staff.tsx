import { useState } from 'react'
import { posts, type MemberView } from '#shared/staff'
import { call, isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { SelectField } from '../ui/form.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State, type Tone } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day } from '../ui/words.ts'
import { OfficeFrame } from './frame.tsx'
import { Member } from './member.tsx'
import { NewMember, NewOffice, type Office } from './new.tsx'
import { text } from './text.ts'
import './office.css'

export type Members = { rows: MemberView[]; next: string | null }

/** 人员: who works where, whose account is open; new offices and members; closing, opening, resetting, unlocking. */
export default function Staff() {
  const offices = useRead<{ rows: Office[] }>('/api/staff/organisations')
  return <OfficeFrame><Asked of={offices} rows={10}>{({ rows }) => <OfOffices offices={rows} />}</Asked></OfficeFrame>
}

function OfOffices({ offices }: { offices: readonly Office[] }) {
  const t = useText(text)
  const [organisation, choose] = useQueryState('at')
  const [adding, add] = useState<'member' | 'office' | null>(null)
  const members = useRead<Members>(`/api/staff/members?limit=50${organisation ? `&organisation=${organisation}` : ''}`)
  const title = t('staffTitle', { n: count(offices.length) })
  useTitle(title)
  return (
    <ListPage title={title} say={t('staffSay')} action={<div className="row"><Button onClick={() => add('office')}>{t('newOffice')}</Button><Button kind="primary" onClick={() => add('member')}>{t('newMember')}</Button></div>}
      filters={<SelectField name="at" className="narrow" label={t('office')} value={organisation ?? ''} say={value => choose(value || null)} options={[['', t('allOffices')], ...offices.map(one => [one.id, `${one.name} · ${t(`kind_${one.kind}`)}`] as const)]} />}>
      <Asked of={members} rows={10}>{page => <Paged key={organisation ?? ''} first={page} organisation={organisation} />}</Asked>
      {adding === 'member' && <NewMember offices={offices} at={organisation} close={() => add(null)} />}
      {adding === 'office' && <NewOffice close={() => add(null)} />}
    </ListPage>
  )
}

const toneOf = (row: MemberView): Tone => !row.active ? 'off' : row.slow ? 'bad' : row.start ? 'todo' : 'ok'

function Paged({ first, organisation }: { first: Members; organisation: string | null }) {
  const t = useText(text)
  const lang = useLang()
  const [more, setMore] = useState<Members>({ rows: [], next: first.next })
  const [opened, open] = useState<string | null>(null)
  const load = async () => {
    const page = await call<Members>('GET', `/api/staff/members?limit=50&after=${encodeURIComponent(more.next ?? '')}${organisation ? `&organisation=${organisation}` : ''}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  const rows = [...first.rows, ...more.rows]
  const shown = rows.find(row => row.id === opened)
  const stands = (row: MemberView) => !row.active ? t('closed') : row.slow ? t('slow') : row.start ? t('starts', { day: day(row.start) }) : row.sessions ? t('atWork') : t('open')
  return (
    <section className="sheet">
      <DataTable file={`/api/staff/members${organisation ? `?organisation=${organisation}` : ''}`} rows={rows} caption={t('staff')} keyOf={row => row.id} open={row => open(row.id)} next={more.next} more={() => void load()} empty={<Empty title={t('noMembers')} say={t('noMembersSay')} />} columns={[
        { key: 'user', title: t('user'), lead: true, cell: row => <span className="num">{row.user}</span> },
        { key: 'post', title: t('post'), cell: row => (posts as Record<string, { zh: string; en: string }>)[row.post]?.[lang] ?? row.post },
        { key: 'office', title: t('office'), cell: row => row.organisationName },
        { key: 'state', title: t('state'), cell: row => <State tone={toneOf(row)} size={14}>{stands(row)}</State> },
        { key: 'keys', title: t('passkeys'), right: true, quiet: true, cell: row => row.passkeys || '—' },
      ]} />
      {shown && <Member member={shown} close={() => open(null)} />}
    </section>
  )
}
