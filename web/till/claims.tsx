import { clearingWords, mayTake, type ClaimableRow, type ClaimRow, type ClaimView } from '#shared/clearing'
import { addDays, isDay } from '#kit/day'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Shell } from '../ui/shell.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups, today, yuan } from '../ui/words.ts'
import { ClaimOne, Claims } from './claim-parts.tsx'
import { Funds, span } from './clearing-parts.tsx'
import { text } from './clearing-text.ts'
import { useTillRail } from './rail.ts'

type Offer = { rows: ClaimableRow[]; from: string; until: string }
const path = '/api/till/clearing/claims'
const forget = ['/api/till/clearing']

/** 清算申报 at a provider: what agrees and can be claimed, and every claim with what was deducted; one opened from the address. (MED-08) */
export default function ProviderClaims() {
  const t = useText(text)
  const rail = useTillRail()
  const [open, setOpen] = useQueryState('open', { push: true })
  return <Shell place={t('place')} rail={rail}>{open ? <One number={open} /> : <All open={row => setOpen(row.number)} />}</Shell>
}

function All({ open }: { open: (row: ClaimRow) => void }) {
  const t = useText(text)
  const [from, setFrom] = useQueryState('from')
  const [until, setUntil] = useQueryState('until')
  const query = from && until && isDay(from) && isDay(until) ? `?${new URLSearchParams({ from, until })}` : ''
  const offer = useRead<Offer>(`/api/till/clearing/claimable${query}`)
  const claims = useRead<{ rows: ClaimRow[] }>(path)
  const choose = (first: string, last: string) => { setFrom(first); setUntil(last) }
  return <Asked of={offer} rows={6}>{first => <Asked of={claims} rows={6}>{second => <Shown key={`${first.from} ${first.until}`} offer={first} query={query} claims={second.rows} choose={choose} open={open} t={t} />}</Asked>}</Asked>
}

const lastMonth = () => { const end = addDays(`${today().slice(0, 7)}-01`, -1); return [`${end.slice(0, 7)}-01`, end] as const }
const thisMonth = () => { const end = addDays(today(), -1); return [`${end.slice(0, 7)}-01`, end] as const }

function Shown({ offer, query, claims, choose, open, t }: { offer: Offer; query: string; claims: readonly ClaimRow[]; choose: (from: string, until: string) => void; open: (row: ClaimRow) => void; t: ReturnType<typeof useText<typeof text.zh>> }) {
  const lang = useLang()
  const may = useMay('clearing.claim')
  const [from, setFrom] = useState(offer.from)
  const [until, setUntil] = useState(offer.until)
  const [asking, ask] = useState<ClaimableRow | null>(null)
  const [made, tell] = useState<ClaimView | null>(null)
  const free = offer.rows.filter(row => !row.why).reduce((sum, row) => sum + row.payable, 0)
  const title = free ? t('claimTitle', { sum: yuan(free) }) : t('claimNone')
  useTitle(title)
  const put = (first: string, last: string) => { setFrom(first); setUntil(last); if (isDay(first) && isDay(last)) choose(first, last) }
  const is = ([first, last]: readonly [string, string]) => offer.from === first && offer.until === last
  return (
    <ListPage title={title} say={t('claimSay')}>
      {made && <Message tone="ok" title={t('claimDone', { number: groups(made.number) })} />}
      <section className="sheet">
        <header><h2>{t('claimable')}</h2><div className="chips"><button type="button" aria-pressed={is(lastMonth())} onClick={() => put(...lastMonth())}>{t('lastMonth')}</button><button type="button" aria-pressed={is(thisMonth())} onClick={() => put(...thisMonth())}>{t('thisMonth')}</button></div></header>
        <div className="in cols2"><TextField name="from" label={t('from')} type="date" value={from} say={value => put(value, until)} /><TextField name="until" label={t('until')} type="date" value={until} say={value => put(from, value)} /></div>
        <DataTable file={`/api/till/clearing/claimable${query}`} rows={offer.rows} caption={t('claimable')} keyOf={row => `${row.optins} ${row.clearing}`} empty={<Empty title={t('nothing')} say={t('nothingSay')} />} columns={[
          { key: 'kind', title: t('kind'), lead: true, cell: row => <><b>{clearingWords[row.clearing][lang]}</b><span className="note">{row.city[lang]}</span></> },
          { key: 'days', title: t('day'), quiet: true, cell: row => t('daysN', { n: row.days, count: row.days }) },
          { key: 'visits', title: t('visits'), right: true, cell: row => row.count },
          { key: 'total', title: t('total'), right: true, cell: row => yuan(row.total) },
          { key: 'funds', title: t('byFund'), cell: row => <Funds of={row.funds} /> },
          { key: 'payable', title: t('payable'), right: true, cell: row => <><b>{yuan(row.payable)}</b>{row.returned > 0 && <span className="note">{t('returned', { sum: yuan(row.returned) })}</span>}</> },
          { key: 'act', title: t('act'), cell: row => row.why ? <span className="note">{row.why[lang]}</span> : may && <Button size="dense" kind="primary" onClick={() => { tell(null); ask(row) }}>{t('claim')}</Button> },
        ]} />
      </section>
      <section className="sheet">
        <header><h2>{t('claims')}</h2></header>
        <Claims file={path} rows={claims} open={open} empty={<Empty title={t('claimsNone')} say={t('claimsNoneSay')} />} />
      </section>
      {asking && <Ask of={asking} from={offer.from} until={offer.until} close={() => ask(null)} done={claim => { ask(null); tell(claim) }} />}
    </ListPage>
  )
}

