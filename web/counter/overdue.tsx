import { useState } from 'react'
import type { ConsignmentRow, OverdueRow } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, dayOf } from '../ui/words.ts'
import { WindowFrame } from './frame.tsx'
import { text } from './overdue-text.ts'
import { windowNow } from './window.ts'
import './counter.css'

export type Overdue = { rows: OverdueRow[]; sent: ConsignmentRow[] }

/** 过期没领: cards whose time here is over, the longest first, to be returned to the card centre. (COLL-05) */
export default function OverduePage() {
  const read = useRead<Overdue>('/api/cards-to-collect/overdue')
  return <WindowFrame><Asked of={read} rows={8}>{answer => <OfOverdue {...answer} />}</Asked></WindowFrame>
}

function OfOverdue({ rows, sent }: Overdue) {
  const t = useText(text)
  const { paths } = windowNow()
  const [picked, pick] = useState<string[]>([])
  const [asks, ask] = useState(false)
  const back = useSend<{ number: string; cards: number }>('/api/cards-to-collect/send-back', { forget: ['/api/cards-to-collect'], done: () => { pick([]); ask(false) } })
  const title = rows.length ? t('title', { n: count(rows.length) }) : t('none')
  useTitle(title)
  const cards = rows.filter(row => picked.includes(row.card)).map(({ card, person }) => ({ card, person }))
  return (
    <ListPage title={title} say={rows.length ? t('say') : undefined} back={{ to: to(paths.collect), word: t('back') }}>
      {back.done && <Message tone="ok" title={t('done', { number: back.done.number, n: count(back.done.cards) })} />}
      <section className="sheet"><DataTable file="/api/cards-to-collect/overdue" rows={rows} caption={title} keyOf={row => row.card} empty={<Empty title={t('noneSay')} />}
        picking={{ picked, pick, bulk: <Button kind="primary" size="dense" {...(picked.length ? {} : { disabled: true })} onClick={() => { back.reset(); ask(true) }}>{t('doBack', { n: count(picked.length) })}</Button> }}
        columns={[
          { key: 'holder', title: t('holder'), lead: true, cell: row => row.name },
          { key: 'card', title: t('card'), cell: row => <><Mask>{row.cardNumber}</Mask><span className="note">{row.bank}</span></> },
          { key: 'last', title: t('last'), cell: row => day(row.last) },
          { key: 'waited', title: t('waited'), right: true, cell: row => <State tone="late" size={14}>{t('days', { n: count(row.waited) })}</State> },
        ]} /></section>
      {sent.length > 0 && <section className="sheet"><header><h2>{t('sent')}</h2></header><DataTable rows={sent} caption={t('sent')} keyOf={row => row.id} columns={[
        { key: 'number', title: t('number'), lead: true, cell: row => <span className="num">{row.number}</span> },
        { key: 'cards', title: t('cards'), right: true, cell: row => count(row.cards) },
        { key: 'when', title: t('when'), quiet: true, cell: row => day(dayOf(row.sentAt)) },
        { key: 'state', title: t('state'), cell: row => row.receivedAt ? <State tone="ok" size={14}>{t('received', { day: day(dayOf(row.receivedAt)) })}</State> : <State tone="run" size={14}>{t('underWay')}</State> },
      ]} /></section>}
      {asks && <Dialog open close={() => ask(false)} title={t('ask', { n: count(cards.length) })} foot={<><Button kind="primary" busy={back.busy} onClick={() => void back.send({ cards })}>{t('yes')}</Button><Button onClick={() => ask(false)}>{t('leave')}</Button></>}>
        <p>{t('askSay')}</p><Refusal of={back.refused} /><Unknown of={back} /></Dialog>}
    </ListPage>
  )
}
