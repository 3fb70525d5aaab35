import { lazy, Suspense, useState, type ReactNode } from 'react'
import { isLiving, type ApplicationView } from '#shared/applications'
import type { CardView } from '#shared/cards'
import type { PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useForget, useRead } from '../api/read.tsx'
import { Waiting } from '../ui/empty.tsx'
import type { Doing } from './doings.ts'
import { NextDo } from './next-do.tsx'
import { ShownTask } from './shown-task.tsx'

const PinTask = lazy(() => import('./pin-task.tsx').then(({ PinTask }) => ({ default: PinTask })))
const SuccessorTask = lazy(() => import('./successor-task.tsx').then(({ SuccessorTask }) => ({ default: SuccessorTask })))
const WithdrawTask = lazy(() => import('./withdraw-task.tsx').then(({ WithdrawTask }) => ({ default: WithdrawTask })))
const DiagnoseTask = lazy(() => import('./diagnose-task.tsx').then(({ DiagnoseTask }) => ({ default: DiagnoseTask })))
const ActivateTask = lazy(() => import('./activate-task.tsx').then(({ ActivateTask }) => ({ default: ActivateTask })))
const InstantTask = lazy(() => import('./instant-task.tsx').then(({ InstantTask }) => ({ default: InstantTask })))
const UnderWay = lazy(() => import('./under-way.tsx').then(({ UnderWay }) => ({ default: UnderWay })))
const pinKinds = { changePin: 'change', resetPin: 'reset', queryPassword: 'query-password' } as const
/** Whether the task is the holder's turn at the pad, which hides what else could be done. */
export const isPin = (doing: Doing): doing is keyof typeof pinKinds => doing in pinKinds

/** The card that is to replace this one, wherever it is; null while none is made. */
export const successorOf = (card: CardView, cards: readonly CardView[]) =>
  cards.find(one => one.id !== card.id && !one.closedAs && one.state !== 'handed-over') ?? null

type Props = { view: PersonView; card: CardView; cards: readonly CardView[]; doing: Doing | null; done: Doing | null; start: (verb: string | null) => void; finished: (doing: Doing) => void }

/** What is being done with the card; else the new card under way; else the one next step. */
export function PersonDoing({ view, card, cards, doing, done, start, finished }: Props) {
  const read = useRead<{ rows: ApplicationView[] }>(`/api/people/${card.person}/applications`, { off: !useMay('applications.read') })
  const mayReplace = useMay('cards.replace')
  const rows = read.data && !isRefused(read.data) ? read.data.rows : []
  const open = rows.find(row => row.kind !== 'first' && isLiving(row)) ?? null
  // a card given up midway has no open application any more, but the task still says what came of it
  const [making, make] = useState<ApplicationView | null>(null)
  if (open && making?.id !== open.id) make(open)
  const next = successorOf(card, cards)
  const here = next?.verbs.some(verb => verb.verb === 'collect' && !verb.why)
  const forget = useForget()
  const leave = () => start(null)
  const over = () => {
    forget('/api/cards')
    leave()
  }
  const still = open ? (
    <UnderWay application={open} card={card} collect={here ? () => start('collect') : null} withdraw={mayReplace ? () => start('withdraw') : null} instant={() => start('instant')} />
  ) : (
    <NextDo card={card} view={view} start={start} />
  )
  return (
    <Suspense fallback={<Waiting rows={6} />}>
      {doing === 'replace' || doing === 'exchange' || doing === 'renew' ? (
        <Possible key={doing} verb={doing} card={card} else={still}>
          <SuccessorTask kind={({ replace: 'replacement', exchange: 'exchange', renew: 'renewal' } as const)[doing]} card={card} leave={leave} instant={() => start('instant')} />
        </Possible>
      ) : doing === 'instant' ? (
        making ? (
          <InstantTask key={making.id} application={making} leave={leave} collect={() => start('collect')} ended={over} />
        ) : read.isPending ? (
          <Waiting rows={6} />
        ) : (
          still
        )
      ) : doing === 'withdraw' && (open || done) ? (
        <WithdrawTask open={open} finished={() => finished('withdraw')} leave={leave} />
      ) : doing === 'diagnose' ? (
        <DiagnoseTask card={card} leave={leave} exchange={() => start('exchange')} />
      ) : doing === 'activate' ? (
        <ActivateTask card={card} leave={leave} done={over} />
      ) : doing && isPin(doing) ? (
        <PinTask key={doing} person={card.person} kind={pinKinds[doing]} agents={card.agents} park={leave} done={over} />
      ) : doing && doing !== 'withdraw' ? (
        <Possible key={doing} verb={doing} card={doing === 'collect' && next ? next : card} else={still}>
          <ShownTask kind={doing} card={doing === 'collect' && next ? next : card} done={done === doing} finished={() => finished(doing)} leave={start} />
        </Possible>
      ) : (
        still
      )}
    </Suspense>
  )
}

/** A task whose address is opened again after it was done, or which never could be: what is so stands there instead. Judged once, when it is opened. */
function Possible({ verb, card, children, else: other }: { verb: Doing; card: CardView; children: ReactNode; else: ReactNode }) {
  const [can] = useState(() => !card.verbs.find(one => one.verb === verb)?.why)
  return can ? children : other
}
