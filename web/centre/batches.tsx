import { atStage, nextOf, pastStage, sizeOf, stages, type BatchRow, type Counts } from '#shared/production'
import { useLang, useText, type T } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { DataTable } from '../ui/table.tsx'
import { count } from '../ui/words.ts'
import { StepButton } from './step-button.tsx'
import { text } from './text.ts'

/** Six small bars, one a step; the step the batch is in is striped, one with failures red. */
export function Progress({ counts, note }: { counts: Counts; note?: string }) {
  const at = atStage(counts)
  return <div className="prog"><span aria-hidden>{stages.map(({ stage }) => <i key={stage} className={pastStage(counts, stage) === sizeOf(counts) ? 'on' : stage === at ? counts.stuck ? 'bad' : 'now' : ''} />)}</span>{note && <span className={counts.stuck ? 'late' : ''}>{note}</span>}</div>
}

/** What the batch waits for, in one phrase. */
export function noteOf(counts: Counts, t: T<(typeof text)['zh']>): string {
  if (counts.stuck) return t('stuck', { n: count(counts.stuck) })
  const next = nextOf(counts)
  if (next) return t(`stage_${next}`)
  if (counts.sent) return t('waitsSite', { n: count(counts.sent) })
  return counts.arrived ? t('waitsHolder', { n: count(counts.arrived), done: count(counts.collected) }) : t('all')
}

/** 进行中的批次: each with its step, what it waits for and the one thing to do next. */
export function Batches({ rows, next, more }: { rows: readonly BatchRow[]; next: string | null; more: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  return (
    <section className="sheet"><header><h2>{t('running')}</h2><span className="note">{t('stages')}</span></header>
      <DataTable file="/api/production/batches" rows={rows} caption={t('caption')} keyOf={row => row.id} open={row => go(to(patterns.centre.batch, { batch: row.id }))} next={next} more={more}
        empty={<Empty title={t('noBatches')} say={t('noBatchesSay')} />} columns={[
          { key: 'batch', title: t('batch'), lead: true, cell: row => <span className="num link">{row.number}</span> },
          { key: 'bank', title: t('bankRegion'), cell: row => <>{row.bankName}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'cards', title: t('cards'), right: true, cell: row => count(sizeOf(row.counts)) },
          { key: 'at', title: t('at'), cell: row => <><Progress counts={row.counts} note={noteOf(row.counts, t)} />{row.counts.failed > 0 && <span className="note">{t('failed', { n: count(row.counts.failed) })}</span>}</> },
          { key: 'next', title: t('next'), right: true, cell: row => <StepButton batch={row} /> },
        ]} /></section>
  )
}
