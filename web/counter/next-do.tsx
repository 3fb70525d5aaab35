import { inTurn, type CardOffices, type CardView } from '#shared/cards'
import type { PersonView } from '#shared/holders'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { yuan } from '../ui/words.ts'
import { adviceFor, troublesFor, type Way } from './advice.ts'
import { text } from './advice-text.ts'
import { BankNotice } from './bank-notice.tsx'
import { text as cancelText } from './cancel-text.ts'
import { RecentEntries } from './recent-entries.tsx'
import { text as counterText } from './text.ts'

type Start = (verb: string) => void

/** The next step of this card, with why, what is looked at and what it costs; where to go when it is not done here; what people come for when nothing is wrong. */
export function NextDo({ card, view, start }: { card: CardView; view: PersonView | null; start: Start }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const { ways, where } = adviceFor(card)
  const mayApply = useMay('applications.submit')
  const again = useText(cancelText)
  const cause = inTurn(card.causes)[0]
  const notice = useMay('banks.notice')
  const [first, ...others] = ways
  return (
    <section className="sheet nextdo">
      <div className="in">
        <h2>{says('nextStep')}</h2>
        {first ? (
          <>
            <p>{t(first.say)}</p>
            <div className="row">
              <Button kind="primary" size="large" onClick={() => start(first.verb)}>
                {nameOf(card, first, lang)}
              </Button>
              {first.fee !== undefined && <span className="note">{feeSaid(first, t, 'feeNow')}</span>}
            </div>
            {others.length > 0 && <Ways card={card} ways={others} start={start} />}
          </>
        ) : cause ? (
          <>
            <p>{cause.todo[lang]}</p>
            {where === 'bank' && notice ? <BankNotice card={card} /> : where && <Where card={card} of={where} />}
            {mayApply && card.closedAs === 'cancelled' && (
              <div className="row">
                <Button kind="primary" size="large" onClick={() => start('apply')}>
                  {again('again')}
                </Button>
              </div>
            )}
          </>
        ) : (
          <>
            <p>{says('nothingNext')}</p>
            <h3>{t('troubles')}</h3>
            <Ways card={card} ways={troublesFor(card)} start={start} />
            <OfPerson view={view} start={start} />
          </>
        )}
      </div>
      <RecentEntries card={card} />
    </section>
  )
}

const nameOf = (card: CardView, way: Way, lang: 'zh' | 'en') => card.verbs.find(one => one.verb === way.verb)![lang]
const feeSaid = (way: Way, t: ReturnType<typeof useText<(typeof text)['zh']>>, as: 'fee' | 'feeNow') => (way.fee ? t(as, { yuan: yuan(way.fee) }) : t('free'))

function Ways({ card, ways, start }: { card: CardView; ways: readonly Way[]; start: Start }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <ul className="wayson">
      {ways.map(way => (
        <li key={way.verb}>
          <span>
            {t(way.say)}
            {way.fee !== undefined && <span className="note">{feeSaid(way, t, 'fee')}</span>}
          </span>
          <Button onClick={() => start(way.verb)}>{nameOf(card, way, lang)}</Button>
        </li>
      ))}
    </ul>
  )
}

/** What concerns the person rather than the card. */
function OfPerson({ view, start }: { view: PersonView | null; start: Start }) {
  const t = useText(text)
  const phone = useMay('people.contact') && view?.phone && !view.phoneLost
  const identity = useMay('identity.mend')
  const rows = [...(phone ? [['phoneLost', t('troublePhone'), t('phoneVerb')] as const] : []), ...(identity ? [['identity', t('troubleIdentity'), t('identityVerb')] as const] : [])]
  return (
    <ul className="wayson">
      {rows.map(([verb, say, name]) => (
        <li key={verb}>
          <span>{say}</span>
          <Button onClick={() => start(verb)}>{name}</Button>
        </li>
      ))}
    </ul>
  )
}

/** The offices that can, by name, address, hours and phone. */
function Where({ card, of }: { card: CardView; of: keyof CardOffices }) {
  const t = useText(text)
  const read = useRead<CardOffices>(`/api/cards/${card.person}/${card.id}/offices`)
  return (
    <Asked of={read} rows={2}>
      {offices => (
        <>
          <h3>{t('whereTo')}</h3>
          {offices[of].length ? (
            <ul className="wayson places">
              {offices[of].map(({ name, address, hours, phone }) => (
                <li key={name}>
                  <b>{name}</b>
                  <span className="note">{[address, hours, phone].filter(Boolean).join('　')}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="note">{t('noOffice')}</p>
          )}
        </>
      )}
    </Asked>
  )
}
