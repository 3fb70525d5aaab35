import { Building2, ChevronRight, CreditCard, Landmark, Pill, ShieldCheck, UserRound, UserRoundSearch, type LucideIcon } from 'lucide-react'
import { isRefused } from '../api/call.ts'
import { changeSeat, type Seat } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { text } from './text.ts'

const order = ['resident', 'counter', 'centre', 'unit', 'till', 'branch', 'staff'] as const
type Place = (typeof order)[number]
const icons: Record<Place, LucideIcon> = {
  resident: UserRound,
  counter: UserRoundSearch,
  centre: CreditCard,
  unit: Building2,
  till: Pill,
  branch: Landmark,
  staff: ShieldCheck,
}
const consoles = ['centre', 'counter', 'branch', 'unit', 'provider']
/** Workplaces of several posts: a seat there is named by its post. */
const several = new Set<Place>(['centre', 'staff'])
/** The workplace a seat leads to; posts without pages of their own yet stand under `staff`. */
function placeOf(seat: Seat): Place {
  if (seat.path.startsWith(patterns.resident.home)) return 'resident'
  if (seat.post.endsWith('admin') || !consoles.includes(seat.kind === 'village' ? 'unit' : seat.kind)) return 'staff'
  return order.find(place => place !== 'staff' && seat.path.startsWith(patterns[place].home)) ?? 'staff'
}

/** One click signs in as a demo person of that workplace; one seat a workplace and post first, the rest folded. Only in a demo. */
export function Seats() {
  const t = useText(text)
  const seats = useRead<Seat[] | { rows: Seat[] }>('/api/seats')
  const none = seats.data && isRefused(seats.data)
  return (
    <>
      <h2>{t('seats')}</h2>
      {none ? (
        <Empty title={t('noSeats')} />
      ) : (
        <Asked of={seats} height={420}>
          {answer => <SeatList rows={Array.isArray(answer) ? answer : answer.rows} />}
        </Asked>
      )}
    </>
  )
}

function SeatList({ rows }: { rows: readonly Seat[] }) {
  const t = useText(text)
  const sit = useSend('/api/sign-in/seat')
  const take = async (seat: Seat) => {
    const answer = await sit.send({ user: seat.user })
    if (!answer || isRefused(answer)) return
    await changeSeat()
    location.assign(seat.path)
  }
  const sorted = rows.toSorted((a, b) => order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)))
  const first = sorted.filter(
    (seat, i) => placeOf(seat) !== 'staff' && sorted.findIndex(other => other.post === seat.post && placeOf(other) === placeOf(seat)) === i,
  )
  const rest = sorted.filter(seat => !first.includes(seat))
  const list = (seats: readonly Seat[]) => (
    <ul className="seatlist">
      {seats.map(seat => (
        <li key={seat.user}>
          <SeatButton seat={seat} busy={sit.busy} take={() => void take(seat)} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <p className="note">{t('seatsSay')}</p>
      <Refusal of={sit.refused} />
      {list(first)}
      {rest.length > 0 && (
        <details className="moreseats">
          <summary>{t('moreSeats', { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

function SeatButton({ seat, busy, take }: { seat: Seat; busy: boolean; take: () => void }) {
  const t = useText(text)
  const place = placeOf(seat)
  const Icon = icons[place]
  const post = `post.${seat.post}` in text.zh ? t(`post.${seat.post}` as 'post.counter-clerk') : seat.post
  const plain = t(`${place}Say`)
  const of = seat.organisation && !several.has(place) ? t('seatOf', { post, organisation: seat.organisation }) : seat.organisation
  return (
    <button type="button" disabled={busy} onClick={take}>
      <Icon size={28} strokeWidth={1.6} aria-hidden />
      <b>{several.has(place) ? post : t(place)}</b>
      <span className="note">{of || plain}</span>
      <ChevronRight className="go" size={18} aria-hidden />
    </button>
  )
}
