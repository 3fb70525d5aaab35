import { useState, type ReactNode } from 'react'
import type { HeldRow, Trays } from '#shared/production'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, today } from '../ui/words.ts'
import { WindowFrame } from './frame.tsx'
import { text } from './hands-text.ts'
import { windowNow } from './window.ts'
import './counter.css'

const source = '/api/cards-in-hands', forget = ['/api/cards-in-hands', '/api/cards-to-collect']
const pairs = (rows: readonly HeldRow[], picked: readonly string[]) => rows.filter(row => picked.includes(row.card)).map(({ card, person }) => ({ card, person }))
const off = (cards: readonly unknown[]) => cards.length ? {} : { disabled: true }

/** 领用: waiting cards out of the safe: mine, those a colleague offers me, those of the others. (PROD-05) */
export default function HandsPage() {
  const read = useRead<Trays>(source)
  return <WindowFrame><Asked of={read} rows={8}>{trays => <OfHands {...trays} />}</Asked></WindowFrame>
}

function OfHands({ mine, offered, others, colleagues }: Trays) {
  const t = useText(text)
  const { paths } = windowNow()
  const title = mine.length ? t('title', { n: count(mine.length), count: mine.length }) : t('none')
  useTitle(title)
  const [told, tell] = useState('')
  return (
    <ListPage title={title} say={mine.length ? t('say') : undefined} back={{ to: to(paths.collect as never), word: t('back') }}>
      {told && <Message tone="ok" title={told} />}
      {offered.length > 0 && <Offered key={offered.map(row => row.card).join()} rows={offered} tell={tell} />}
      {mine.length > 0 && <Mine rows={mine} colleagues={colleagues} tell={tell} />}
      {others.length > 0 && <Others rows={others} tell={tell} />}
    </ListPage>
  )
}

type Tell = { tell: (what: string) => void }
function Offered({ rows, tell }: { rows: HeldRow[] } & Tell) {
  const t = useText(text)
  const accept = useSend<{ cards: number }>(`${source}/accept`, { forget, done: answer => tell(t('acceptDone', { n: count(answer.cards) })) })
  const [picked, pick] = useState(rows.map(row => row.card))
  const cards = pairs(rows, picked)
  return <Sheet of="offered" rows={rows} picked={picked} pick={pick} say={<><Refusal of={accept.refused} /><Unknown of={accept} /></>}
    bulk={<Button kind="primary" size="dense" busy={accept.busy} {...off(cards)} onClick={() => void accept.send({ cards })}>{t('doAccept', { n: count(cards.length) })}</Button>} />
}

function Mine({ rows, colleagues, tell }: { rows: HeldRow[]; colleagues: Trays['colleagues'] } & Tell) {
  const t = useText(text)
  const [picked, pick] = useState<string[]>([])
  const [asks, ask] = useState(false)
  const [whom, choose] = useState('')
  const back = useSend<{ cards: number }>(`${source}/put-back`, { forget, done: answer => { pick([]); tell(t('backDone', { n: count(answer.cards) })) } })
  const offer = useSend<{ cards: number }>(`${source}/offer`, { forget, done: answer => { pick([]); ask(false); tell(t('offerDone', { n: count(answer.cards) })) } })
  const cards = pairs(rows, picked)
  return <>
    <Sheet of="mine" rows={rows} picked={picked} pick={pick}
      say={<><Refusal of={back.refused} /><Unknown of={back} /></>}
      bulk={<><Button kind="primary" size="dense" busy={back.busy} {...off(cards)} onClick={() => void back.send({ cards })}>{t('doBack', { n: count(cards.length) })}</Button>
        <Button size="dense" {...off(cards)} onClick={() => { offer.reset(); ask(true) }}>{t('doOffer', { n: count(cards.length) })}</Button></>} />
    {asks && <Dialog open close={() => ask(false)} title={t('ask')} foot={<><Button kind="primary" busy={offer.busy} {...(whom ? {} : { disabled: true })} onClick={() => void offer.send({ cards, to: whom })}>{t('yes')}</Button><Button onClick={() => ask(false)}>{t('leave')}</Button></>}>
      <p>{t('askSay')}</p>
      {colleagues.length ? <SelectField name="to" label={t('colleague')} value={whom} say={choose} options={[['', t('choose')], ...colleagues.map(one => [one.id, one.name] as const)]} /> : <p>{t('noColleague')}</p>}
      <Refusal of={offer.refused} /><Unknown of={offer} /></Dialog>}
  </>
}

function Others({ rows, tell }: { rows: HeldRow[] } & Tell) {
  const t = useText(text)
  const [picked, pick] = useState<string[]>([])
  const [asks, ask] = useState(false)
  const [why, write] = useState('')
  const back = useSend<{ cards: number }>(`${source}/put-back`, { forget, done: answer => { pick([]); ask(false); write(''); tell(t('backDone', { n: count(answer.cards) })) } })
  const cards = pairs(rows, picked)
  return <>
    <Sheet of="others" rows={rows} picked={picked} pick={pick}      bulk={<Button size="dense" {...off(cards)} onClick={() => { back.reset(); ask(true) }}>{t('doFor', { n: count(cards.length) })}</Button>} />
    {asks && <Dialog open close={() => ask(false)} title={t('askFor', { n: count(cards.length) })} foot={<><Button kind="primary" busy={back.busy} onClick={() => void back.send({ cards, why })}>{t('doFor', { n: count(cards.length) })}</Button><Button onClick={() => ask(false)}>{t('leave')}</Button></>}>
      <p>{t('askForSay')}</p><TextField name="why" label={t('why')} value={why} say={write} /><Refusal of={back.refused} /><Unknown of={back} /></Dialog>}
  </>
}

function Sheet({ of, rows, picked, pick, bulk, say }: { of: 'mine' | 'offered' | 'others'; rows: HeldRow[]; picked: string[]; pick: (keys: string[]) => void; bulk: ReactNode; say?: ReactNode }) {
  const t = useText(text)
  return (
    <section className="sheet">
      <header><h2>{t(of)}</h2></header>
      {say}
      <DataTable file={source} table={of} rows={rows} caption={t(of)} keyOf={row => row.card} picking={{ picked, pick, bulk }} empty={<Empty say={t('noneSay')} />} columns={[
        { key: 'holder', title: t('holder'), lead: true, cell: row => row.name },
        { key: 'card', title: t('card'), cell: row => <><Mask>{row.cardNumber}</Mask><span className="note">{row.bank}</span></> },
        { key: 'taken', title: t('taken'), cell: row => row.takenOn < today() ? <State tone="late" size={14}>{t('left', { day: day(row.takenOn) })}</State> : t('today') },
        { key: 'who', title: t('who'), quiet: of === 'mine' && !rows.some(row => row.offeredTo), cell: row => row.offeredTo && of !== 'offered' ? <State tone="run" size={14}>{t('to', { who: row.offeredTo })}</State> : of === 'mine' ? t('me') : row.by },
      ]} />
    </section>
  )
}

/** How many cards are in my hands, or are offered to me, as the way there. */
export function HandsLink() {
  const t = useText(text)
  const { paths } = windowNow()
  const read = useRead<Trays>(source, { off: !useMay('cards.hand-over') })
  if (!read.data || isRefused(read.data)) return null
  const { mine, offered, others } = read.data
  return mine.length + offered.length + others.length ? <LinkButton to={to(paths.hands as never)}>{t('link', { n: count(mine.length) })}</LinkButton> : null
}
