import { useState } from 'react'
import { applicationWord, type DecidedRow } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextArea } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, groups, moment } from '../ui/words.ts'
import { text } from './decided-text.ts'
import { CentreFrame } from './frame.tsx'
import { usePages } from './use-pages.ts'

type Decided = { rows: DecidedRow[]; next: string | null; count: number; hours: number }

/** 我审的: what I decided within the hours of taking back, each with its way back or the reason why there is none. */
export default function DecidedPage() {
  const read = useRead<Decided>('/api/review/decided')
  return <CentreFrame><Asked of={read} rows={8}>{answer => <Shown key={answer.rows[0]?.id} first={answer} />}</Asked></CentreFrame>
}

function Shown({ first }: { first: Decided }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<DecidedRow, Decided>('/api/review/decided', first)
  const [asked, ask] = useState<DecidedRow | null>(null)
  const [done, setDone] = useState('')
  const title = t(first.count ? 'title' : 'none', { n: count(first.count), hours: first.hours })
  useTitle(title)
  return (
    <ListPage title={title} say={t('say', { hours: first.hours })} back={{ to: to(patterns.centre.review), word: t('back') }}>
      {done && <div role="status"><Message tone="ok" title={done} /></div>}
      <section className="sheet"><DataTable file="/api/review/decided" rows={rows} caption={t('caption')} keyOf={row => row.id} next={next} more={more}
        empty={<Empty title={t('empty')}><LinkButton to={to(patterns.centre.review)} kind="primary">{t('toReview')}</LinkButton></Empty>} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num">{groups(row.number)}</span></> },
          { key: 'what', title: t('what'), cell: row => <State tone={row.taken ? 'off' : row.what === 'approved' ? 'ok' : 'todo'} size={14}>{t(row.what)}</State> },
          { key: 'at', title: t('at'), cell: row => <span className="num">{moment(row.at)}</span> },
          { key: 'now', title: t('now'), quiet: true, cell: row => applicationWord[row.now][lang] },
          { key: 'act', title: t('act'), cell: row => row.taken ? <>{t('taken', { time: moment(row.taken.at) })}<span className="note">{row.taken.reason}</span></> : row.why ? <span className="note">{row.why[lang]}</span>
            : <><Button kind="link" onClick={() => { setDone(''); ask(row) }}>{t('open')}<span className="sr">{row.name}</span></Button><span className="note">{t('until', { time: moment(row.until) })}</span></> },
        ]} /></section>
      {asked && <TakeBack row={asked} close={() => ask(null)} done={() => { setDone(t('done', { name: asked.name })); ask(null) }} />}
    </ListPage>
  )
}

function TakeBack({ row, close, done }: { row: DecidedRow; close: () => void; done: () => void }) {
  const t = useText(text)
  const [reason, say] = useState('')
  const send = useSend(`/api/applications/${row.person}/${row.application}/take-back`, { forget: ['/api/review'], done })
  return (
    <Dialog open close={close} title={t(row.what === 'approved' ? 'askApproved' : 'askReturned', { name: row.name })}>
      <Form refused={send.refused} send={() => void send.send({ reason, version: row.version })}>
        <TextArea name="reason" label={t('why')} hint={t('whyHint')} value={reason} say={say} autoFocus />
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy} disabled={!reason.trim()}>{t('do')}</Button><Button onClick={close}>{t('keep')}</Button></div>
      </Form>
    </Dialog>
  )
}
