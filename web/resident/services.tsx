import { BadgeHelp, CircleOff, ClipboardList, KeyRound, MapPin, ReceiptText, UserRound } from 'lucide-react'
import { useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { patterns, to } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { text } from './text.ts'

const standard = [
  [KeyRound, 'password', patterns.resident.password],
  [ClipboardList, 'progress', patterns.resident.where],
  [MapPin, 'pinWhere', to(patterns.resident.help, {}, { ask: 'pin' })],
  [CircleOff, 'lossTile', patterns.resident.loss],
] as const
/** Large print has no tab bar: what the tabs lead to stands here, in words. */
const large = [
  [ReceiptText, 'allMoves', patterns.resident.records],
  [ClipboardList, 'progress', patterns.resident.where],
  [CircleOff, 'lossTile', patterns.resident.loss],
  [BadgeHelp, 'elderHelp', patterns.resident.help],
  [UserRound, 'elderMe', patterns.resident.me],
] as const

/** The services, four to a row; in large print one to a row. */
export function Services() {
  const t = useText(text)
  const elder = useMode() === 'elder'
  return (
    <nav className="sheet services" aria-label={t('services')}>
      {(elder ? large : standard).map(([Icon, word, path]) => (
        <Link key={word} to={path}>
          <Icon size={26} strokeWidth={1.7} aria-hidden />
          {t(word)}
        </Link>
      ))}
    </nav>
  )
}
