import { useState } from 'react'
import type { ToCollectRow } from '#shared/production'
import { call, isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, today } from '../ui/words.ts'
import { WindowFrame, type ToCollect } from './frame.tsx'
import { HandsLink } from './hands.tsx'
import { text as handsText } from './hands-text.ts'
import type { Overdue } from './overdue.tsx'
import { text as overdueText } from './overdue-text.ts'
import { text } from './text.ts'
import { windowNow } from './window.ts'
import './counter.css'

const waited = (since: string) => Math.round((Date.parse(today()) - Date.parse(since)) / 86_400_000)

/** 待领卡: the cards that lie here for their holders, the longest first. */
export default function ToCollectPage() {
  const list = useRead<ToCollect>('/api/cards-to-collect')
  return (
    <WindowFrame>
      <Asked of={list} rows={8}>
        {answer => <Rows first={answer} />}
      </Asked>
    </WindowFrame>
  )
}

function Rows({ first }: { first: ToCollect }) {
  const t = useText(text)
  const go = useGo()
  const { paths } = windowNow()
  const [more, setMore] = useState<{ rows: ToCollectRow[]; next: string | null }>({ rows: [], next: first.next })
  const [asked, setAsked] = useState('')
  const find = useSend<{ rows: ToCollectRow[]; more: boolean }>('/api/cards-to-collect/find')
  const found = find.done
  const says = useText(handsText)
  const [picked, pick] = useState<string[]>([])
  const take = useSend<{ cards: number }>('/api/cards-in-hands/take', { forget: ['/api/cards-in-hands', '/api/cards-to-collect'], done: () => pick([]) })
  const all = [...first.rows, ...more.rows]
  const rows = found ? found.rows : all
  const title = all.length ? t('toCollectTitle', { n: count(first.count) }) : t('toCollectNone')
  useTitle(title)
  const load = async () => {
    const page = await call<ToCollect>('GET', `/api/cards-to-collect?after=${more.next}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  return (
    <ListPage
      action={<><HandsLink /><OverdueLink /></>}
      title={title}
      say={[all[0] && t('oldest', { day: day(all[0].since) }), first.onTheWay > 0 && t('onTheWay', { n: count(first.onTheWay) })]
        .filter(Boolean)
        .join('；')}
    >
      {all.length > 0 && (
        <form
          className="row findhere"
          role="search"
          aria-label={t('findHere')}
          onSubmit={event => {
            event.preventDefault()
            if (asked.trim()) void find.send({ text: asked.trim() })
          }}
        >
          <input
            type="search"
            value={asked}
            autoComplete="off"
            aria-label={t('findHere')}
            placeholder={t('findHere')}
            onChange={event => {
              setAsked(event.target.value)
              if (!event.target.value) find.reset()
            }}
          />
          <Button type="submit" busy={find.busy}>
            {t('findDo')}
          </Button>
          {found && (
            <span className="note" role="status">
              {found.more ? t('findMany') : t('findSum', { n: found.rows.length })}
            </span>
          )}
        </form>
      )}
      <Refusal of={find.refused} />
      <Unknown of={find} />
      {take.done && <Message tone="ok" title={says('takeDone', { n: count(take.done.cards) })} />}
      <Refusal of={take.refused} />
      <Unknown of={take} />
      <section className="sheet">
        <DataTable {...(found ? {} : { file: '/api/cards-to-collect' })}
          rows={rows}
          caption={t('listCaption')}
          keyOf={row => row.card}
          open={row => go(to(paths.person, { person: row.person }, { do: 'collect' }))}
          next={found ? null : more.next}
          more={() => void load()}
          picking={{
            picked,
            pick,
            why: row => (row.hands ? row.hands.mine ? says('me') : row.hands.by : null),
            bulk: (
              <Button size="dense" busy={take.busy} {...(picked.length ? {} : { disabled: true })}
                onClick={() => void take.send({ cards: rows.filter(row => picked.includes(row.card)).map(({ card, person }) => ({ card, person })) })}>
                {says('take', { n: count(picked.length) })}
              </Button>
            ),
          }}
          empty={found ? <Empty title={t('findNone')} say={t('findNoneSay')} /> : <Empty title={t('toCollectNoneSay')} />}
          columns={[
            { key: 'holder', title: t('holder'), lead: true, cell: row => row.name },
            { key: 'number', title: t('ssn'), cell: row => <Mask>{row.number}</Mask> },
            { key: 'card', title: t('cardNo'), cell: row => <Mask>{row.cardNumber}</Mask> },
            { key: 'bank', title: t('bank'), quiet: true, cell: row => row.bank },
            { key: 'where', title: says('where'), cell: row => (row.hands ? row.hands.mine ? says('me') : row.hands.by : says('safe')) },
            {
              key: 'since',
              title: t('arrived'),
              right: true,
              cell: row =>
                waited(row.since) > 30 ? (
                  <State tone="late" size={14}>
                    {t('days', { n: waited(row.since) })}
                  </State>
                ) : (
                  day(row.since)
                ),
            },
          ]}
        />
      </section>
    </ListPage>
  )
}

/** Cards whose time here is over, when there are any. */
function OverdueLink() {
  const t = useText(overdueText)
  const { paths } = windowNow()
  const read = useRead<Overdue>('/api/cards-to-collect/overdue', { off: !useMay('production.receive') })
  const n = read.data && !isRefused(read.data) ? read.data.rows.length : 0
  return n ? <LinkButton to={to(paths.overdue as never)}>{t('link', { n: count(n) })}</LinkButton> : null
}
