import { channelWords, refundWords, type RefundView, type StrayView } from '#shared/contributions'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined, yuan } from '../ui/words.ts'
import { text } from './contributions-text.ts'

const forget = ['/api/contributions']

/** 待认领来款: money that names no due, matched or given back. (INS-03.b) */
export function Stray({ rows }: { rows: readonly StrayView[] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet">
      <header><h2>{t('stray')}</h2></header>
      <DataTable file="/api/contributions/stray" rows={rows} caption={t('stray')} keyOf={row => `${row.channel} ${row.bank} ${row.number}`} empty={<Empty title={t('strayNone')} say={t('strayNoneSay')} />} columns={[
        { key: 'number', title: t('bankNo'), lead: true, cell: row => <><b className="num">{row.number}</b><span className="note">{joined(row.paidOn, channelWords[row.channel][lang], row.bank)}</span></> },
        { key: 'remark', title: t('remark'), cell: row => row.reference },
        { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
        { key: 'act', title: t('state'), cell: row => <Match of={row} /> },
      ]} />
    </section>
  )
}

function Match({ of }: { of: StrayView }) {
  const t = useText(text)
  const may = useMay('contributions.collect')
  const [reference, set] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const match = useSend('/api/contributions/stray/match', { forget })
  const back = useSend('/api/contributions/stray/refund', { forget })
  if (!may) return null
  const which = { channel: of.channel, bank: of.bank, number: of.number }
  const go = () => { setWrong(reference.trim().length > 3 ? {} : { reference: t('bad') }); if (reference.trim().length > 3) void match.send({ ...which, reference: reference.trim() }) }
  return (
    <Form refused={match.refused ?? back.refused} wrong={wrong} send={go}>
      <TextField name="reference" label={t('match')} value={reference} say={set} maxLength={40} />
      <Unknown of={match} /><Unknown of={back} />
      <div className="row"><Button size="dense" type="submit" busy={match.busy}>{t('doMatch')}</Button><Button size="dense" kind="link" busy={back.busy} onClick={() => void back.send({ ...which, why: t('stray') })}>{t('back')}</Button></div>
    </Form>
  )
}

/** 退款: approved by a colleague, then with the next benefits or by transfer. */
export function Refunds({ rows }: { rows: readonly RefundView[] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet">
      <header><h2>{t('refunds')}</h2></header>
      <DataTable file="/api/contributions/refunds" rows={rows} caption={t('refunds')} keyOf={row => row.id} empty={<Empty title={t('refundNone')} say={t('refundNoneSay')} />} columns={[
        { key: 'who', title: t('to'), lead: true, cell: row => <><b>{row.who || row.reference}</b><span className="note">{row.why}</span></> },
        { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
        { key: 'state', title: t('state'), cell: row => <>{refundWords[row.state][lang]}<span className="note">{t(row.way === 'account' ? 'toAccount' : 'toTransfer')}</span></> },
        { key: 'act', title: t('approve'), cell: row => row.state === 'asked' ? <Decide of={row} /> : row.way === 'transfer' ? <Finish of={row} /> : null },
      ]} />
    </section>
  )
}

function Decide({ of }: { of: RefundView }) {
  const t = useText(text)
  const may = useMay('contributions.approve')
  const approve = useSend(`/api/contributions/refunds/${of.bucket}/${of.id}/approve`, { forget })
  const refuse = useSend(`/api/contributions/refunds/${of.bucket}/${of.id}/refuse`, { forget })
  if (of.mine || !may) return <span className="note">{t('mine')}</span>
  return <><Refusal of={approve.refused ?? refuse.refused} /><Unknown of={approve} /><Unknown of={refuse} /><div className="row"><Button size="dense" busy={approve.busy} onClick={() => void approve.send()}>{t('approve')}</Button><Button size="dense" kind="link" busy={refuse.busy} onClick={() => void refuse.send()}>{t('refuse')}</Button></div></>
}

function Finish({ of }: { of: RefundView }) {
  const t = useText(text)
  const [number, set] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/contributions/refunds/${of.bucket}/${of.id}/done`, { forget })
  const go = () => { setWrong(number.trim() ? {} : { number: t('bad') }); if (number.trim()) void send.send({ number: number.trim() }) }
  return <Form refused={send.refused} wrong={wrong} send={go}><TextField name="number" label={t('transferNo')} value={number} say={set} maxLength={40} /><Unknown of={send} /><div className="row"><Button size="dense" type="submit" busy={send.busy}>{t('finish')}</Button></div></Form>
}
