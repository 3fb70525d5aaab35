import { useState } from 'react'
import type { RosterView } from '#shared/applications'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text } from './text.ts'

const key = (place: RosterView['places'][number]) => `${place.kind}:${place.organisation}`

/** The foot of a roster: which bank, where the cards go, and the one next step with its number. */
export function SubmitDock({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const [bank, setBank] = useState(view.bank?.code ?? '')
  const [place, setPlace] = useState('')
  const places = view.places.filter(each => each.kind !== 'branch' || each.bank === bank)
  const chosen = places.find(each => key(each) === place) ?? (places.length === 1 ? places[0] : undefined)
  const confirm = useSend<unknown>(`/api/rosters/${view.id}/confirm`, { forget: ['/api/rosters'] })
  const { good, bad } = view.counts
  if (!good) return null
  const why = !bank ? t('needBank') : !chosen ? t('needPlace') : undefined
  return (
    <div className="dock" id="submit">
      <p>{bad > 0 ? <>{t('notWait', { n: count(good) })}<b>{t('notTwice')}</b></> : t('allGood')}</p>
      {confirm.refused && <Refusal of={confirm.refused} />}{confirm.broken && <Unknown of={confirm} />}
      <SelectField name="bank" label={t('bank')} value={bank} disabled={!!view.bank} say={code => { setBank(code); setPlace('') }}
        options={[...view.bank ? [] : [['', t('chooseBank')] as const], ...(view.bank ? [view.bank] : view.banks).map(each => [each.code, each[lang]] as const)]} />
      <SelectField name="place" label={t('deliver')} value={chosen ? key(chosen) : ''} say={setPlace} options={[...chosen ? [] : [['', t('choosePlace')] as const], ...places.map(each => [key(each), each.name] as const)]} />
      <Button kind="primary" size="large" why={why} busy={confirm.busy} onClick={() => void confirm.send({ bank, delivery: { kind: chosen!.kind, organisation: chosen!.organisation } })}>
        {bad > 0 ? t('submitFirst', { n: count(good) }) : t('submit', { n: count(good) })}</Button>
    </div>
  )
}
