import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskPage } from '../ui/skeletons.tsx'
import type { Asking } from './apply-asking.ts'
import { text } from './apply-text.ts'

/** The bank of the financial account; another bank means another place of collection. */
export function Bank({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const lang = useLang()
  return (
    <TaskPage
      title={t('bankTitle')}
      say={t('bankSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(draft.bank ? {} : { why: t('chooseOne') })}>
          {t('next')}
        </Button>
      }
    >
      <fieldset className="stack">
        <legend className="sr">{t('bankTitle')}</legend>
        {choices.banks.map(bank => (
          <Choice
            key={bank.code}
            hue="bank"
            name="bank"
            value={bank.code}
            chosen={draft.bank === bank.code}
            choose={() => put({ bank: bank.code, ...(draft.bank === bank.code ? {} : { place: '' }) })}
            title={bank[lang]}
          />
        ))}
      </fieldset>
    </TaskPage>
  )
}

/** Where the card is collected. */
export function PlaceQuestion({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const places = choices.places.filter(place => !place.bank || place.bank === draft.bank)
  return (
    <TaskPage
      title={t('placeTitle')}
      say={t('placeSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(draft.place ? {} : { why: t('chooseOne') })}>
          {t('next')}
        </Button>
      }
    >
      {places.length ? (
        <fieldset className="stack">
          <legend className="sr">{t('placeTitle')}</legend>
          {places.map(place => (
            <Choice
              key={place.organisation}
              name="place"
              value={place.organisation}
              chosen={draft.place === place.organisation}
              choose={() => put({ place: place.organisation })}
              title={place.kind === 'post' ? t('byPost') : place.name}
            >
              {place.kind === 'post' && <span>{t('byPostSay')}</span>}
              {place.address && <span>{place.address}</span>}
              {place.hours && <span>{place.hours}</span>}
            </Choice>
          ))}
        </fieldset>
      ) : (
        <Message tone="warn" title={t('noPlace')} />
      )}
    </TaskPage>
  )
}