/** Names what is claimed; the button repeats the sum. */
function Ask({ of, from, until, close, done }: { of: ClaimableRow; from: string; until: string; close: () => void; done: (claim: ClaimView) => void }) {
  const t = useText(text)
  const lang = useLang()
  const send = useSend<ClaimView>(path, { forget, done })
  const { optins, clearing, count, total, fund, account, cash } = of
  const sum = yuan(of.payable)
  return (
    <Dialog open close={close} title={t('claimAsk', { sum })} foot={<><Button kind="primary" busy={send.busy} onClick={() => void send.send({ optins, clearing, from, until, count, total, fund, account, cash })}>{t('claimDo', { sum })}</Button><Button onClick={close}>{t('not')}</Button></>}>
      <p>{t('claimAskSay', { days: span(from, until), kind: clearingWords[clearing][lang], n: count })}</p>
      <Funds of={of.funds} />
      <Refusal of={send.refused} /><Unknown of={send} />
    </Dialog>
  )
}

function One({ number }: { number: string }) {
  const t = useText(text)
  const read = useRead<ClaimView>(`${path}/${number}`)
  return <Asked of={read} rows={10}>{claim => <ClaimOne of={claim} back={{ to: patterns.till.claims, word: t('backTo') }}><Withdraw key={claim.version} of={claim} /></ClaimOne>}</Asked>
}

/** 撤销申报, until it is approved. */
function Withdraw({ of }: { of: ClaimView }) {
  const t = useText(text)
  const may = useMay('clearing.claim')
  const [asked, ask] = useState(false)
  const send = useSend(`${path}/${of.number}/withdraw`, { forget })
  if (!may || !mayTake(of.state, 'withdraw')) return null
  if (!asked) return <div className="row"><Button onClick={() => ask(true)}>{t('withdraw')}</Button></div>
  return (
    <section className="sheet padded stack">
      <h2>{t('withdraw')}</h2><p>{t('withdrawAsk')}</p><Refusal of={send.refused} /><Unknown of={send} />
      <div className="row"><Button kind="danger" busy={send.busy} onClick={() => void send.send({ version: of.version })}>{t('withdrawDo')}</Button><Button onClick={() => ask(false)}>{t('not')}</Button></div>
    </section>
  )
}
