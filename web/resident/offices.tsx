import type { OfficeView } from '#shared/cards'
import { Phone } from 'lucide-react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { text } from './text.ts'

/** Where exactly it is done: each office with its address, hours and telephone, folded until asked for. */
export function Offices({ business }: { business: 'change' | 'reset' }) {
  const t = useText(text)
  const read = useRead<Record<'change' | 'reset', readonly OfficeView[]>>('/api/my/card/offices')
  const offices = read.data && !isRefused(read.data) ? read.data[business] : []
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
