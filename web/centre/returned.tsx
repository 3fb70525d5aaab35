import { useState } from 'react'
import type { ReturnedRow } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { text } from './custody-text.ts'
import { CentreFrame } from './frame.tsx'
import './centre.css'

const forget = ['/api/production']
type Answer = { rows: ReturnedRow[]; count: number }

/** 退回的卡: used again, or destroyed under two signatures of two people. (COLL-05) */
export default function ReturnedPage() {
  const read = useRead<Answer>('/api/production/returned')
  return <CentreFrame><Asked of={read} rows={8}>{answer => <OfReturned answer={answer} />}</Asked></CentreFrame>
}

function OfReturned({ answer }: { answer: Answer }) {
  const t = useText(text)
  const [picked, pick] = useState<string[]>([])
  const [asks, ask] = useState(false)
  const sign = useSend<{ signed: number; destroyed: number }>('/api/production/returned/sign', { forget, done: () => { pick([]); ask(false) } })
  const title = answer.count ? t('returnedTitle', { n: count(answer.count) }) : t('returnedNone')
  useTitle(title)
  const cards = answer.rows.filter(row => picked.includes(row.card)).map(({ card, person }) => ({ card, person }))
  return (
    <ListPage title={title} say={t('returnedSay')} back={{ to: to(patterns.centre.stock), word: t('stock') }}>
      {sign.done && <Message tone="ok" title={t('signDone', { signed: count(sign.done.signed), destroyed: count(sign.done.destroyed) })} />}
      <section className="sheet"><DataTable file="/api/production/returned" rows={answer.rows} caption={t('returned')} keyOf={row => row.card} empty={<Empty title={t('returnedNoneSay')} />}
        picking={{ picked, pick, why: row => row.signed?.mine ? t('alreadyMine') : null, bulk: <Button kind="danger" size="dense" {...(picked.length ? {} : { disabled: true })} onClick={() => { sign.reset(); ask(true) }}>{t('signDo', { n: count(picked.length) })}</Button> }}
        columns={[
          { key: 'holder', title: t('holder'), lead: true, cell: row => row.name },
          { key: 'card', title: t('card'), cell: row => <><Mask>{row.cardNumber}</Mask><span className="note">{row.bank}</span></> },
          { key: 'from', title: t('from'), cell: row => <>{row.from}<span className="note num">{row.consignment}</span></> },
          { key: 'since', title: t('since'), quiet: true, cell: row => day(row.since) },
          { key: 'sign', title: t('sign'), cell: row => row.signed ? <State tone="run" size={14}>{row.signed.mine ? t('firstMine') : t('first', { by: row.signed.by })}</State> : <span className="dim">{t('noSign')}</span> },
          { key: 'do', title: t('restock'), cell: row => <Restock row={row} /> },
        ]} /></section>
      {asks && <Dialog open close={() => ask(false)} title={t('signTitle', { n: count(cards.length) })} foot={<><Button kind="danger" busy={sign.busy} onClick={() => void sign.send({ cards })}>{t('signYes')}</Button><Button onClick={() => ask(false)}>{t('leave')}</Button></>}>
        <p>{t('signSay')}</p><Refusal of={sign.refused} /><Unknown of={sign} /></Dialog>}
    </ListPage>
  )
}

function Restock({ row }: { row: ReturnedRow }) {
  const t = useText(text)
  const send = useSend(`/api/production/returned/${row.person}/${row.card}/restock`, { forget })
  return <><Button size="dense" busy={send.busy} onClick={() => void send.send({})}>{t('restock')}</Button><Refusal of={send.refused} /><Unknown of={send} /></>
}
