import { useCallback } from 'react'
import type { ConsignmentRow } from '#shared/production'
import { addDays } from '#kit/day'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useSend } from '../api/send.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Empty } from '../ui/empty.tsx'
import { ink, Plot } from '../ui/plot.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, moment } from '../ui/words.ts'
import { Custody } from './custody.tsx'
import { text as custodyText } from './custody-text.ts'
import { CentreFrame } from './frame.tsx'
import type { Stock } from './home.tsx'
import { text } from './text.ts'
import { usePages } from './use-pages.ts'
import './centre.css'

const underWay = '/api/production/consignments/under-way'

/** 库存与保管: where every card is, what is on its way to whom, what was made and collected. */
export default function StockPage() {
  const stock = useRead<Stock>('/api/production/custody', { every: 30_000 })
  return <CentreFrame><Asked of={stock} rows={8}>{answer => <OfStock stock={answer} />}</Asked></CentreFrame>
}

function OfStock({ stock }: { stock: Stock }) {
  const t = useText(text)
  const whole = stock.places.reduce((sum, place) => sum + place.count, 0)
  const title = whole ? t(stock.differences.length ? 'stockDiffers' : 'stockTitle', { n: count(whole) }) : t('stockNone')
  useTitle(title)
  const pages = usePages<ConsignmentRow, Stock['consignments']>(underWay, stock.consignments)
  const rows = [...new Map(pages.rows.map(row => [row.id, row])).values()]
  const waited = (at: string) => Math.floor((Date.now() - Date.parse(at)) / 86_400_000)
  return (
    <ListPage title={title} say={t('stockSay')} action={<StockLinks />}>
      <Custody places={stock.places} differences={stock.differences} />
      <section className="sheet"><header><h2>{t('consignments')}</h2></header>
        <DataTable file={underWay} rows={rows} next={pages.next} more={pages.more} caption={t('consignments')} keyOf={row => row.id} empty={<Empty title={t('noConsignments')} say={t('noConsignmentsSay')} />} columns={[
          { key: 'batch', title: t('batch'), lead: true, cell: row => <span className="num">{row.number}</span> },
          { key: 'site', title: t('site'), cell: row => row.from ? <>{row.place}<span className="note">{t('backFrom', { from: row.from })}</span></> : row.place },
          { key: 'cards', title: t('cards'), right: true, cell: row => count(row.cards) },
          { key: 'back', title: t('signFor'), cell: row => row.kind === 'centre' ? <Receive row={row} /> : <span className="dim">{t('signsThere')}</span> },
          { key: 'sent', title: t('sentAt'), right: true, cell: row => waited(row.sentAt) > 7 ? <State tone="late" size={14}>{t('late', { n: waited(row.sentAt) })}</State> : moment(row.sentAt) },
        ]} /></section>
      <section className="sheet"><header><h2>{t('sites')}</h2></header>
        <DataTable file="/api/production/custody" table="sites" rows={stock.sites} caption={t('sites')} keyOf={row => row.id} empty={<Empty title={t('noSites')} say={t('noSitesSay')} />} columns={[
          { key: 'site', title: t('siteName'), lead: true, cell: row => <>{row.name}<span className="note">{t(`place_${row.kind}`)}</span></> },
          { key: 'waiting', title: t('siteWaiting'), right: true, cell: row => count(row.waiting) },
          { key: 'way', title: t('siteWay'), right: true, quiet: true, cell: row => count(row.onTheWay) },
          { key: 'came', title: t('siteCame'), right: true, quiet: true, cell: row => <>{count(row.came)} − {count(row.collected)} − {count(row.back)}{!row.agrees && <span className="note"><State tone="diff" size={14}>{t('differ')}</State></span>}</> },
          { key: 'hands', title: t('siteHands'), right: true, quiet: true, cell: row => row.hands ? count(row.hands) : '—' },
          { key: 'overdue', title: t('siteOverdue'), right: true, cell: row => row.overdue ? <State tone="late" size={14}>{count(row.overdue)}</State> : '—' },
          { key: 'oldest', title: t('siteOldest'), right: true, cell: row => row.oldest && waited(row.oldest) > 30 ? <State tone="late" size={14}>{t('daysOld', { n: waited(row.oldest) })}</State> : row.oldest ? waited(row.oldest) > 0 ? t('daysOld', { n: waited(row.oldest) }) : t('oldestToday') : '—' },
        ]} /></section>
      {stock.flow.length > 0 && <Flow flow={stock.flow} />}
    </ListPage>
  )
}

