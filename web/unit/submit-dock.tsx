import { Select } from 'antd'
import { useState } from 'react'
import type { RosterView } from '#shared/applications'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text } from './text.ts'

/** The foot of a roster: which bank, where the cards go, and the one next step with its number. */
export function SubmitDock({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const [bank, setBank] = useState<string | undefined>(view.bank?.code)
  const places = view.places.filter(place => place.kind !== 'branch' || place.bank === bank)
  const [place, setPlace] = useState<string | undefined>(places[0] && key(places[0]))
  const chosen = places.find(each => key(each) === place)
  const confirm = useSend<unknown>(`/api/rosters/${view.id}/confirm`, { forget: ['/api/rosters'] })
  const { good, bad } = view.counts
  if (!good) return null
  const why = !bank ? t('needBank') : !chosen ? t('needPlace') : undefined
  return (
    <div className="dock">
      <p>{bad > 0 ? <>{t('notWait', { n: count(good) })}<b>{t('notTwice')}</b></> : t('allGood')}</p>
      {confirm.refused && <Refusal of={confirm.refused} />}{confirm.broken && <Unknown of={confirm} />}
      {view.bank ? <span><span className="note">{t('bank')}</span> {view.bank[lang]}</span>
        : <Select aria-label={t('bank')} placeholder={t('chooseBank')} value={bank} onChange={code => { setBank(code); setPlace(undefined) }} options={view.banks.map(each => ({ value: each.code, label: each[lang] }))} style={{ minWidth: 160 }} />}
      <Select aria-label={t('deliver')} placeholder={t('choosePlace')} value={chosen && place} onChange={setPlace} options={places.map(each => ({ value: key(each), label: each.name }))} style={{ minWidth: 220 }} />
      <Button kind="primary" size="large" why={why} busy={confirm.busy} onClick={() => void confirm.send({ bank, delivery: { kind: chosen!.kind, organisation: chosen!.organisation } })}>
        {bad > 0 ? t('submitFirst', { n: count(good) }) : t('submit', { n: count(good) })}</Button>
    </div>
  )
}
const key = (place: RosterView['places'][number]) => `${place.kind}:${place.organisation}`
