import { batchPhases, differenceWords, failReasons, failWords, periodOf, type BatchView, type DifferenceView, type LineView } from '#shared/contributions'
import { Fragment, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, joined, moment, yuan } from '../ui/words.ts'
import { text } from './contributions-text.ts'

type Whole = BatchView & { rows: LineView[]; next: string | null; differences: DifferenceView[] }

/** One batch of deductions: what was ordered, what the bank answered line by line, what of it does not agree. (INS-03) */
export function BatchOne({ id }: { id: string }) {
  const path = `/api/contributions/batches/${id}`
  const read = useRead<Whole>(path)
  return <Asked of={read} rows={8}>{batch => <Shown key={batch.movedAt} of={batch} path={path} />}</Asked>
}

function Shown({ of, path }: { of: Whole; path: string }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<LineView, Whole>(path, of)
  const title = joined(of.day, of.bankName[lang])
  const sums = (n: number, sum: number) => n > 0 && <span className="num">{count(n)} · {yuan(sum)}</span>
  const facts: [string, ReactNode][] = [[t('state'), batchPhases[of.phase][lang]], [t('count'), sums(of.count, of.sum)], [t('takenN', { n: '' }).trim(), sums(of.taken, of.takenSum)], [t('failedN', { n: '' }).trim(), sums(of.failed, of.failedSum)], [t('openN', { n: '' }).trim(), sums(of.open, of.sum - of.takenSum - of.failedSum)], [t('sent'), of.sentAt && moment(of.sentAt)], [t('batch'), <span key="no" className="num">{of.number}</span>]]
  useTitle(title)
  return (
    <ListPage title={title} say={of.regionName[lang]} back={{ to: patterns.insurer.contributions, word: t('backAll') }}>
      <section className="sheet padded stack">
        {of.port === 'stand-in' && <Message tone="warn" title={t('standIn')} />}
        {of.phase === 'refused' && <Message tone="warn" title={t('refusedBatch')} />}
        <dl className="kv">{facts.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      </section>
      <section className="sheet">
        <header><h2>{t('lines')}</h2></header>
        <DataTable file={path} rows={rows} caption={t('lines')} keyOf={row => String(row.seq)} next={next} more={more} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.who}</Mask></b><span className="note num">{row.seq}</span></> },
          { key: 'what', title: t('what'), cell: row => <>{row.scheme[lang]}<span className="note num">{periodOf(row.period)}</span></> },
          { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
          { key: 'result', title: t('reason'), cell: row => row.reason ? <>{row.reason.why[lang]}<span className="note">{row.reason.todo[lang]}</span></> : t(row.state === 'done' ? 'done' : 'sent') },
        ]} />
      </section>
      {of.differences.length > 0 && (
        <section className="sheet">
          <header><h2>{t('differences')}</h2></header>
          <DataTable rows={of.differences} caption={t('differences')} keyOf={row => row.id} columns={[
            { key: 'seq', title: t('seq'), lead: true, cell: row => <span className="num">{row.seq}</span> }, { key: 'what', title: t('reason'), cell: row => differenceWords[row.what][lang] },
            { key: 'said', title: t('said'), cell: row => <>{wordOf(row.said, lang, t('done'))}<span className="note num">{yuan(row.amount)}</span></> }, { key: 'ours', title: t('ours'), cell: row => row.ours === null ? t('none') : (/^\d+$/).test(row.ours) ? <span className="num">{yuan(Number(row.ours))}</span> : wordOf(row.ours, lang, t('done')) },
          ]} />
        </section>
      )}
    </ListPage>
  )
}
const wordOf = (said: string, lang: 'zh' | 'en', done: string): string => { const reason = failReasons.find(each => each === said); return reason ? failWords[reason].why[lang] : said === 'done' ? done : said }
