import { useState } from 'react'
import type { RenewalCampaign, RenewalRow } from '#shared/cards'
import { isRefused, type Refused } from '../api/call.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { EndingSheet } from '../counter/ending-list.tsx'
import { text } from '../counter/ending-text.ts'
import { useEndingTitle } from '../counter/ending.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'

const FILE = '/api/card-renewals'
type Sent = { told: number; unreached: number; done: number }
type Part = Sent & { next: string | null }

/** 到期换领: how far the renewal of a city's cards is, a round of reminders begun now, and the list of what ends. (REPL-04) */
export default function RenewalsPage() {
  const read = useRead<RenewalCampaign>(FILE)
  return <CentreFrame><Asked of={read} rows={8}>{campaign => <Shown campaign={campaign} />}</Asked></CentreFrame>
}

function Shown({ campaign }: { campaign: RenewalCampaign }) {
  const t = useText(text)
  const [asks, ask] = useState(false)
  const title = useEndingTitle()
  const forget = useForget()
  const tell = useSend<Part>('/api/card-renewals/tell')
  const [sums, setSums] = useState<Sent | null>(null)
  /** Part after part; what a broken one left is gone on with by the next press. */
  const tellAll = async () => {
    const all: Sent = { told: 0, unreached: 0, done: 0 }
    for (let after: string | null | undefined; after !== null;) {
      const part: Part | Refused | null = await tell.send(after ? { after } : {})
      if (!part || isRefused(part)) return
      Object.assign(all, { told: all.told + part.told, unreached: all.unreached + part.unreached, done: part.done })
      setSums({ ...all })
      after = part.next
    }
    ask(false)
    forget('/api/card-ends', '/api/card-renewals')
  }
  return (
    <ListPage title={title} say={t('say')}>
      {sums && !asks && sums.done === 1 && <Message tone="ok" title={t('tellDone', { told: count(sums.told) })}>{sums.unreached > 0 && <span>{t('tellUnreached', { n: count(sums.unreached) })}</span>}</Message>}
      <Progress campaign={campaign} tell={() => { tell.reset(); setSums(null); ask(true) }} />
      <EndingSheet />
      {asks && <Dialog open close={() => ask(false)} title={t('tellAsk')} foot={<><Button kind="primary" busy={tell.busy} onClick={() => void tellAll()}>{t('tellYes')}</Button><Button onClick={() => ask(false)}>{t('leave')}</Button></>}>
        <p>{t('tellSay')}</p>{sums && <p role="status" className="note">{t('tellGoing', { told: count(sums.told), percent: Math.floor(sums.done * 100) })}</p>}<Refusal of={tell.refused} /><Unknown of={tell} /></Dialog>}
    </ListPage>
  )
}

type Sums = Pick<RenewalRow, 'all' | 'applied' | 'renewed' | 'left'>
/** How many of all are renewed, and under way: one bar. */
const Bar = ({ of, whole = false }: { of: Sums; whole?: boolean }) => (
  <div className={`ending bar ${whole ? 'whole' : ''}`} aria-hidden>
    <i className="renewed" style={{ width: `${(of.renewed / Math.max(1, of.all)) * 100}%` }} />
    <i className="applied" style={{ width: `${(of.applied / Math.max(1, of.all)) * 100}%` }} />
  </div>
)

function Progress({ campaign: { rows, reminders }, tell }: { campaign: RenewalCampaign; tell: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const sum = (key: keyof Sums) => rows.reduce((all, row) => all + row[key], 0)
  const whole = { all: sum('all'), applied: sum('applied'), renewed: sum('renewed'), left: sum('left') }
  return (
    <section className="sheet">
      <header><h2>{t('progress')}</h2><Button onClick={tell}>{t('tellNow')}</Button></header>
      {whole.all > 0 && (
        <div className="in stack">
          <p>{t('progressSay', { all: count(whole.all), renewed: count(whole.renewed), applied: count(whole.applied), left: count(whole.left), reminders: reminders.join(lang === 'zh' ? '、' : ', ') })}</p>
          <Bar of={whole} whole />
          <p className="ending legend note" aria-hidden>{(['renewed', 'applied', 'left'] as const).map(each => <span key={each}><i className={each} />{t(each)}</span>)}</p>
        </div>
      )}
      <DataTable file={FILE} rows={rows} caption={t('progress')} keyOf={row => `${row.month} ${row.region}`} empty={<Empty title={t('progressNone')} say={t('progressNoneSay')} />} columns={[
        { key: 'month', title: t('month'), lead: true, cell: row => <><b className="num">{row.month}</b><span className="note">{row.name[lang]}</span></> },
        { key: 'bar', title: t('bar'), cell: row => <Bar of={row} /> },
        ...(['all', 'told', 'otherwise', 'unreached', 'applied', 'renewed', 'left'] as const).map(key => ({ key, title: t(key), right: true, cell: (row: RenewalRow) => count(row[key]) })),
      ]} />
    </section>
  )
}
