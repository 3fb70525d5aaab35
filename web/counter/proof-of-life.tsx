import type { ProofView } from '#shared/benefits'
import { useState } from 'react'
import type { Refused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { ask, refusedBy, useReader } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { DocumentFields, emptyDocument, shownOf, wrongIn } from './document-fields.tsx'
import { text } from './proof-text.ts'
import { text as counterText } from './text.ts'

/** 待遇领取资格认证 at a window or the office's desk: the holder's own card in the reader, then the finger matched by the terminal, or the face compared with the document. (BEN-04.a) */
export function ProofOfLife({ person, of }: { person: string; of: ProofView }) {
  const t = useText(text)
  const reader = useReader()
  const read = reader.read?.person.id === person ? reader.read : null
  const send = useSend<ProofView>(`/api/people/${person}/proof-of-life`, { forget: ['/api/people', '/api/benefits'] })
  // what is not due yet is asked for first
  const [begun, begin] = useState(of.lapsed)
  const give = (live: object) => void send.send({ terminal: reader.terminal, session: read!.session!.id, live })
  return (
    <section className="sheet padded stack">
      <div className="between"><h2>{t('proof')}</h2><span className="note">{t('lastOn', { day: day(of.last) })}</span></div>
      {send.done ? <div aria-live="polite"><Message tone="ok" title={t('proved', { day: day(send.done.due) })}>{of.lapsed && <span>{t('provedPaid')}</span>}</Message></div> : <>
        <Message tone={of.lapsed ? 'warn' : 'info'} title={of.lapsed ? t('proofLapsed', { day: day(of.due), month: of.pausedFrom }) : t('proofDue', { day: day(of.due) })} />
        <Refusal of={send.refused} /><Unknown of={send} />
        {!begun ? <div className="row"><Button onClick={() => begin(true)}>{t('now')}</Button></div> : read?.session ? <Live busy={send.busy} give={give} /> : reader.read ? <Message tone="warn" title={t('other')}><span>{t('otherWhy')}</span></Message> : <p className="note">{t('insert')}</p>}
      </>}
    </section>
  )
}

/** The live check, one of two. */
function Live({ busy, give }: { busy: boolean; give: (live: object) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const [document, setDocument] = useState(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const [fault, setFault] = useState<Refused | null>(null)
  const [reading, setReading] = useState(false)
  const finger = async () => {
    setFault(null)
    setReading(true)
    const answer = await ask({ function: 'SbkVerifyFinger', finger: 'right-thumb' }).catch(() => null)
    setReading(false)
    if (answer?.success) give({ finger: true })
    else setFault(refusedBy(answer) ?? { refused: 'reader-silent', facts: {}, status: 0, zh: t('silent'), en: t('silent') })
  }
  const face = () => {
    const faults = wrongIn(document, null, says)
    setWrong(faults)
    if (!Object.keys(faults).length) give({ face: shownOf(document, null).document })
  }
  return (
    <div className="stack loose">
      <section className="stack">
        <h3>{t('finger')}</h3>
        <p className="note">{t('fingerSay')}</p>
        <Refusal of={fault} />
        <div className="row"><Button kind="primary" busy={reading || busy} onClick={() => void finger()}>{t('fingerDo')}</Button></div>
      </section>
      <section className="stack">
        <h3>{t('face')}</h3>
        <p className="note">{t('faceSay')}</p>
        <Form wrong={wrong} send={face}>
          <DocumentFields value={document} say={setDocument} />
          <div className="row"><Button type="submit" busy={busy}>{t('faceDo')}</Button></div>
        </Form>
      </section>
    </div>
  )
}