/** The tasks of stock: blanks, cards that came back, post. */
function StockLinks() {
  const t = useText(custodyText)
  const may = useMay('production.stock')
  return <nav className="row" aria-label={t('stock')}>{may && <LinkButton to={to(patterns.centre.blanks)}>{t('blanks')}</LinkButton>}{may && <LinkButton to={to(patterns.centre.returned)}>{t('returned')}</LinkButton>}<LinkButton to={to(patterns.centre.post)}>{t('post')}</LinkButton></nav>
}

/** What comes back is signed for here. (COLL-05) */
function Receive({ row }: { row: Stock['consignments']['rows'][number] }) {
  const t = useText(text)
  const may = useMay('production.receive')
  const send = useSend(`/api/production/consignments/${row.id}/receive`, { forget: ['/api/production'] })
  return may ? <><Button size="dense" kind="primary" busy={send.busy} onClick={() => void send.send({})}>{t('receive', { n: count(row.cards) })}</Button><Refusal of={send.refused} /><Unknown of={send} /></> : null
}

/** Every day from the first to the last, those without a card too. */
function daysOf(flow: Stock['flow']): string[] {
  const known = flow.map(row => row.day).sort()
  const days: string[] = []
  for (let day = known[0]!; day <= known.at(-1)!; day = addDays(day, 1)) days.push(day)
  return days
}

function Flow({ flow }: { flow: Stock['flow'] }) {
  const t = useText(text)
  const days = daysOf(flow)
  const series = (what: 'made' | 'collected') => days.map(day => flow.find(row => row.day === day && row.what === what)?.count ?? 0)
  const sum = (what: 'made' | 'collected') => count(series(what).reduce((all, n) => all + n, 0))
  const key = JSON.stringify(flow)
  const option = useCallback(() => {
    const line = (what: 'made' | 'collected', hue: string, word: string, dash?: number[]) => ({ type: 'line', data: series(what), symbol: 'none',
      lineStyle: { width: 2.5, color: ink(hue), ...(dash ? { type: dash } : {}) }, itemStyle: { color: ink(hue) }, endLabel: { show: true, formatter: word, color: ink(hue), fontWeight: 600 } })
    return {
      grid: { left: 44, right: 64, top: 14, bottom: 24 },
      xAxis: { type: 'category', boundaryGap: false, data: days.map(day => day.slice(5)), axisTick: { show: false }, axisLine: { lineStyle: { color: ink('control') } }, axisLabel: { color: ink('ink-3') } },
      yAxis: { type: 'value', splitNumber: 2, minInterval: 1, axisLabel: { color: ink('ink-3') }, splitLine: { lineStyle: { color: ink('line') } } },
      series: [line('made', 'social', t('madeWord')), line('collected', 'bank', t('collectedWord'), [6, 3])],
    }
  }, [key, t])
  if (days.length < 2) return <section className="sheet"><header><h2>{t('flow')}</h2></header><p className="in">{t('flowSays', { made: sum('made'), collected: sum('collected') })}</p></section>
  return <section className="sheet"><header><h2>{t('flow')}</h2><span className="note">{t('flowSays', { made: sum('made'), collected: sum('collected') })}</span></header><div className="in"><Plot height={150} option={option} says={t('flowSays', { made: sum('made'), collected: sum('collected') })} /></div></section>
}
