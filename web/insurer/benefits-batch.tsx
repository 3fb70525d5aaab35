import { differenceWords, kindWords, phaseWords, returnReasons, reasonWords, type BatchView, type DifferenceView } from '#shared/benefits'
import { Fragment, type ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, joined, moment, yuan } from '../ui/words.ts'
import { text } from './benefits-text.ts'
import { Rest } from './benefits-rest.tsx'

const forget = ['/api/benefits']
type Whole = BatchView & { differences: DifferenceView[] }

/** One batch: as drawn, as ordered, what the bank answered, what of it does not agree. (BEN-05.a) */
export function BatchOne({ id }: { id: string }) {
  const read = useRead<Whole>(`/api/benefits/batches/${id}`, { every: 3_000 })
  return <Asked of={read} rows={8}>{batch => <Shown of={batch} />}</Asked>
}

function Shown({ of }: { of: Whole }) {
  const t = useText(text)
  const lang = useLang()
  const title = `${of.month} ${kindWords[of.kind][lang]} · ${of.bankName[lang]}`
  const lines = (n: number, sum: number) => <span className="num">{count(n)} · {yuan(sum)}</span>
  const ordered = of.ordered > 0 || ['ready', 'sent', 'done'].includes(of.phase)
  const rows: [string, ReactNode][] = [
    [t('state'), joined(phaseWords[of.phase][lang], of.stopped && t('stopped'))], [t('drawnCount'), lines(of.count, of.sum)], [t('ordered'), ordered && lines(of.ordered, of.orderedSum)],
    [t('leftOut'), ['ready', 'sent', 'done'].includes(of.phase) && of.count > of.ordered && lines(of.count - of.ordered, of.sum - of.orderedSum)], [t('paidN', { n: '' }).trim(), of.paid > 0 && lines(of.paid, of.paidSum)], [t('returnedN', { n: '' }).trim(), of.returned > 0 && <span key="returned" className="row">{lines(of.returned, of.returnedSum)}<Link to={patterns.insurer.benefits}>{t('seeReturned')}</Link></span>],
    [t('unknownN', { n: '' }).trim(), of.unknown > 0 && lines(of.unknown, of.unknownSum)], [t('openN', { n: '' }).trim(), of.open > 0 && lines(of.open, of.openSum)], [t('sentAt'), of.sentAt && moment(of.sentAt)], [t('batch'), <span key="number" className="num">{of.number}</span>],
  ]
  useTitle(title)
  return (
    <ListPage title={title} say={of.regionName[lang]} back={{ to: patterns.insurer.benefits, word: t('back') }} aside={<Act of={of} />}>
      <section className="sheet padded stack">
        {of.port === 'stand-in' && <Message tone="warn" title={t('standIn')} />}
        <dl className="kv">{rows.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      </section>
      {of.differences.length > 0 && (
        <section className="sheet">
          <header><h2>{t('differences')}</h2></header>
          <DataTable file={`/api/benefits/batches/${of.id}`} rows={of.differences} caption={t('differences')} keyOf={row => row.id} columns={[
            { key: 'seq', title: t('seq'), lead: true, cell: row => <span className="num">{row.seq}</span> }, { key: 'what', title: t('differs'), cell: row => differenceWords[row.what][lang] },
            { key: 'said', title: t('said'), cell: row => <>{row.said ? wordOf(row.said, lang) : t('none')}<span className="note num">{yuan(row.amount)}</span></> }, { key: 'ours', title: t('ours'), cell: row => row.ours === null ? t('none') : (/^\d+$/).test(row.ours) ? <span className="num">{yuan(Number(row.ours))}</span> : wordOf(row.ours, lang) },
          ]} />
        </section>
      )}
    </ListPage>
  )
}

const others: Readonly<Record<string, { zh: string; en: string }>> = { done: { zh: '成功', en: 'paid' }, paid: { zh: '已到账', en: 'paid' }, sent: { zh: '等回盘', en: 'waiting' }, unknown: { zh: '待查', en: 'unknown' } }
/** An outcome of a line in words. */
const wordOf = (said: string, lang: 'zh' | 'en'): string => { const reason = returnReasons.find(each => each === said); return reason ? reasonWords[reason].why[lang] : others[said]?.[lang] ?? said }

function Act({ of }: { of: Whole }) {
  const t = useText(text)
  const lang = useLang()
  const pays = useMay('benefits.pay')
  const draws = useMay('benefits.batch')
  const approve = useSend(`/api/benefits/batches/${of.id}/approve`, { forget })
  const withdraw = useSend(`/api/benefits/batches/${of.id}/withdraw`, { forget })
  if (of.phase === 'closing') return draws ? <section className="sheet padded stack"><h2>{phaseWords.closing[lang]}</h2><Rest path={`/api/benefits/batches/${of.id}`} stopped={of.stopped} done={of.done} /></section> : null
  if (of.phase !== 'drawn') return null
  return (
    <section className="sheet padded stack">
      {of.mine ? <Message tone="info" title={t('own')} /> : pays && <>
        <p className="note">{t('approveSay')}</p>
        <Refusal of={approve.refused} /><Unknown of={approve} />
        <div className="row"><Button kind="primary" busy={approve.busy} onClick={() => void approve.send({ count: of.count, sum: of.sum })}>{t('approve', { n: count(of.count), sum: yuan(of.sum) })}</Button></div>
      </>}
      {draws && <><Refusal of={withdraw.refused} /><Unknown of={withdraw} /><div className="row"><Button busy={withdraw.busy} onClick={() => void withdraw.send()}>{t('withdraw')}</Button></div></>}
    </section>
  )
}
