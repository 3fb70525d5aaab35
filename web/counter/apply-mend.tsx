import { useState } from 'react'
import type { ApplicationView } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { CameBack } from './application-parts.tsx'
import { ContactFields } from './apply-contact.tsx'
import { MaterialTicks, PhotoField } from './apply-photo.tsx'
import { placeOf, placesOf, wrongContact, type Choices } from './apply-steps.ts'
import { text } from './apply-text.ts'

/** What came back, with its reasons; every answer can be mended here, what is left alone stays as it was. (APP-07.d) */
export function ApplyMend({ application }: { application: ApplicationView }) {
  const t = useText(text)
  const choices = useRead<Choices>(`/api/people/${application.person}/apply`)
  return (
    <div className="stack">
      <CameBack title={t('returned')} application={application} />
      <Asked of={choices} rows={6}>
        {given => <Mending application={application} choices={given} />}
      </Asked>
    </div>
  )
}

function Mending({ application, choices }: { application: ApplicationView; choices: Choices }) {
  const t = useText(text)
  const lang = useLang()
  const [given, set] = useState({
    phone: choices.phone ?? '',
    address: choices.address ?? '',
    bank: choices.banks.find(one => one.zh === application.bank.zh)?.code ?? '',
    place: application.place.organisation,
  })
  const [photo, setPhoto] = useState<string | null>(null)
  const [papers, setPapers] = useState<string[]>([])
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/people/${application.person}/applications/${application.id}/mend`, { forget: [`/api/people/${application.person}/app`] })
  const submit = async () => {
    const faults = wrongContact(given, choices, t)
    setWrong(faults)
    if (Object.keys(faults).length) return
    const { place } = placesOf(choices, given)
    const moved = place && place.organisation !== application.place.organisation
    const answer = await send.send({
      version: application.version,
      ...(photo ? { photo } : {}),
      ...(papers.length ? { papers: papers.map(material => ({ material, paper: null })) } : {}),
      ...(choices.phone ? {} : { phone: given.phone.replace(/\s/g, '') }),
      ...(given.address === choices.address ? {} : { address: given.address.trim() }),
      ...(given.bank ? { bank: given.bank } : {}),
      ...(moved ? { delivery: { kind: place.kind, organisation: place.organisation } } : {}),
    })
    if (answer && isRefused(answer)) setWrong(placeOf(answer, lang).wrong)
  }
  return (
    <Form refused={send.refused?.fields ? null : send.refused} wrong={wrong} send={() => void submit()}>
      <ContactFields choices={choices} value={given} say={part => set(old => ({ ...old, ...part }))} />
      <PhotoField person={application.person} need={choices.photo} taken={!!photo} take={setPhoto} />
      {choices.materials.length > 0 && <p className="note">{t('materialsAgain')}</p>}
      <MaterialTicks materials={choices.materials} seen={papers} say={setPapers} />
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={send.busy}>
          {t('mend')}
        </Button>
      </div>
    </Form>
  )
}
