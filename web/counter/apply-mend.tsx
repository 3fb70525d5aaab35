import { useState } from 'react'
import type { ApplicationView } from '#shared/applications'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { ApplyPhotoFile } from './apply-photo.tsx'
import { text } from './apply-text.ts'

/** What came back, with its reasons; a new photo is taken here and the form sent again. */
export function ApplyMend({ application }: { application: ApplicationView }) {
  const t = useText(text)
  const lang = useLang()
  const [photo, setPhoto] = useState<string | null>(null)
  const send = useSend(`/api/people/${application.person}/applications/${application.id}/mend`, { forget: [`/api/people/${application.person}/applications`] })
  return <div className="stack">
    <Message tone="warn" title={t('returned')}><ul>{application.reasons.map(reason => <li key={reason.key}>{reason[lang]}</li>)}</ul></Message>
    <ApplyPhotoFile person={application.person} taken={!!photo} take={setPhoto} />
    <Refusal of={send.refused} /><Unknown of={send} />
    <div className="row"><Button kind="primary" busy={send.busy} onClick={() => void send.send({ version: application.version, ...(photo ? { photo } : {}) })}>{t('mend')}</Button></div>
  </div>
}
