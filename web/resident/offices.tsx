import type { OfficeView } from '#shared/cards'
import { Phone } from 'lucide-react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { text } from './text.ts'

/** Where exactly the PIN is changed or reset, or the card renewed (the nearest first). */
export function Offices({ business }: { business: 'change' | 'reset' | 'renew' }) {
  const read = useRead<Record<'change' | 'reset' | 'renew', readonly OfficeView[]>>('/api/my/card/offices')
  return <OfficeList offices={read.data && !isRefused(read.data) ? read.data[business] : []} />
}

/** Where card, record and document are compared: the insured region's counters and the card centre. */
export function IdentityOffices() {
  const read = useRead<{ offices: readonly OfficeView[] }>('/api/my/identity')
  return <OfficeList offices={read.data && !isRefused(read.data) ? read.data.offices : []} />
}

/** Each office with its address, hours and telephone, folded until asked for. */
function OfficeList({ offices }: { offices: readonly OfficeView[] }) {
  const t = useText(text)
  if (!offices.length) return null
  return (
    <details className="offices">
      <summary>{t('offices', { n: offices.length })}</summary>
      <ul>
        {offices.map(office => (
          <li key={office.name}>
            <b>{office.name}</b>
            {office.address && <span>{office.address}</span>}
            {office.hours && <span>{office.hours}</span>}
            {office.phone && (
              <a href={`tel:${office.phone}`}>
                <Phone size={18} aria-hidden />
                {office.phone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
