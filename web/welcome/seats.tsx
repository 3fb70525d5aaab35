import { Building2, ChevronRight, CreditCard, Landmark, Pill, ShieldCheck, UserRound, UserRoundSearch, type LucideIcon } from 'lucide-react'
import { changeSeat, type Seat } from '../api/me.ts'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Broken, Empty, Waiting } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { text } from './text.ts'

type Place = 'resident' | 'counter' | 'centre' | 'unit' | 'till' | 'branch' | 'staff'
const icons: Record<Place, LucideIcon> = {
  resident: UserRound,
  counter: UserRoundSearch,
  centre: CreditCard,
  unit: Building2,
  till: Pill,
  branch: Landmark,
  staff: ShieldCheck,
}
const placeOf = (path: string): Place => {
  const found = (['counter', 'centre', 'unit', 'till', 'branch', 'resident'] as const).find(
    place => path === patterns[place].home || path.startsWith(`${patterns[place].home}/`),
  )
  return found ?? 'staff'
}

/** One click signs in as a demo person of that workplace. Only where the database was born a demo. */
export function Seats() {
  const t = useText(text)
  const seats = useRead<Seat[] | { rows: Seat[] }>('/api/seats')
  const sit = useSend<{ path?: string }>('/api/sign-in/seat')
  const take = async (seat: Seat) => {
    const answer = await sit.send({ user: seat.user })
    if (answer && !isRefused(answer)) {
      await changeSeat()
      location.assign(seat.path)
    }
  }
  if (seats.isError)
    return (
      <>
        <h2>{t('seats')}</h2>
        <Broken retry={() => void seats.refetch()} />
      </>
    )
  if (seats.data === undefined)
    return (
      <>
        <h2>{t('seats')}</h2>
        <Waiting height={420} />
      </>
    )
  const rows = isRefused(seats.data) ? [] : Array.isArray(seats.data) ? seats.data : seats.data.rows
  if (!rows.length)
    return (
      <>
        <h2>{t('seats')}</h2>
        <Empty title={t('noSeats')} />
      </>
    )
  return (
    <>
      <h2>{t('seats')}</h2>
      <p className="note">{t('seatsSay')}</p>
      <Refusal of={sit.refused} />
      <ul className="seatlist">
        {rows.map(seat => {
          const place = placeOf(seat.path),
            Icon = icons[place]
          return (
            <li key={seat.user}>
              <button type="button" disabled={sit.busy} onClick={() => void take(seat)}>
                <Icon size={28} strokeWidth={1.6} aria-hidden />
                <b>{t(place)}</b>
                <span className="note">
                  {seat.organisation ? t('seatOf', { post: seat.post, organisation: seat.organisation }) : t(`${place}Say`)}
                </span>
                <ChevronRight className="go" size={18} aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
