import { Phone } from 'lucide-react'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
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
type Second = { bank: { zh: string; en: string }; phone: string } | null

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
  const send = useSend<{ second: Second }>('/api/my/card/report-loss', { forget: ['/api/my/card'] })
  const since = heldSince(card, 'loss')
  const second: Second = card.financial === 'none' ? null : { bank: card.bank, phone: card.bank.phone }
  if (send.done || since) return <Reported since={since} second={send.done ? send.done.second : second} />
  return (
    <>
      <h1>{t('lossAsk')}</h1>
      <p className="dim num">{t('lossWhich', { number: card.number })}</p>
      <ul className="sheet padded stack said">
        <li>{t('lossStops')}</li>
        <li>{t('lossKeeps')}</li>
        <li>{t('lossRelease')}</li>
      </ul>
      <Form refused={send.refused} send={() => void send.send({})}>
        <Unknown of={send} />
        <Button kind="danger" type="submit" size="large" block busy={send.busy}>
          {t('lossDo')}
        </Button>
      </Form>
      <LinkButton block to={patterns.resident.home}>
        {t('lossNot')}
      </LinkButton>
    </>
  )
}

/** What is so now, and the one thing left: the bank's telephone. */
function Reported({ since, second }: { since: string | null; second: Second }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <h1>{t('lossDone')}</h1>
      <Message tone="ok" title={since ? t('lossSince', { day: day(since) }) : t('lossDoneSay')} />
      {second && (
        <section className="sheet padded stack">
          <h2>{t('lossSecond')}</h2>
          <p>{t('lossSecondSay', { bank: second.bank[lang] })}</p>
          <a className="btn bank block" href={`tel:${second.phone}`}>
            <Phone size={18} aria-hidden />
            {t('callBank', { phone: second.phone })}
          </a>
        </section>
      )}
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
