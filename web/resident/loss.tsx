import { Phone } from 'lucide-react'
import { useState } from 'react'
import type { LossReport } from '#shared/losses'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { BothLosses } from '../ui/both-losses.tsx'
import { Form } from '../ui/form.tsx'
import { text as lossesText } from '../ui/losses-text.ts'
import { Message } from '../ui/message.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { HolderOnly } from './holder-only.tsx'
import { heldSince, type MyCard } from './my-card.ts'
import { text } from './text.ts'
import './resident.css'

/** 挂失: one press stops the social account at once; the bank's own report is offered right after, by its telephone. (LOSS-01, LOSS-02) */
export default function Loss() {
  return (
    <HolderOnly>
      <Own />
    </HolderOnly>
  )
}

type Card = NonNullable<MyCard['card']>
type Losses = { report: LossReport | null; passable: boolean }
const forget = { forget: ['/api/my/card'] }

function Own() {
  const t = useText(text)
  const mine = useRead<MyCard>('/api/my/card')
  useTitle(t('lossTitle'))
  return (
    <ResidentShell title={t('lossTitle')} back={patterns.resident.home}>
      <Asked of={mine} height={420}>
        {({ card }) => (card && card.state === 'handed-over' ? <Report card={card} /> : <NoCardYet made={card !== null} />)}
      </Asked>
    </ResidentShell>
  )
}

function NoCardYet({ made }: { made: boolean }) {
  const t = useText(text)
  return (
    <>
      <h1>{t(made ? 'lossNotCollected' : 'noCard')}</h1>
      <p className="dim">{t(made ? 'lossNotCollectedSay' : 'lossNoCardSay')}</p>
      <LinkButton kind="primary" block to={made ? patterns.resident.where : patterns.resident.apply}>
        {t(made ? 'where' : 'apply')}
      </LinkButton>
    </>
  )
}

function Report({ card }: { card: Card }) {
  const t = useText(text)
  const lang = useLang()
  const [waits, wait] = useState(false)
  const losses = useRead<Losses>('/api/my/card/losses', waits ? { every: 2_000 } : {})
  const send = useSend<{ report: LossReport }>('/api/my/card/report-loss', forget)
  const since = heldSince(card, 'loss')
  const { report = null, passable = false } = losses.data && !isRefused(losses.data) ? losses.data : {}
  if ((report?.financial === 'open') !== waits) wait(!waits)
  if (send.done || since) return <Reported card={card} since={since} report={report ?? send.done?.report ?? null} passable={passable} />
  const both = passable && card.financial === 'active' && !card.facts.some(fact => fact.account === 'financial' && fact.kind === 'loss' && !fact.until)
  return (
    <>
      <h1>{t('lossAsk')}</h1>
      <p className="dim num">{t('lossWhich', { number: card.number })}</p>
      <ul className="sheet padded stack said">
        <li>{t('lossStops')}</li>
        {both && <li>{t('lossBothSay', { bank: card.bank[lang] })}</li>}
        <li>{t('lossKeeps')}</li>
        <li>{t('lossRelease')}</li>
      </ul>
      <Form refused={send.refused} send={() => void send.send({ financial: both })}>
        <Unknown of={send} />
        <Button kind="danger" type="submit" size="large" block busy={send.busy}>
          {t(both ? 'lossBoth' : 'lossDo')}
        </Button>
        {both && (
          <Button size="large" block busy={send.busy} onClick={() => void send.send({ financial: false })}>
            {t('lossOnly')}
          </Button>
        )}
      </Form>
      <LinkButton block to={patterns.resident.home}>
        {t('lossNot')}
      </LinkButton>
    </>
  )
}

/** What is so now, both accounts with their times; the one thing left, if any: the bank's report, passed on or by its telephone. */
function Reported({ card, since, report, passable }: { card: Card; since: string | null; report: LossReport | null; passable: boolean }) {
  const t = useText(text)
  const losses = useText(lossesText)
  const lang = useLang()
  const pass = useSend('/api/my/card/report-bank-loss', forget)
  const stopped = card.facts.some(fact => fact.account === 'financial' && fact.kind === 'loss' && !fact.until)
  const left = card.financial !== 'none' && !stopped && report?.financial !== 'open'
  return (
    <>
      <h1>{t(left ? 'lossDone' : 'lossBothDone')}</h1>
      <Message tone="ok" title={since ? t('lossSince', { day: day(since) }) : t('lossDoneSay')} />
      {report && <BothLosses report={report} />}
      {left && (
        <section className="sheet padded stack">
          <h2>{t('lossSecond')}</h2>
          <p>{t('lossSecondSay', { bank: card.bank[lang] })}</p>
          {passable && card.financial === 'active' && (
            <Form refused={pass.refused} send={() => void pass.send({})}>
              <Unknown of={pass} />
              <Button kind="danger" type="submit" block busy={pass.busy}>
                {t('lossPass', { bank: card.bank[lang] })}
              </Button>
            </Form>
          )}
          <a className="btn bank block" href={`tel:${card.bank.phone}`}>
            <Phone size={18} aria-hidden />
            {t('callBank', { phone: card.bank.phone })}
          </a>
        </section>
      )}
      {report && <p className="row wrap"><span>{losses('receipt')}</span><PaperFiles path={`/api/my/card/losses/${report.id}/receipt`} /></p>}
      <section className="stack">
        <h2>{t('lossFound')}</h2>
        <p className="dim">{t('lossFoundSay')}</p>
      </section>
      <LinkButton kind="primary" block to={patterns.resident.home}>
        {t('backHome')}
      </LinkButton>
    </>
  )
}
