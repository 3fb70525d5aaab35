import { useState } from 'react'
import type { CallView, Reported } from '#shared/hotline'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { RecapList, type RecapRow } from '../counter/recap.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { BothLosses } from '../ui/both-losses.tsx'
import { Form, Tick } from '../ui/form.tsx'
import { text as lossesText } from '../ui/losses-text.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { clock, day, joined, moment } from '../ui/words.ts'
import { text } from './text.ts'

type Tell = (view: CallView) => void

/** What a proven caller is told, and the two things done by telephone: the loss of the social account and a lost phone. */
export function Told({ view, tell, hangUp }: { view: CallView; tell: Tell; hangUp: () => void }) {
  const t = useText(text)
  const lang = useLang()
  useTitle(t('toldTitle'))
  return (
    <>
      <Headline title={t('toldTitle')} say={<><Mask>{view.name}</Mask> <span className="num"><Mask>{view.number}</Mask></span>　{t('until', { time: clock(view.endsAt) })}</>} action={<Button onClick={hangUp}>{t('stop')}</Button>} />
      <div className="stack loose">
        {view.elsewhere && <Message tone="info" title={t('elsewhereSay')} />}
        <CardPart view={view} tell={tell} />
        <section className="sheet">
          <header><h2>{t('applications')}</h2></header>
          <DataTable rows={view.applications} caption={t('applications')} keyOf={row => row.id} empty={<Empty title={t('noApplications')} />} columns={[
            { key: 'kind', title: t('applications'), lead: true, cell: row => <><b>{row.kind[lang]}</b><span className="note num">{t('ending', { ending: row.ending })}</span></> },
            { key: 'state', title: t('state'), cell: row => <>{row.state[lang]}{row.promisedOn && <span className="note">{t('promised', { day: day(row.promisedOn) })}</span>}{row.note && <span className="note">{row.note[lang]}</span>}</> },
            { key: 'place', title: t('collectAt'), cell: row => <>{row.place}<span className="note">{row.address}</span>{row.until && <span className="note">{t('keptUntil', { day: day(row.until) })}</span>}</> },
          ]} />
        </section>
        <PhonePart view={view} tell={tell} />
        <p className="note">{t('pinSay')}</p>
      </div>
    </>
  )
}

function CardPart({ view, tell }: { view: CallView; tell: Tell }) {
  const t = useText(text)
  const lang = useLang()
  const losses = useText(lossesText)
  const [asking, ask] = useState(false)
  const [financial, setFinancial] = useState(false)
  const told = { done: (done: Reported) => { ask(false); tell(done.view) } }
  const send = useSend<Reported>(`/api/hotline/calls/${view.call}/report-loss`, told)
  const pass = useSend<Reported>(`/api/hotline/calls/${view.call}/report-bank-loss`, told)
  const { card } = view
  if (!card) return <section className="sheet padded"><h2>{t('noCard')}</h2></section>
  const rows: RecapRow[] = [
    { key: 'state', name: t('state'), value: card.standing[lang] },
    ...card.lost ? [{ key: 'lost', name: t('loss'), value: joined(t('lostOn', { day: day(card.lost.since) }), card.lost.lastDay && t('lostUntil', { day: day(card.lost.lastDay) })) }] : [],
    ...card.causes.length ? [{ key: 'why', name: t('why'), value: <>{card.causes.map(cause => <p key={cause.cause}>{cause[lang]}</p>)}</> }] : [],
    ...card.place ? [{ key: 'where', name: t('where'), value: <>{card.place}{card.until && <p className="note">{t('keptUntil', { day: day(card.until) })}</p>}</> }] : [],
    ...card.papers ? [{ key: 'bring', name: t('bring'), value: card.papers[lang] }] : [],
    { key: 'financial', name: t('financial'), value: card.financial[lang] },
    { key: 'bank', name: t('bank'), value: <>{card.bank[lang]} <span className="num">{card.bank.phone}</span></> },
  ]
  return (
    <section className="sheet padded stack" aria-live="polite">
      <div className="between"><h2>{t('theCard')}</h2><span className="num"><Mask>{card.number}</Mask></span></div>
      <RecapList rows={rows} word="" />
      {send.done ? (
        <Message tone="ok" title={t('lossDone')}>
          <span>{send.done.lastDay ? t('lossLapses', { day: day(send.done.lastDay) }) : t('lossStands')}</span>
          {send.done.second && !pass.done && <span>{t('second', { bank: send.done.second.bank[lang], phone: send.done.second.phone })}</span>}
          <BothLosses report={(pass.done ?? send.done).report} />
          {send.done.second?.passable && !pass.done && (
            <Form refused={pass.refused} send={() => void pass.send()}><Unknown of={pass} /><Button kind="danger" type="submit" busy={pass.busy}>{losses('doPass')}</Button></Form>
          )}
        </Message>
      ) : asking ? (
        <Form refused={send.refused} send={() => void send.send({ financial })}>
          <Message tone="warn" title={t('lossTitle')}><span>{t('lossSay')}</span></Message>
          {!card.financialLost && <Tick name="financial" checked={financial} say={setFinancial}>{losses('ask', { bank: card.bank[lang] })}</Tick>}
          <Unknown of={send} />
          <div className="row"><Button kind="danger" size="large" type="submit" busy={send.busy}>{t('lossYes')}</Button><Button size="large" onClick={() => ask(false)}>{t('no')}</Button></div>
        </Form>
      ) : card.inHand && (!card.lost || card.lost.lastDay) && <div className="row"><Button kind="danger" onClick={() => ask(true)}>{t('doLoss')}</Button></div>}
    </section>
  )
}

function PhonePart({ view, tell }: { view: CallView; tell: Tell }) {
  const t = useText(text)
  const [asking, ask] = useState(false)
  const send = useSend<CallView>(`/api/hotline/calls/${view.call}/phone-lost`, { done: done => { ask(false); tell(done) } })
  return (
    <section className="sheet padded stack" aria-live="polite">
      <div className="between"><h2>{t('thePhone')}</h2><span className="num">{view.phone ? <Mask>{view.phone}</Mask> : t('noPhone')}</span></div>
      {view.phoneLost ? <Message tone={send.done ? 'ok' : 'info'} title={send.done ? t('cutDone') : t('phoneCut', { time: moment(view.phoneLost) })} />
        : asking ? (
          <Form refused={send.refused} send={() => void send.send()}>
            <Message tone="warn" title={t('cutTitle')}><span>{t('cutSay')}</span></Message>
            <Unknown of={send} />
            <div className="row"><Button kind="danger" size="large" type="submit" busy={send.busy}>{t('cutYes')}</Button><Button size="large" onClick={() => ask(false)}>{t('no')}</Button></div>
          </Form>
        ) : view.phone && <div className="row"><Button onClick={() => ask(true)}>{t('doCut')}</Button></div>}
    </section>
  )
}
