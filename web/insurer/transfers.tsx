import { useState } from 'react'
import type { TransferRow } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { moment } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'
import { text } from './transfer-text.ts'

type Waiting = { rows: TransferRow[] }
/** 转移接续: certificates that wait to arrive here, and finding one by its number. (INS-01, INS-05) */
export default function Transfers() {
  const read = useRead<Waiting>('/api/insurance/transfers')
  return <InsurerFrame><Asked of={read} rows={6}>{answer => <Shown {...answer} />}</Asked></InsurerFrame>
}

function Shown({ rows }: Waiting) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const open = (person: string) => go(to(patterns.insurer.insuredOne, { person }))
  const title = rows.length ? t('titleN', { n: rows.length, count: rows.length }) : t('title')
  useTitle(title)
  return (
    <ListPage title={title} say={rows.length ? t('say') : undefined} aside={<Find found={open} />}>
      <section className="sheet">
        <DataTable file="/api/insurance/transfers" rows={rows} caption={title} keyOf={row => row.id} open={row => open(row.person)} empty={<Empty say={t('say')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'what', title: t('kind'), cell: row => <>{row.scheme[lang]}<span className="note">{row.from[lang]}</span></> },
          { key: 'months', title: t('months'), right: true, cell: row => <span className="num">{row.months}</span> },
          { key: 'at', title: t('at'), quiet: true, cell: row => moment(row.at) },
        ]} />
      </section>
    </ListPage>
  )
}

function Find({ found }: { found: (person: string) => void }) {
  const t = useText(text)
  const [certificate, setCertificate] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ person: string }>('/api/insurance/transfers/find', { done: ({ person }) => found(person) })
  const go = () => {
    const digits = certificate.replace(/\s/g, '')
    setWrong(/^\d{24}$/.test(digits) ? {} : { certificate: t('missing') })
    if (/^\d{24}$/.test(digits)) void send.send({ certificate: digits })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('find')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="certificate" label={t('certificate')} hint={t('certificateHint')} value={certificate} say={setCertificate} maxLength={32} inputMode="numeric" autoComplete="off" />
        <Unknown of={send} />
        <div className="row"><Button type="submit" busy={send.busy}>{t('doFind')}</Button></div>
      </Form>
    </section>
  )
}
