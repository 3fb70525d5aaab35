import { useState, type ReactNode } from 'react'
import type { DrawerView } from '#shared/fees'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { text } from '../counter/drawer-text.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { ListFile } from '../ui/list-file.tsx'
import { Money } from '../ui/money.tsx'
import { text as tableText } from '../ui/text.ts'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, moment, yuan } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { usePages } from './use-pages.ts'
import '../counter/drawer.css'

const path = '/api/fees/differences'
type Waiting = { rows: DrawerView[]; next: string | null; count: number }

/** 批差额: drawers whose count differed, each with what the clerk says; approved by somebody else than the clerk. */
export default function Differences() {
  const t = useText(text)
  const read = useRead<Waiting>(path)
  return <CentreFrame><Asked of={read} rows={6}>{first => <Shown key={first.count} first={first} title={first.count ? t('diffs', { n: first.count, count: first.count }) : t('diffsNone')} />}</Asked></CentreFrame>
}

function Shown({ first, title }: { first: Waiting; title: string }) {
  const t = useText(text)
  const words = useText(tableText)
  const { rows, next, more } = usePages<DrawerView, Waiting>(path, first)
  useTitle(title)
  return (
    <ListPage title={title}>
      {rows.length ? <>{rows.map(row => <One key={row.id} row={row} />)}{next && <div className="row"><Button onClick={more}>{words('more', { n: Math.min(25, first.count - rows.length) })}</Button></div>}<ListFile path={path} /></> : <section className="sheet padded"><Empty title={t('diffsNoneSay')} /></section>}
    </ListPage>
  )
}

function One({ row }: { row: DrawerView }) {
  const t = useText(text)
  const [remark, setRemark] = useState('')
  const approve = useSend<DrawerView>(`/api/fees/drawers/${row.office}/${row.id}/approve`, { forget: ['/api/fees'] })
  const difference = row.difference ?? 0
  const count = row.counts.findLast(one => one.total !== one.expected)
  const facts: (readonly [string, ReactNode])[] = [
    [t('place2'), row.officeName], [t('clerk'), `${row.clerk} ${row.user}`], [t('bookedDay'), day(row.day)], [t('expected'), <Money key="e" fen={count?.expected ?? 0} />], [t('counted'), <Money key="c" fen={count?.total ?? 0} />],
    [t('explained'), count?.explanation ?? ''],
  ]
  return (
    <section className="sheet">
      <header><h2><State tone="diff">{t(difference < 0 ? 'diffTitle_short' : 'diffTitle_over', { amount: yuan(Math.abs(difference)) })}</State></h2><span className="note">{count && moment(count.at)}</span></header>
      <div className="in stack">
        <dl className="drawerfacts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        {row.mine ? <p className="note">{t('mineNot')}</p> : (
          <Form className="countform" refused={approve.refused} send={() => void approve.send(remark.trim() ? { remark: remark.trim() } : {})}>
            <TextField name="remark" label={t('remark')} optional value={remark} say={setRemark} maxLength={300} />
            <Unknown of={approve} />
            <div className="row"><Button kind="primary" type="submit" busy={approve.busy}>{t('approve', { amount: yuan(difference) })}</Button></div>
          </Form>
        )}
      </div>
    </section>
  )
}
