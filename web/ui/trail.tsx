import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './trail.css'

/** done · fixed: went wrong and was mended, kept with its reason · now · ahead: still to come, dashed. */
export type Stop = { key: string; what: ReactNode; when?: ReactNode; how: 'done' | 'fixed' | 'now' | 'ahead' }

/** Dated steps downwards. 做好 is not 领到. */
export const Trail = ({ stops }: { stops: readonly Stop[] }) => (
  <ol className="sheet trail">
    {stops.map(stop => (
      <li key={stop.key} className={stop.how} aria-current={stop.how === 'now' ? 'step' : undefined}>
        <i>
          {stop.how === 'fixed' ? (
            <TriangleAlert size={15} aria-hidden />
          ) : stop.how === 'ahead' ? null : (
            <Check size={15} strokeWidth={3} aria-hidden />
          )}
        </i>
        <div>
          <b>{stop.what}</b>
          {stop.when && <span className="note">{stop.when}</span>}
        </div>
      </li>
    ))}
  </ol>
)
