import type { ConsignmentRow } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { usePages } from '../centre/use-pages.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, dayOf, day, moment } from '../ui/words.ts'
import { WindowFrame } from './frame.tsx'
import { text } from './text.ts'

const path = '/api/production/consignments'
type Page = { rows: ConsignmentRow[]; next: string | null; open: number }

/** 收货: what the card centre sent here; signing for it tells every holder. */
export default function Goods() {
  const t = useText(text)
  const list = useRead<Page>(path)
  return (
    <WindowFrame>
      <Asked of={list} rows={6}>
        {first => <Shown key={first.open} first={first} />}
      </Asked>
      <Titled title={t('goods')} />
    </WindowFrame>
  )
}
function Shown({ first }: { first: Page }) {
  const t = useText(text)
  const { rows, next, more } = usePages<ConsignmentRow, Page>(path, first)
  return (
    <ListPage title={first.open ? t('goodsTitle', { n: first.open }) : t('goodsTitleNone')}>
      <section className="sheet">
        <DataTable file={path}
          rows={rows}
          caption={t('goodsCaption')}
          keyOf={row => row.id}
          next={next}
          more={more}
          empty={<Empty title={t('goodsNoneSay')} />}
          columns={[
            { key: 'batch', title: t('batch'), lead: true, cell: row => <span className="num">{row.number}</span> },
            { key: 'cards', title: t('cards'), right: true, cell: row => count(row.cards) },
            { key: 'sent', title: t('sentAt'), right: true, quiet: true, cell: row => moment(row.sentAt) },
            {
              key: 'received',
              title: t('receivedAt'),
              cell: row =>
                row.receivedAt ? (
                  <State tone="ok" size={14}>
                    {t('receivedWord', { day: day(dayOf(row.receivedAt)) })}
                  </State>
                ) : (
                  <Receive row={row} />
                ),
            },
          ]}
        />
      </section>
    </ListPage>
  )
}
function Titled({ title }: { title: string }) {
  useTitle(title)
  return null
}

function Receive({ row }: { row: ConsignmentRow }) {
  const t = useText(text)
  const send = useSend<{ arrived: number }>(`/api/production/consignments/${row.id}/receive`, {
    forget: ['/api/production/consignments', '/api/cards-to-collect'],
  })
  return (
    <div className="stack">
      <div className="row">
        <State tone="run" size={14}>
          {t('underway')}
        </State>
        <Button size="dense" kind="primary" busy={send.busy} onClick={() => void send.send({})}>
          {t('receive', { n: count(row.cards) })}
        </Button>
      </div>
      <Refusal of={send.refused} />
      <Unknown of={send} />
      {send.done && <Message tone="ok" title={t('receiveDone', { n: send.done.arrived })} />}
    </div>
  )
}
