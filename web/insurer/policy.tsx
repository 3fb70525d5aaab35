import { draftWords, provable, provableWords, type DraftRow, type DraftView, type Provable } from '#shared/proving'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { Leaves, valueTyped } from './policy-leaves.tsx'
import { PolicyOne } from './policy-one.tsx'
import { text } from './policy-text.ts'

export type Drafts = { rows: DraftRow[]; cities: { code: string; name: { zh: string; en: string }; values: { of: Provable; value: unknown }[] }[] }
const path = '/api/policy-drafts'

/** 政策试算: drafts of this office; one opened, or begun, from the address. (POL-01) */
export default function Policy() {
  const [open, setOpen] = useQueryState('open', { push: true })
  const read = useRead<Drafts>(path, { off: !!open && open !== 'new' })
  if (open && open !== 'new') return <InsurerFrame><PolicyOne id={open} back={() => setOpen(null)} /></InsurerFrame>
  return <InsurerFrame><Asked of={read} rows={6}>{drafts => open === 'new' ? <NewDraft of={drafts} done={id => setOpen(id)} back={() => setOpen(null)} /> : <List of={drafts} open={setOpen} />}</Asked></InsurerFrame>
}

function List({ of, open }: { of: Drafts; open: (id: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const n = of.rows.filter(row => row.state === 'open').length
  const title = n ? t('titleOpen', { n, count: n }) : t('title')
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')}>
      <div className="row"><Button kind="primary" onClick={() => open('new')}>{t('start')}</Button></div>
      <section className="sheet">
        <DataTable rows={of.rows} caption={t('title')} keyOf={row => row.id} open={row => open(row.id)} empty={<Empty title={t('none')} say={t('sayNone')} />} columns={[
          { key: 'what', title: t('what'), lead: true, cell: row => <><b>{provableWords[row.of][lang]}</b><span className="note">{row.regionName[lang]}</span></> },
          { key: 'from', title: t('from'), cell: row => day(row.validFrom) },
          { key: 'state', title: t('state'), cell: row => <><State tone={row.state === 'open' ? row.proven ? 'run' : 'todo' : row.state === 'approved' ? 'ok' : 'off'} size={14}>{draftWords[row.state][lang]}</State>{row.state === 'open' && <span className="note">{t(row.proven ? 'proven' : 'unproven')}</span>}</> },
          { key: 'by', title: t('by'), quiet: true, cell: row => <><Mask>{row.by}</Mask><span className="note">{day(row.at)}</span></> },
        ]} />
      </section>
    </ListPage>
  )
}

function NewDraft({ of, done, back }: { of: Drafts; done: (id: string) => void; back: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [city] = of.cities
  const [which, choose] = useState<Provable>(provable[0])
  const [typed, type] = useState<Record<string, string>>({})
  const [from, setFrom] = useState('')
  const [code, setCode] = useState('')
  const [title, setTitle] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<DraftView>(path, { forget: [path], done: draft => done(draft.id) })
  useTitle(t('start'))
  if (!city) return <ListPage title={t('title')} say={t('say')}><Empty title={t('none')} say={t('sayNone')} /></ListPage>
  const now = city.values.find(each => each.of === which)!.value
  const go = () => {
    const value = valueTyped(now, typed)
    const faults = { ...'bad' in value ? Object.fromEntries(value.bad.map(field => [field, t('bad')])) : {}, ...isDay(from) ? {} : { validFrom: t('dayBad') }, ...code.trim() && title.trim() ? {} : { source: t('sourceBad') } }
    setWrong(faults)
    if (!('bad' in value) && !Object.keys(faults).length) void send.send({ region: city.code, of: which, value: value.value, validFrom: from, source: { code: code.trim(), title: title.trim() } })
  }
  return (
    <ListPage title={t('start')} say={city.name[lang]}>
      <section className="sheet padded">
        <Form refused={send.refused} wrong={wrong} send={go}>
          <SelectField name="of" label={t('choose')} value={which} say={value => { choose(value as Provable); type({}) }} options={provable.map(each => [each, provableWords[each][lang]] as const)} />
          <Leaves key={which} now={now} typed={typed} say={(place, value) => type(old => ({ ...old, [place]: value }))} />
          <div className="cols2">
            <TextField name="validFrom" label={t('from')} hint={t('fromHint')} type="date" value={from} say={setFrom} />
            <TextField name="source" label={t('source')} value={code} say={setCode} maxLength={40} />
            <TextField name="sourceTitle" label={t('sourceTitle')} value={title} say={setTitle} maxLength={200} />
          </div>
          <Unknown of={send} />
          <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('save')}</Button><Button size="large" onClick={back}>{t('cancel')}</Button></div>
        </Form>
      </section>
    </ListPage>
  )
}
