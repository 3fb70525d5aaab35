import type { CancelPage } from '#shared/cancellation'
import type { PersonView } from '#shared/holders'
import { Asked, useRead } from '../api/read.tsx'
import { CancelAsk } from './cancel-ask.tsx'
import { CancelSeen } from './cancel-seen.tsx'
import './apply.css'

/** 注销: what stands, to be approved or taken back by whoever may; else a new one is asked for. (REPL-05) */
export function CancelTask({ view, leave }: { view: PersonView; leave: () => void }) {
  const read = useRead<CancelPage>(`/api/people/${view.id}/cancellation`)
  return (
    <Asked of={read} rows={6}>
      {page => {
        const stands = page.rows.find(row => row.state === 'waiting') ?? page.rows.find(row => row.state === 'done' && (row.ground === 'death' || page.grounds.every(each => each.why))) ?? null
        return stands ? <CancelSeen person={view.id} row={stands} leave={leave} /> : <CancelAsk person={view.id} page={page} leave={leave} />
      }}
    </Asked>
  )
}
