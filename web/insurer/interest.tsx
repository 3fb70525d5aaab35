import { useState } from 'react'
import type { InterestPage } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, moment, yuan } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { rateSaid } from './pension.tsx'
import { text } from './pension-text.ts'

/** 年度计息: closing a year of the pension accounts, and the years that were closed. (INS-04) */
export default function Interest() {
  const read = useRead<InterestPage>('/api/insurance/interest')
  return <InsurerFrame><Asked of={read} rows={6}>{page => <Shown page={page} />}</Asked></InsurerFrame>
}

function Shown({ page }: { page: InterestPage }) {
  const t = useText(text)
  const lang = useLang()
  const [last] = page.years
  const title = last ? t(last.rate === null ? 'titleNone' : 'titleDue', { year: last.year }) : t('title')
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')}>
      <Run page={page} />
      <section className="sheet">
        <header><h2>{t('history')}</h2></header>
        <DataTable rows={page.rows} caption={t('history')} keyOf={row => `${row.year} ${row.region} ${row.scheme.zh}`} empty={<Empty title={t('none')} say={t('noneSay')} />} columns={[
          { key: 'year', title: t('year'), lead: true, cell: row => <><b className="num">{row.year}</b><span className="note">{row.scheme[lang]}</span></> },
          { key: 'region', title: t('region'), cell: row => row.regionName[lang] },
          { key: 'accounts', title: t('accounts'), right: true, cell: row => <span className="num">{count(row.accounts)}</span> },
          { key: 'interest', title: t('interest'), right: true, cell: row => <Money fen={row.interest} /> },
          { key: 'at', title: t('at'), quiet: true, cell: row => row.doneAt ? moment(row.doneAt) : t('going') },
        ]} />
      </section>
    </ListPage>
  )
}

function Run({ page }: { page: InterestPage }) {
  const t = useText(text)
  const known = page.years.filter(each => each.rate !== null)
  const [chosen, choose] = useState(String(known[0]?.year ?? ''))
  const send = useSend<{ year: number; accounts: number; fen: number }>('/api/insurance/interest', { forget: ['/api/insurance/interest'] })
  const one = known.find(each => String(each.year) === chosen)
  if (!one) return <Message tone="info" title={t('rateNone')} />
  return (
    <section className="sheet padded stack" aria-live="polite">
      {page.years[0]!.rate === null && <Message tone="info" title={t('rateNone')} />}
      {send.done && <Message tone="ok" title={send.done.accounts ? t('done', { year: send.done.year, n: count(send.done.accounts), yuan: yuan(send.done.fen) }) : t('doneNone', { year: send.done.year })} />}
      <Form refused={send.refused} wrong={{}} send={() => void send.send({ year: one.year })}>
        <SelectField name="year" label={t('chooseYear')} value={chosen} say={choose} options={known.map(each => [String(each.year), t('rateOf', { year: each.year, rate: rateSaid(each.rate!) })] as const)} />
        <p className="note">{t('runSay', { rate: rateSaid(one.rate!) })}</p>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('run', { year: one.year })}</Button></div>
      </Form>
    </section>
  )
}
