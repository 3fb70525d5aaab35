import { inTurn } from '#shared/cards'
import { MapPin, Phone } from 'lucide-react'
import { useWho } from '../api/me.ts'
import { useLang, useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Accounts, NextStep } from '../ui/accounts.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Link } from '../ui/link.tsx'
import { financialOf, socialOf, type MyCard } from './my-card.ts'
import { IdentityOffices, Offices } from './offices.tsx'
import { ParcelLink } from './parcel-link.tsx'
import { text } from './text.ts'

type Card = NonNullable<MyCard['card']>

/** The card's picture; large print shows name and number only. */
export function CardPicture({ card }: { card: Card }) {
  const t = useText(text)
  const elder = useMode() === 'elder'
  const who = useWho()
  const { tone } = socialOf(card, t)
  return (
    <div className="facebox">
      <CardFace
        name={who?.name ?? ''}
        number={who?.number ?? ''}
        cardNo={card.number}
        bank={card.bank.zh}
        issued={card.issuedOn}
        large={elder}
        dimmed={tone === 'stop' || tone === 'off'}
      />
    </div>
  )
}

/** Where the card is while it is not in its holder's hands, and both accounts with the one next step. */
export function CardAccounts({ card }: { card: Card }) {
  const t = useText(text)
  const lang = useLang()
  const social = socialOf(card, t)
  const cause = card.causes[0]
  const blocked = cause && social.tone !== 'ok'
  return (
    <>
      {card.place && (
        <p className="row placed">
          <MapPin size={18} aria-hidden />
          {card.state === 'at-site' ? t('cardAtSite', { place: card.place }) : t('cardMade')}
        </p>
      )}
      {card.state === 'sent' && <ParcelLink />}
      <Accounts
        social={{ ...social, next: blocked ? <NextSocial card={card} /> : null }}
        financial={{ ...financialOf(card, t, lang), next: blocked ? null : <NextBank card={card} /> }}
      />
      {card.financial !== 'none' && (
        <Link className="more" to={patterns.resident.account}>
          {t('seeFinancial')}
        </Link>
      )}
    </>
  )
}

/** The first cause of the social account and what to do about it; the others that hold stand below. */
function NextSocial({ card }: { card: Card }) {
  const t = useText(text)
  const lang = useLang()
  const [first, ...others] = inTurn(card.causes)
  if (!first) return null
  const business = businessOf(first)
  return (
    <NextStep
      hue="social"
      title={finding(first[lang])}
      facts={[[t('whatToDo'), first.todo[lang]], ...others.map(other => [t('alsoHolds'), finding(other[lang])] as const)]}
    >
      {card.causes.some(cause => cause.cause === 'identity-differs') ? <IdentityOffices /> : business && <Offices business={business} />}
    </NextStep>
  )
}
/** What is done about it at an office, if anything: the PIN is changed or reset there, or the card renewed. */
function businessOf({ cause, facts }: Card['causes'][number]): 'change' | 'reset' | 'renew' | null {
  if (cause === 'expired') return 'renew'
  if (cause === 'pin-locked' || cause === 'pin-to-set') return 'reset'
  return cause === 'pin-initial' || (cause === 'not-activated' && facts['step'] === 'pin-change') ? 'change' : null
}
/** The first sentence of a cause: what is so. */
const finding = (sentence: string) => sentence.split(/[。.](?=\s|$|[^\d])/)[0] ?? ''

function NextBank({ card }: { card: Card }) {
  const t = useText(text)
  const lang = useLang()
  if (card.facts.some(fact => fact.account === 'financial' && fact.kind === 'loss' && !fact.until)) return <LinkButton kind="danger" block to={patterns.resident.loss}>{t('lossSocialToo')}</LinkButton>
  if (card.financial !== 'opened' || card.state !== 'handed-over') return null
  return (
    <NextStep
      title={t('nextBank')}
      facts={[
        [t('bring'), t('bringSay')],
        [t('go'), t('goSay', { bank: card.bank[lang] })],
      ]}
    >
      <a className="btn bank block" href={`tel:${card.bank.phone}`}>
        <Phone size={18} aria-hidden />
        {t('callBank', { phone: card.bank.phone })}
      </a>
    </NextStep>
  )
}
