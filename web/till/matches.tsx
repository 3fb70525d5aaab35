import type { MatchView } from '#shared/clinics'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { usePages } from '../centre/use-pages.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { Shell } from '../ui/shell.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { AddMatch } from './matches-add.tsx'
import { text } from './matches-text.ts'
import { useTillRail } from './rail.ts'

type Page = { rows: MatchView[]; next: string | null }
const path = '/api/matches'

/** 目录对照: a provider's own codes and what each stands for; as 3301 and 3302 do it. */
export default function Matches() {
  const t = useText(text)
  const read = useRead<Page>(path)
  const rail = useTillRail()
  useTitle(t('title'))
  return <Shell place={t('place')} rail={rail}><ListPage title={t('title')} say={t('say')}><Asked of={read} rows={6}>{first => <Rows first={first} />}</Asked><AddMatch /></ListPage></Shell>
}

function Rows({ first }: { first: Page }) {
  const t = useText(text)
  const { rows, next, more } = usePages<MatchView, Page>(path, first)
  return (
    <section className="sheet">
      <DataTable file={path} rows={rows} caption={t('title')} keyOf={row => `${row.own} ${row.from}`} next={next} more={more} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
        { key: 'own', title: t('own'), lead: true, cell: row => <><b className="num">{row.own}</b><span className="note">{row.name}</span></> },
        { key: 'item', title: t('item'), cell: row => <>{row.item}<span className="note num">{row.code}</span></> },
        { key: 'days', title: t('days'), quiet: true, cell: row => row.until ? `${day(row.from)} – ${day(row.until)}` : t('from', { day: day(row.from) }) },
        { key: 'act', title: t('act'), cell: row => <Cancel row={row} /> },
      ]} />
    </section>
  )
}

/** Two steps: what it means is said before it is done. */
function Cancel({ row }: { row: MatchView }) {
  const t = useText(text)
  const [asked, ask] = useState(false)
  const send = useSend('/api/matches/cancel', { forget: [path] })
  if (!asked) return <Button size="dense" onClick={() => ask(true)}>{t('cancel')}</Button>
  return (
    <div className="stack"><span>{t('cancelAsk')}</span><Refusal of={send.refused} /><Unknown of={send} />
      <div className="row"><Button size="dense" kind="danger" busy={send.busy} onClick={() => void send.send({ own: row.own, code: row.code, list: row.list })}>{t('cancelDo')}</Button><Button size="dense" onClick={() => ask(false)}>{t('not')}</Button></div></div>
  )
}
