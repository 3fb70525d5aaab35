import { clearingWords, mayTake, type ClaimRow, type ClaimView, type OrderRow } from '#shared/clearing'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { ClaimOne, Claims } from '../till/claim-parts.tsx'
import { Funds } from '../till/clearing-parts.tsx'
import { text } from '../till/clearing-text.ts'
import { useQueryState } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { groups, moment, yuan } from '../ui/words.ts'
import { Approve, Review } from './claim-review.tsx'
import { InsurerFrame } from './frame.tsx'

/** 清算申请 at the fund office: those to be worked on, deductions, approval by a colleague, orders that wait for the bank. (MED-08) */
export default function OfficeClaims() {
  const [open, setOpen] = useQueryState('open', { push: true })
  return <InsurerFrame>{open ? <One number={open} /> : <All open={row => setOpen(row.number)} />}</InsurerFrame>
}

function All({ open }: { open: (row: ClaimRow) => void }) {
  const [show, setShow] = useQueryState('show')
  const which = show === 'all' ? 'all' : 'open'
  const claims = useRead<{ rows: ClaimRow[] }>(`/api/clearing/claims?show=${which}`)
  const orders = useRead<{ rows: OrderRow[] }>('/api/clearing/orders')
  return <Asked of={claims} rows={6}>{first => <Asked of={orders} rows={4}>{second => <Shown claims={first.rows} orders={second.rows} show={which} setShow={setShow} open={open} />}</Asked>}</Asked>
}

function Shown({ claims, orders, show, setShow, open }: { claims: readonly ClaimRow[]; orders: readonly OrderRow[]; show: 'open' | 'all'; setShow: (to: string | null) => void; open: (row: ClaimRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const n = claims.filter(row => row.state === 'claimed' || row.state === 'proposed').length
  const title = n ? t('titleWork', { n, count: n }) : t('titleNoWork')
  useTitle(title)
  return (
    <ListPage title={title} say={t('workSay')}>
      <section className="sheet">
        <header><h2>{t('claims')}</h2><div className="chips">{(['open', 'all'] as const).map(each => <button key={each} type="button" aria-pressed={show === each} onClick={() => setShow(each === 'open' ? null : each)}>{t(each === 'open' ? 'toDo' : 'all')}</button>)}</div></header>
        <Claims file={`/api/clearing/claims?show=${show}`} rows={claims} who open={open} empty={<Empty say={t('claimsNoneSay')} />} />
      </section>
      <section className="sheet">
        <header><h2>{t('ordersTitle')}</h2></header>
        <DataTable file="/api/clearing/orders" rows={orders} caption={t('ordersTitle')} keyOf={row => row.number} empty={<Empty title={t('ordersNone')} say={t('ordersNoneSay')} />} columns={[
          { key: 'who', title: t('provider'), lead: true, cell: row => <><b>{row.name}</b><span className="note num">{row.provider}</span></> },
          { key: 'what', title: t('month'), cell: row => `${row.month} ${clearingWords[row.clearing][lang]}` },
          { key: 'funds', title: t('byFund'), cell: row => <Funds of={row.funds} /> },
          { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
          { key: 'number', title: t('orderNumber'), quiet: true, cell: row => <><span className="num">{groups(row.number)}</span><span className="note">{moment(row.at)}</span></> },
        ]} />
      </section>
    </ListPage>
  )
}

function One({ number }: { number: string }) {
  const t = useText(text)
  const read = useRead<ClaimView>(`/api/clearing/claims/${number}`)
  return (
    <Asked of={read} rows={10}>{claim => (
      <ClaimOne of={claim} who back={{ to: patterns.insurer.claims, word: t('backTo') }}>
        {claim.proposed && <p className="note">{t('reviewed')} <Mask>{claim.proposed.by}</Mask> {moment(claim.proposed.at)}</p>}
        {claim.decided?.by && <p className="note">{t('decided')} <Mask>{claim.decided.by}</Mask> {moment(claim.decided.at)}</p>}
        {mayTake(claim.state, 'propose') && <Review key={claim.version} of={claim} />}
        {mayTake(claim.state, 'approve') && <Approve key={claim.version} of={claim} />}
      </ClaimOne>
    )}</Asked>
  )
}
