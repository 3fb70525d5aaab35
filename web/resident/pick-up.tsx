import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { day } from '../ui/words.ts'
import type { Place } from './apply-shapes.ts'
import { text } from './apply-text.ts'

/** The place of collection: address, hours, what to bring, until when, and its telephone. */
export function PickUp({ place, bring, until }: { place: Place; bring: ReactNode; until?: string | null }) {
  const t = useText(text)
  return (
    <section className="sheet padded stack pickup">
      <span className="note">{t('place')}</span>
      <h2>{place.kind === 'post' ? t('byPost') : place.name}</h2>
      {place.kind === 'post' && <span className="dim">{t('byPostSay')}</span>}
      {place.address && <span className="dim">{place.address}</span>}
      {place.hours && <span className="dim">{place.hours}</span>}
      <dl className="kv">
        {place.kind !== 'post' && (
          <>
            <dt>{t('bring')}</dt>
            <dd>{bring}</dd>
          </>
        )}
        {until && (
          <>
            <dt>{t('keepUntil')}</dt>
            <dd>{day(until)}</dd>
          </>
        )}
      </dl>
      {place.phone && (
        <a className="btn" href={`tel:${place.phone}`}>
          <Phone size={18} aria-hidden />
          {t('callPlace', { phone: place.phone })}
        </a>
      )}
    </section>
  )
}
