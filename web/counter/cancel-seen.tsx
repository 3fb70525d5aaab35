import { useState } from 'react'
import { groundWords, paperWords, payoutWords, stateWords, type CancelView, type PayoutState } from '#shared/cancellation'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { State, type Tone } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, joined, moment, yuan } from '../ui/words.ts'
import { text } from './cancel-text.ts'

type Act = 'refuse' | 'take-back'
/** A cancellation as it stands: what was asked for, by whom; approved by another, taken back, printed. */
export function CancelSeen({ person, row, leave }: { person: string; row: CancelView; leave: () => void }) {
  const t = useText(text)
  const [asking, ask] = useState<Act | null>(null)
  const path = `/api/people/${person}/cancellation/${row.id}`
  const forget = ['/api/people', '/api/cards', '/api/cancellations']
  const approve = useSend<CancelView>(`${path}/approve`, { forget })
  const waits = row.state === 'waiting'
  return (
    <section className="sheet padded stack loose" aria-live="polite">
      {waits ? (
        <Message tone="warn" title={t('waiting')}>
          <span>{row.first.mine ? t('waitingMine') : t('waitingOther', { by: row.first.by, at: moment(row.first.at) })}</span>
        </Message>
      ) : (
        <Message tone="ok" title={t('done')}>
          <span>{t('doneSay', { by: row.first.by, second: row.second!.by, at: moment(row.second!.at) })}</span>
          <span>{row.settledAt ? t('doneSettled', { at: moment(row.settledAt) }) : row.leavesAt ? t('doneMoney', { at: moment(row.leavesAt) }) : t('doneStays')}</span>
        </Message>
      )}
      <Facts person={person} row={row} />
      {row.purchases > 0 && <Message tone="info" title={t('purchases', { n: row.purchases, count: row.purchases })} />}
      <Refusal of={approve.refused} />
      <Unknown of={approve} />
      {asking ? (
        <WithReason act={asking} title={t(asking === 'take-back' ? 'backTitle' : row.first.mine ? 'withdrawTitle' : 'refuseTitle')} path={path} version={row.version} forget={forget} leave={() => ask(null)} />
      ) : (
        <div className="row">
          {waits && !row.first.mine && (
            <Button kind="danger" size="large" busy={approve.busy} onClick={() => void approve.send({ version: row.version })}>
              {t('approve')}
            </Button>
          )}
          {waits && <Button size="large" onClick={() => ask('refuse')}>{t(row.first.mine ? 'withdraw' : 'refuse')}</Button>}
          {!waits && <Button kind="primary" size="large" onClick={leave}>{t('finish')}</Button>}
          {!waits && !row.takeBack && <Button size="large" onClick={() => ask('take-back')}>{t('takeBack')}</Button>}
          <PaperFiles path={`${path}/print`} />
          {waits && <Button kind="link" onClick={leave}>{t('leave')}</Button>}
        </div>
      )}
    </section>
  )
}

const tones = { 'in-transit': 'run', 'credited': 'ok', 'waiting-for-bank': 'todo', 'held': 'diff', 'with-bank': 'run', 'paid': 'ok', 'returned': 'diff' } as const satisfies Record<PayoutState, Tone>

/** 改好再付: money that came back from the bank goes with the next order, to the account on record or to another. */
function PayAgain({ person, cancellation, payout }: { person: string; cancellation: string; payout: string }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const [bank, setBank] = useState('')
  const [account, setAccount] = useState('')
  const again = useSend<CancelView>(`/api/people/${person}/cancellation/${cancellation}/payouts/${payout}/again`, { forget: ['/api/people', '/api/cancellations'] })
  if (!open) return <Button size="dense" onClick={() => setOpen(true)}>{t('payAgain')}</Button>
  return (
    <Form refused={again.refused} send={() => void again.send(account.trim() ? { bank, bankAccount: account } : {})}>
      <p className="note">{t('payAgainSay')}</p>
      <div className="cols2">
        <TextField name="bank" label={t('bank')} value={bank} say={setBank} />
        <TextField name="bankAccount" label={t('account')} value={account} say={setAccount} inputMode="numeric" />
      </div>
      <Unknown of={again} />
      <div className="row">
        <Button kind="primary" type="submit" busy={again.busy}>{t(account.trim() ? 'payOther' : 'paySame')}</Button>
        <Button kind="link" onClick={() => setOpen(false)}>{t('leave')}</Button>
      </div>
    </Form>
  )
}

/** What was asked for, and where each part of the money is. */
function Facts({ person, row }: { person: string; row: CancelView }) {
  const t = useText(text)
  const lang = useLang()
  const all = row.beneficiaries.reduce((sum, each) => sum + each.parts, 0)
  return (
    <dl className="recap">
      <div><dt>{t('ground')}</dt><dd>{joined(groundWords[row.ground][lang], day(row.day))}<span className="note"><State tone={row.state === 'done' ? 'off' : 'run'} size={14}>{stateWords[row.state][lang]}</State></span></dd></div>
      {row.applicant && <div><dt>{t('applicant')}</dt><dd><Mask>{row.applicant.name}</Mask> {row.applicant.relation}</dd></div>}
      <div>
        <dt>{t('papers')}</dt>
        <dd>{row.papers.map(each => <div key={each.paper}><a className="tap" href={`/api/people/${person}/cancellation/${row.id}/papers/${each.paper}`} target="_blank" rel="noreferrer">{t('seePaper', { paper: paperWords[each.material][lang] })}</a></div>)}</dd>
      </div>
      {row.beneficiaries.map(each => (
        <div key={each.place}>
          <dt>{t('money')}</dt>
          <dd>
            <Mask>{each.name}</Mask> {each.relation}{all > each.parts && <> <span className="num">{t('share', { parts: each.parts, all })}</span></>}
            <span className="note">{each.way === 'bank' ? <>{each.bank} <Mask>{each.account ?? ''}</Mask></> : t('wayAccount')}</span>
            {row.payouts.filter(one => one.place === each.place).map(one => (
              <span className="note" key={one.id}>
                <State tone={tones[one.state]} size={14}>{joined(t('of', { region: one.regionName[lang], yuan: yuan(one.amount) }), payoutWords[one.state][lang])}</State>
                {one.why && <span className="note">{one.why[lang]}</span>}
                {(one.state === 'returned' || one.state === 'held') && <PayAgain person={person} cancellation={row.id} payout={one.id} />}
              </span>
            ))}
          </dd>
        </div>
      ))}
      {row.money === 'stays' && <div><dt>{t('money')}</dt><dd>{t('doneStays')}</dd></div>}
    </dl>
  )
}

function WithReason({ act, title, path, version, forget, leave }: { act: Act; title: string; path: string; version: number; forget: readonly string[]; leave: () => void }) {
  const t = useText(text)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<CancelView>(`${path}/${act}`, { forget, done: leave })
  const go = () => {
    if (reason.trim().length < 2) return setWrong({ reason: t('reasonMissing') })
    setWrong({})
    void send.send({ version, reason: reason.trim() })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <h3>{title}</h3>
      <TextArea name="reason" label={t('reason')} value={reason} say={setReason} maxLength={300} autoFocus />
      <Unknown of={send} />
      <div className="row">
        <Button kind="danger" size="large" type="submit" busy={send.busy}>{t('doIt')}</Button>
        <Button size="large" onClick={leave}>{t('keep')}</Button>
      </div>
    </Form>
  )
}
