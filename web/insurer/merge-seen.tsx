import { useState } from 'react'
import type { MergeView, SideView } from '#shared/merging'
import { useForget } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextArea, type Wrong } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { PrintButton, Receipt } from '../ui/receipt.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { moment, yuan } from '../ui/words.ts'
import { MergePlan, useRecordWords } from './merge-sides.tsx'
import { text } from './merge-text.ts'

const forget = ['/api/people', '/api/merges']

/** A merge that waits: what stays and what moves; approved by another, turned down, or withdrawn by whoever asked. */
export function MergeToDecide({ side, other, row }: { side: SideView; other: SideView | null; row: MergeView }) {
  const t = useText(text)
  const [asking, ask] = useState(false)
  const path = `/api/people/${side.person}/merge/${row.id}`
  const approve = useSend<MergeView>(`${path}/approve`, { forget })
  return (
    <section className="sheet padded stack loose" aria-live="polite">
      <Message tone="warn" title={t('waiting')}>
        <span>{row.first.mine ? t('waitingMine', { at: moment(row.first.at) }) : t('waitingOther', { by: row.first.by, at: moment(row.first.at) })}</span>
      </Message>
      <MergePlan side={side} other={other} ends={new Set(row.ends)} keep={row.keep} />
      <p className="note">{t('never')}</p>
      <Refusal of={approve.refused} />
      <Unknown of={approve} />
      {asking ? <WithReason path={path} row={row} leave={() => ask(false)} /> : (
        <div className="row">
          {!row.first.mine && <Button kind="danger" size="large" busy={approve.busy} onClick={() => void approve.send({ version: row.version })}>{t('approve')}</Button>}
          <Button size="large" onClick={() => ask(true)}>{t(row.first.mine ? 'withdraw' : 'refuse')}</Button>
        </div>
      )}
    </section>
  )
}

function WithReason({ path, row, leave }: { path: string; row: MergeView; leave: () => void }) {
  const t = useText(text)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<MergeView>(`${path}/refuse`, { forget })
  const go = () => {
    if (reason.trim().length < 2) return setWrong({ reason: t('reasonMissing') })
    setWrong({})
    void send.send({ version: row.version, reason: reason.trim() })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <h3>{t(row.first.mine ? 'withdrawTitle' : 'refuseTitle')}</h3>
      <TextArea name="reason" label={t('reason')} value={reason} say={setReason} maxLength={300} autoFocus />
      <Unknown of={send} />
      <div className="row">
        <Button kind="danger" size="large" type="submit" busy={send.busy}>{t('doIt')}</Button>
        <Button size="large" onClick={leave}>{t('keepIt')}</Button>
      </div>
    </Form>
  )
}

/** The paper of a merge: what is left, every fen that moved and whether it arrived, who asked and who approved. */
export function MergeReceipt({ side, row }: { side: SideView; row: MergeView }) {
  const t = useText(text)
  const lang = useLang()
  const words = useRecordWords()
  const again = useForget()
  const kept = side.records.find(each => each.id === row.keep)
  const sum = yuan(row.amount)
  const money = row.amount === 0
    ? { key: 'money', how: 'done', title: t('nothingMoved'), lines: row.other ? [] : [t('nothingMovedSay')] } as const
    : row.arrived ? { key: 'money', how: 'done', title: t('moved', { yuan: sum }) } as const : { key: 'money', how: 'waiting', title: t('onWay', { yuan: sum }), lines: [t('onWaySay')] } as const
  return (
    <section className="paper stack loose" aria-live="polite">
      <Receipt results={[{ key: 'done', how: 'done', title: t('done', { region: row.regionName[lang] }) }, money]} facts={[
        [t('who'), <><Mask>{side.name}</Mask> <Mask>{side.number}</Mask></>],
        ...kept ? [[t('kept'), words.name(kept)] as const] : [],
        [t('ended'), t('endedN', { n: row.ends.length, count: row.ends.length })],
        ...row.other ? [[t('merged'), <Link className="tap" to={to(patterns.insurer.merge, { person: row.other })}>{t('seeMerged')}</Link>] as const] : [],
        [t('asked'), <><Mask>{row.first.by}</Mask> {moment(row.first.at)}</>],
        [t('approved'), <><Mask>{row.second!.by}</Mask> {moment(row.second!.at)}</>],
      ]} />
      <div className="row">
        <PrintButton />
        {!row.arrived && <Button onClick={() => again('/api/people')}>{t('again')}</Button>}
      </div>
    </section>
  )
}
