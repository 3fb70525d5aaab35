import { useState } from 'react'
import type { ApplicationView, Place } from '#shared/applications'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, Tick, type Wrong } from '../ui/form.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { ApplyPhotoFile } from './apply-photo.tsx'
import { text } from './apply-text.ts'
import { DocumentFields, emptyDocument, shownOf, wrongIn, type Document } from './document-fields.tsx'
import { text as counterText } from './text.ts'

type Words = { zh: string; en: string }
/** GET /api/people/:person/apply: what the policy of today allows this person; `why` when nothing. */
export type Choices = {
  why: Words | null; phone: string | null; address: string | null; banks: readonly (Words & { code: string })[]; places: readonly (Place & { bank: string | null })[]
  photo: { width: number; height: number; minBytes: number; maxBytes: number }; materials: readonly (Words & { key: string })[]; fee: number | null; promise: Words
}

/** The window's form in three steps: contact with bank and place, photo with papers, the document; then one act. */
export function ApplyForm({ person, choices, done }: { person: string; choices: Choices; done: (made: ApplicationView) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const [stage, setStage] = useState(0)
  const [given, set] = useState({ phone: choices.phone ?? '', address: choices.address ?? '', bank: choices.banks[0]?.code ?? '', place: '' })
  const [photo, setPhoto] = useState<string | null>(null)
  const [papers, setPapers] = useState<string[]>([])
  const [document, setDocument] = useState<Document>(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const places = choices.places.filter(place => !place.bank || place.bank === given.bank)
  const place = places.find(one => one.organisation === given.place) ?? places[0]
  const send = useSend<ApplicationView>(`/api/people/${person}/applications`, { done })
  const ready = () => {
    const phone = given.phone.replace(/\s/g, '')
    const faults: Wrong = { ...(phone === choices.phone || /^1[3-9]\d{9}$/.test(phone) ? {} : { phone: says('needNumber') }), ...(given.address.trim() ? {} : { address: t('address') }) }
    setWrong(faults)
    if (!Object.keys(faults).length) setStage(1)
  }
  const submit = () => {
    const faults = wrongIn(document, null, says)
    setWrong(faults)
    if (Object.keys(faults).length) return
    void send.send({
      ...(given.phone === choices.phone ? {} : { phone: given.phone.replace(/\s/g, '') }), ...(given.address === choices.address ? {} : { address: given.address.trim() }),
      bank: given.bank, ...(place ? { delivery: { kind: place.kind, organisation: place.organisation } } : {}), ...(photo ? { photo } : {}),
      papers: papers.map(material => ({ material, paper: null })), ...shownOf(document, null),
    })
  }
  const lacking = !photo ? t('missingPhoto') : papers.length < choices.materials.length ? t('missingPaper') : null
  const steps = [{ key: 'contact', name: t('stepContact') }, { key: 'photo', name: t('stepPhoto') }, { key: 'document', name: t('stepDocument') }]
  return (
    <TaskFrame title={t('task')} steps={steps} at={stage} ask={t(stage === 0 ? 'askContact' : stage === 1 ? 'askPhoto' : 'askDocument')}>
      {stage === 0 && <Form wrong={wrong} send={ready}>
        <div className="cols2">
          <TextField name="phone" label={t('phone')} hint={t('phoneHint')} value={given.phone} say={phone => set({ ...given, phone })} inputMode="tel" />
          <TextField name="address" label={t('address')} value={given.address} say={address => set({ ...given, address })} maxLength={100} />
          <SelectField name="bank" label={t('bank')} value={given.bank} say={bank => set({ ...given, bank, place: '' })} options={choices.banks.map(bank => [bank.code, bank[lang]] as const)} />
          <SelectField name="place" label={t('place')} value={place?.organisation ?? ''} say={one => set({ ...given, place: one })} options={places.map(one => [one.organisation, one.name] as const)} />
        </div>
        <div className="row foot"><Button kind="primary" size="large" type="submit">{t('next')}</Button></div>
      </Form>}
      {stage === 1 && <div className="stack loose">
        <ApplyPhotoFile person={person} taken={!!photo} take={setPhoto} need={choices.photo} />
        {choices.materials.map(each => <Tick key={each.key} name={each.key} checked={papers.includes(each.key)} say={on => setPapers(on ? [...papers, each.key] : papers.filter(one => one !== each.key))}>
          <b>{each[lang]}</b> {t('material')}</Tick>)}
        <div className="row foot"><Button kind="primary" size="large" onClick={() => setStage(2)} {...(lacking ? { why: lacking } : {})}>{t('next')}</Button><Button size="large" onClick={() => setStage(0)}>{t('back')}</Button></div>
      </div>}
      {stage === 2 && <Form refused={send.refused} wrong={wrong} send={submit}>
        <DocumentFields value={document} say={setDocument} />
        <p className="note">{[choices.fee ? t('fee', { yuan: yuan(choices.fee) }) : t('free'), choices.promise[lang]].join(lang === 'zh' ? '，' : ', ')}</p>
        <Unknown of={send} />
        <div className="row foot"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('submit')}</Button><Button size="large" onClick={() => setStage(1)}>{t('back')}</Button></div>
      </Form>}
    </TaskFrame>
  )
}
