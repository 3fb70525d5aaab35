import { FileDown, FileUp, Send } from 'lucide-react'
import { useRef, useState } from 'react'
import type { BatchRow, PlantFileRow, ReturnTaken } from '#shared/production'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, moment } from '../ui/words.ts'
import { text } from './plant-text.ts'

type Made = { number: number; cards: number; digest: string; left: number }
type Plants = { rows: { code: string; name: string }[] }
/** The most a return file holds, as the door takes it. */
const MOST = 900_000

/** 报盘、回盘: the batch's next file to a plant, what comes back, and every file before. */
export function Plant({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const may = useMay('production.run')
  const files = useRead<{ rows: PlantFileRow[] }>(`/api/production/batches/${batch.id}/exports`)
  if (!may) return null
  return <section className="sheet plant"><header><h2>{t('title')}</h2><span className="note">{t('say')}</span></header>
    <div className="in stack loose"><SendOut batch={batch} /><TakeBack batch={batch} /></div>
    <Asked of={files} rows={2}>{({ rows }) => <DataTable rows={rows} caption={t('caption')} keyOf={row => String(row.number)} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
      { key: 'number', title: t('number'), lead: true, cell: row => <><span className="num">{row.number}</span><span className="note">{row.plant}</span></> },
      { key: 'cards', title: t('cards'), right: true, cell: row => row.cards === null ? '—' : count(row.cards) },
      { key: 'madeAt', title: t('madeAt'), cell: row => moment(row.madeAt) },
      { key: 'digest', title: t('digest'), cell: row => row.digest ? <span className="num code digest">{row.digest}</span> : '—' },
      { key: 'result', title: t('result'), cell: row => row.answeredAt ? <>{t('resultSays', { made: count(row.made ?? 0), failed: count(row.failed ?? 0), missing: count(row.missing ?? 0) })}<span className="note">{moment(row.answeredAt)}</span></> : row.digest ? t('waits') : t('unfinished') },
      { key: 'file', title: t('file'), cell: row => row.digest && !row.answeredAt ? <Download batch={batch} number={row.number} /> : '—' },
    ]} />}</Asked>
  </section>
}

function Download({ batch, number }: { batch: BatchRow; number: number }) {
  return <a className="btn plain dense" href={`/api/production/batches/${batch.id}/exports/${number}/file`} download><FileDown size={16} aria-hidden />{useText(text)('download')}</a>
}

function SendOut({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const plants = useRead<Plants>('/api/production/plants')
  const [chosen, choose] = useState('')
  const out = useSend<Made>(`/api/production/batches/${batch.id}/exports`, { forget: ['/api/production'] })
  const n = batch.counts.ordered
  return <div className="stack">{n > 0 && <Asked of={plants} rows={1}>{({ rows }) => !rows.length ? <p className="note">{t('noPlant')}</p> : <>
    {rows.length > 1 && <SelectField name="plant" label={t('plant')} value={chosen || rows[0]!.code} say={choose} options={rows.map(({ code, name }) => [code, name] as const)} />}
    <div><Button icon={<Send size={16} aria-hidden />} busy={out.busy} onClick={() => { out.reset(); void out.send({ plant: chosen || rows[0]!.code }) }}>{t('send', { n: count(n) })}</Button></div></>}</Asked>}
    <Refusal of={out.refused} /><Unknown of={out} />{out.done && <Message tone="ok" title={t('sent', { number: out.done.number, cards: count(out.done.cards) })}>{t('sentSay')}</Message>}</div>
}

function TakeBack({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const box = useRef<HTMLInputElement>(null)
  const [large, setLarge] = useState(false)
  const [, show] = useQueryState('state')
  const back = useSend<ReturnTaken>(`/api/production/batches/${batch.id}/returns`, { forget: ['/api/production'] })
  const take = async (file: File | undefined) => {
    if (box.current) box.current.value = ''
    back.reset()
    setLarge(!!file && file.size > MOST)
    if (file && file.size <= MOST) await back.send({ text: await file.text() })
  }
  return <div className="stack">{batch.counts.exported > 0 && <div><Button icon={<FileUp size={16} aria-hidden />} busy={back.busy} onClick={() => box.current?.click()}>{back.busy ? t('taking') : t('take')}</Button>
    <input ref={box} className="sr" type="file" accept=".sbkhp,text/plain" tabIndex={-1} aria-label={t('take')} onChange={event => void take(event.target.files?.[0])} /></div>}
    {large && <Message tone="bad" title={t('tooLarge')} />}<Refusal of={back.refused} /><Unknown of={back} />{back.done && <Taken taken={back.done} show={() => show('failed')} />}</div>
}

function Taken({ taken, show }: { taken: ReturnTaken; show: () => void }) {
  const t = useText(text)
  const bad = taken.failed + taken.missing > 0
  const words = { number: taken.number, made: count(taken.made), failed: count(taken.failed), missing: count(taken.missing) }
  return <Message tone={bad ? 'warn' : 'ok'} title={t(bad ? 'tookBad' : 'took', words)}><span>{taken.before ? t('tookBefore') : t(bad ? 'tookBadSay' : 'tookSay')}</span>{bad && <Button kind="link" onClick={show}>{t('failedOnes')}</Button>}</Message>
}
