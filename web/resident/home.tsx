import { BadgeHelp, ClipboardList, KeyRound, MapPin, Phone } from 'lucide-react'
import { isRefused } from '../api/call.ts'
import { useWho } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { Accounts, NextStep } from '../ui/accounts.tsx'
import { LinkButton } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Balance } from './balance.tsx'
import { HolderOnly } from './holder-only.tsx'
import { financialOf, socialOf, type MyCard } from './my-card.ts'
import { text } from './text.ts'
import './resident.css'

/** The resident's start: the card first, two accounts, one next step, the money, the services. */
export default function Home() {
  return (
    <HolderOnly>
      <Mine />
    </HolderOnly>
  )
}

function Mine() {
  const t = useText(text)
  const lang = useLang()
  const mine = useRead<MyCard>('/api/my/card')
  const region = mine.data && !isRefused(mine.data) ? (mine.data.card?.regionName[lang] ?? '') : ''
  useTitle(t('homeTitle'))
  return (
    <ResidentShell title={t('product', { region })}>
      <h1 className="sr">{t('homeTitle')}</h1>
      <Asked of={mine} height={420}>
        {({ card }) =>
          card ? (
            <WithCard card={card} />
          ) : (
            <Empty title={t('noCard')} say={t('noCardSay')}>
              <div className="row">
                <LinkButton kind="primary" to={patterns.resident.apply}>
                  {t('apply')}
                </LinkButton>
                <LinkButton to={patterns.resident.where}>{t('where')}</LinkButton>
              </div>
            </Empty>
          )
        }
      </Asked>
      <Balance />
      <Services />
    </ResidentShell>
  )
}

function WithCard({ card }: { card: NonNullable<MyCard['card']> }) {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  const who = useWho()
  const bank = card.bank[lang]
  const social = socialOf(card, t),
    financial = financialOf(card, t, lang)
  const cause = card.causes[0]
  // one next step: the first cause of the social account, else the bank's account
  const nextSocial =
    cause && social.tone !== 'ok' ? (
      <NextStep hue="social" title={`${cause[lang].split(/[。.](?=\s|$|[^\d])/)[0]}`} facts={[[t('whatToDo'), cause.todo[lang]]]} />
    ) : null
  const nextBank =
    !nextSocial && card.financial === 'opened' && card.state === 'handed-over' ? (
      <NextStep
        title={t('nextBank')}
        facts={[
          [t('bring'), t('bringSay')],
          [t('go'), t('goSay', { bank })],
        ]}
      >
        <a className="btn bank block" href={`tel:${card.bank.phone}`}>
          <Phone size={18} aria-hidden />
          {t('callBank', { bank, phone: card.bank.phone })}
        </a>
      </NextStep>
    ) : null
  return (
    <>
      <div className="facebox">
        <CardFace
          name={who?.name ?? ''}
          number={who?.number ?? ''}
          cardNo={card.number}
          bank={card.bank.zh}
          issued={card.issuedOn}
          large={elder}
          dimmed={social.tone === 'stop' || social.tone === 'off'}
        />
      </div>
      {card.place && (
        <p className="row placed">
          <MapPin size={18} aria-hidden />
          {card.state === 'at-site' ? t('cardAtSite', { place: card.place }) : t('cardMade')}
        </p>
      )}
      <Accounts social={{ ...social, next: nextSocial }} financial={{ ...financial, next: nextBank }} />
    </>
  )
}

const services = [
  [KeyRound, 'password', patterns.resident.password],
  [ClipboardList, 'progress', patterns.resident.where],
  [MapPin, 'pinWhere', patterns.resident.help],
  [BadgeHelp, 'helpTile', patterns.resident.help],
] as const
function Services() {
  const t = useText(text)
  return (
    <nav className="sheet services" aria-label={t('services')}>
      {services.map(([Icon, word, to]) => (
        <Link key={word} to={to}>
          <Icon size={26} strokeWidth={1.7} aria-hidden />
          {t(word)}
        </Link>
      ))}
    </nav>
  )
}
