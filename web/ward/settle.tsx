import type { DeskView, SettledView, VisitView } from '#shared/settlement'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { useReader } from '../reader.ts'
import { stops } from '../till/card-panel.tsx'
import { proofsOf, Prove } from '../till/prove.tsx'
import { Paylines, Why } from '../till/split.tsx'
import { useLang } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { text } from './text.ts'

/** Settling what is open: the split first, the patient's PIN, then once; the card must be the patient's. (MED-07.a, READ-01) */
export function Settle({ of, midway, pinned, pin, leave, settled }: { of: VisitView; midway: boolean; /** The card session whose PIN was right; it holds as long as the session. */ pinned: string; pin: (session: string) => void; leave: () => void; settled: (bill: SettledView) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { read } = useReader()
  const [useAccount, setUse] = useState(true)
  const [padOn, setPad] = useState(false)
  const trying = useSend<SettledView>(`/api/till/visits/${of.id}/pre-settle`)
  const settling = useSend<SettledView>(`/api/till/visits/${of.id}/settle`, { forget: ['/api/till/visits'], done: settled })
  const session = read?.session && read.person.id === of.person.id ? read.session : null
  const stop = session ? stops(read) : null
  const tried = trying.done
  const desk = useRead<DeskView>('/api/till/desk')
  const needs = proofsOf(desk.data && !isRefused(desk.data) ? desk.data : null, session)
  const proven = session !== null && (pinned === session.id || !needs.length)
  const body = (total: number | null) => ({ midway, useAccount, total })
  const again = () => { trying.reset(); settling.reset(); setPad(false) }
  return (
    <section className="sheet padded stack settling" aria-label={t(`tryTitle.${midway ? 'settle midway' : 'settle'}`)}>
      <h2>{t(tried ? 'notTaken' : `tryTitle.${midway ? 'settle midway' : 'settle'}`)}</h2>
      {!session ? <Message tone="info" title={t('whoseCard', { name: of.person.name })}><span>{t('whoseCardSay')}</span></Message> : stop && <Message tone="bad" title={t('cannot')}><span>{stop[lang]}</span></Message>}
      {tried && <><Paylines of={tried} />{!padOn && <Why of={tried} open />}</>}
      <Refusal of={trying.refused ?? settling.refused} /><Unknown of={settling} /><Unknown of={trying} />
      {session && !stop && !padOn && <Tick name="useAccount" checked={useAccount} say={use => { setUse(use); again() }}>{t('useAccount')}</Tick>}
      {session && padOn && <Prove needs={needs} done={() => { pin(session.id); setPad(false) }} />}
      {proven && tried && needs.length > 0 && <Message tone="ok" title={t('pinOk')} />}
      <div className="row">
        {session && !stop && (!tried ? <Button kind="primary" size="large" busy={trying.busy} onClick={() => void trying.send(body(null))}>{t('tryIt')}</Button>
          : proven ? <Button kind="primary" size="large" busy={settling.busy} onClick={() => void settling.send(body(tried.total))}>{t('settleDo', { sum: yuan(tried.total) })}</Button>
            : !padOn && <Button kind="primary" size="large" onClick={() => setPad(true)}>{t('pinDo')}</Button>)}
        <Button onClick={leave}>{t('notNow')}</Button>
      </div>
    </section>
  )
}
