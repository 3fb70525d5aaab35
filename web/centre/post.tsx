import { useState } from 'react'
import { carriers, type Carrier, type PostRow } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { text } from './custody-text.ts'
import { CentreFrame } from './frame.tsx'
import './centre.css'

const forget = ['/api/production']
type Answer = { waiting: PostRow[]; underWay: PostRow[] }
const of = (row: PostRow, verb: string) => `/api/production/cards/${row.person}/${row.card}/${verb}`

/** 邮寄: cards to be posted, and parcels nobody confirmed yet. (PROD-06, COLL-04) */
export default function PostPage() {
  const read = useRead<Answer>('/api/production/post')
  return <CentreFrame><Asked of={read} rows={8}>{answer => <OfPost {...answer} />}</Asked></CentreFrame>
}

function OfPost({ waiting, underWay }: Answer) {
  const t = useText(text)
  const lang = useLang()
  const [lost, lose] = useState<PostRow | null>(null)
  const title = waiting.length ? t('postTitle', { n: count(waiting.length) }) : t('postNone')
  useTitle(title)
  const holder = { key: 'holder', title: t('holder'), lead: true, cell: (row: PostRow) => <>{row.name}<span className="note"><Mask>{row.cardNumber}</Mask></span></> }
  return (
    <ListPage title={title} say={t('postSay')} back={{ to: to(patterns.centre.stock), word: t('stock') }}>
      <section className="sheet"><header><h2>{t('toSend')}</h2></header><DataTable file="/api/production/post" table="waiting" rows={waiting} caption={t('toSend')} keyOf={row => row.card} empty={<Empty say={t('postNoneSay')} />} columns={[
        holder, { key: 'address', title: t('address'), cell: row => <Address row={row} /> }, { key: 'send', title: t('tracking'), cell: row => <Post row={row} /> },
      ]} /></section>
      <section className="sheet"><header><h2>{t('underWay')}</h2></header><DataTable file="/api/production/post" table="underWay" rows={underWay} caption={t('underWay')} keyOf={row => row.card} empty={<Empty title={t('underWayNone')} say={t('underWayNoneSay')} />} columns={[
        holder, { key: 'tracking', title: t('tracking'), cell: row => <><span className="num">{row.tracking}</span><span className="note">{carriers[row.carrier as Carrier]?.[lang]}</span></> },
        { key: 'since', title: t('sent'), quiet: true, cell: row => day(row.since) },
        { key: 'state', title: t('underWay'), cell: row => row.deliveredAt ? <State tone="todo" size={14}>{t('deliveredOn', { day: day(row.deliveredAt) })}</State> : <Delivered row={row} /> },
        { key: 'lost', title: t('lost'), cell: row => <Button kind="link" onClick={() => lose(row)}>{t('lost')}</Button> },
      ]} /></section>
      {lost && <Lost row={lost} close={() => lose(null)} />}
    </ListPage>
  )
}

function Address({ row }: { row: PostRow }) {
  const t = useText(text)
  const send = useSend<{ name: string; phone: string | null; address: string }>(of(row, 'address'))
  if (send.done) return <>{send.done.address}<span className="note">{send.done.name} {send.done.phone}</span></>
  return <><Button size="dense" busy={send.busy} onClick={() => void send.send({})}>{t('seeAddress')}</Button><span className="note">{t('seen')}</span><Refusal of={send.refused} /><Unknown of={send} /></>
}

function Post({ row }: { row: PostRow }) {
  const t = useText(text)
  const lang = useLang()
  const [carrier, setCarrier] = useState<string>('ems')
  const [tracking, setTracking] = useState('')
  const send = useSend(of(row, 'post'), { forget })
  return <Form refused={send.refused} send={() => void send.send({ carrier, tracking })}>
    <div className="row postrow"><SelectField name="carrier" label={t('carrier')} value={carrier} say={setCarrier} options={Object.entries(carriers).map(([key, words]) => [key, words[lang]] as const)} />
      <TextField name="tracking" label={t('tracking')} value={tracking} say={setTracking} maxLength={20} /><Button type="submit" busy={send.busy}>{t('sendDo')}</Button></div><Unknown of={send} /></Form>
}

function Delivered({ row }: { row: PostRow }) {
  const t = useText(text)
  const send = useSend(of(row, 'delivered'), { forget })
  return <><State tone="run" size={14}>{t('waitsConfirm')}</State> <Button size="dense" busy={send.busy} onClick={() => void send.send({})}>{t('delivered')}</Button><Refusal of={send.refused} /><Unknown of={send} /></>
}

function Lost({ row, close }: { row: PostRow; close: () => void }) {
  const t = useText(text)
  const send = useSend(of(row, 'lost'), { forget, done: close })
  return <Dialog open close={close} title={t('lostTitle')} foot={<><Button kind="danger" busy={send.busy} onClick={() => void send.send({})}>{t('lostDo')}</Button><Button onClick={close}>{t('leave')}</Button></>}>
    <p>{t('lostSay', { name: row.name })}</p><Refusal of={send.refused} /><Unknown of={send} /></Dialog>
}
