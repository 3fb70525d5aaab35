import { machineStates, type InstantStep, type InstantView, type MachineState } from '#shared/production'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { moment } from '../ui/words.ts'
import { text } from './instant-text.ts'

export const pathOf = (person: string, application: string) => `/api/instant/${person}/${application}`
/** Seven steps for the eye: the bank's number comes with the blank. */
export const shown = [
  { step: 'paid', word: 'stepPaid' }, { step: 'numbered', word: 'stepReserved' }, { step: 'written', word: 'stepWritten' }, { step: 'printed', word: 'stepPrinted' },
  { step: 'checked', word: 'stepChecked' }, { step: 'registered', word: 'stepRegistered' }, { step: 'handed-over', word: 'stepHanded' },
] as const satisfies readonly { step: InstantStep; word: keyof (typeof text)['zh'] }[]
/** Which of the seven comes next. */
export const placeOf = (step: InstantStep | null) => step === null ? 0 : step === 'reserved' ? 1 : shown.findIndex(each => each.step === step) + 1

/** The machine that stands in: it says so, and its state is set here. */
export function StandIn({ printer, changed }: { printer: NonNullable<InstantView['printer']>; changed: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const set = useSend('/api/demo/printer', { done: changed })
  return (
    <div className="stack machine">
      <p className="note">{t('machineSoft')}</p>
      <div className="chips" role="group" aria-label={printer.name}>
        {(Object.keys(machineStates) as MachineState[]).map(state => (
          <button key={state} type="button" aria-pressed={printer.state === state} disabled={set.busy} onClick={() => void set.send({ state })}>
            {machineStates[state][lang]}
          </button>
        ))}
      </div>
      <Refusal of={set.refused} />
    </div>
  )
}

/** Beside a new card under way: it can be made here now, or stopped while being made. Nothing where this counter cannot. */
export function InstantOffer({ person, application, start }: { person: string; application: string; start: () => void }) {
  const t = useText(text)
  const read = useRead<InstantView>(pathOf(person, application), { off: !useMay('cards.instant') })
  const view = read.data && !isRefused(read.data) ? read.data : null
  if (!view) return null
  const open = view.job && !view.job.ended && view.job.here ? view.job : null
  if (open?.step === 'registered') return null
  if (open)
    return (
      <Message tone="warn" title={t('offerStopped', { step: t(shown[Math.max(0, placeOf(open.step) - 1)]!.word) })}>
        <Button kind="primary" onClick={start}>
          {t('offerOn')}
        </Button>
      </Message>
    )
  if (view.why && view.why.name !== 'instant-not-approved') return null
  return (
    <Message tone="info" title={t('offer')}>
      <span>{t('offerSay')}</span>
      <Button kind={view.why ? 'plain' : 'primary'} onClick={start}>
        {t('offerDo')}
      </Button>
    </Message>
  )
}

type Unfinished = { rows: { person: string; application: string; name: string; step: InstantStep; by: string; since: string }[] }
/** Cards begun at this counter and not done, so that whoever is here goes on. */
export function UnfinishedCards() {
  const t = useText(text)
  const read = useRead<Unfinished>('/api/instant', { off: !useMay('cards.instant') })
  const rows = read.data && !isRefused(read.data) ? read.data.rows : []
  if (!rows.length) return null
  return (
    <Message tone="warn" title={t('unfinished')}>
      {rows.map(row => (
        <div key={row.application} className="row">
          <span>{t('unfinishedRow', { name: row.name, step: t(shown[Math.max(0, placeOf(row.step) - 1)]!.word), by: row.by, at: moment(row.since) })}</span>
          <LinkButton size="dense" to={to(patterns.counter.person, { person: row.person }, { do: 'instant' })}>
            {t('open')}
          </LinkButton>
        </div>
      ))}
    </Message>
  )
}
