import { useState } from 'react'
import type { CardView } from '#shared/cards'
import type { Diagnosis } from '#shared/terminals'
import type { Refused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { ask, refusedBy, useReader } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './diagnose-text.ts'
import { DocumentFields, shownOf, wrongIn } from './document-fields.tsx'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'
import './apply.css'

/** 检查卡: card in the reader, document shown; reset, files, keys and PIN each told, and what follows. Nothing is written, no try is used. (READ-05) */
export function DiagnoseTask({ card, leave, exchange }: { card: CardView; leave: () => void; exchange: () => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const reader = useReader()
  const [document, setDocument] = useState(() => documentOf(card.person))
  const [wrong, setWrong] = useState<Wrong>({})
  const [looking, setLooking] = useState(false)
  const [fault, setFault] = useState<Refused | null>(null)
  const [found, setFound] = useState<Diagnosis | null>(null)
  const send = useSend<Diagnosis>(`/api/terminals/${reader.terminal}/diagnose`, {
    done: diagnosis => {
      sawDocument(card.person, document)
      setFound(diagnosis)
    },
  })
  const check = async () => {
    const faults = wrongIn(document, null, says)
    setWrong(faults)
    setFault(null)
    if (Object.keys(faults).length) return
    setLooking(true)
    const answer = await ask({ function: 'SbkDiagnose' }).catch(() => null)
    setLooking(false)
    if (!answer?.success) {
      setFault(refusedBy(answer) ?? { refused: 'reader-silent', facts: {}, status: 0, zh: t('silent'), en: t('silent') })
      return
    }
    await send.send({ person: card.person, card: card.id, report: answer['report'] as object, ...shownOf(document, null) })
  }
  const can = card.verbs.some(verb => verb.verb === 'exchange' && !verb.why)
  return (
    <TaskFrame
      title={t('title')}
      steps={[
        { key: 'document', name: t('stepDocument') },
        { key: 'found', name: t('stepFound') },
      ]}
      at={found ? 1 : 0}
      ask={found ? found[lang] : t('ask')}
      park={leave}
      parkWord={says('leave')}
    >
      {found ? (
        <>
          <dl className="recap found">
            {found.checks.map(each => (
              <div key={each.check}>
                <dt>
                  <State tone={each.good ? 'ok' : 'diff'}>{t(`check_${each.check}`)}</State>
                </dt>
                <dd>{each[lang]}</dd>
              </div>
            ))}
          </dl>
          {found.verdict === 'exchange' && !can && <Message tone="warn" title={card.verbs.find(verb => verb.verb === 'exchange')?.why?.[lang] ?? ''} />}
          <div className="row foot">
            {found.verdict === 'exchange' && can && (
              <Button kind="primary" size="large" onClick={exchange}>
                {t('exchange')}
              </Button>
            )}
            <Button size="large" {...(found.verdict === 'exchange' && can ? {} : { kind: 'primary' as const })} onClick={leave}>
              {says('finish')}
            </Button>
          </div>
        </>
      ) : (
        <Form refused={fault ?? send.refused} wrong={wrong} send={() => void check()}>
          <p className="note">{t(reader.card ? 'inSlot' : 'insert')}</p>
          <DocumentFields value={document} say={setDocument} />
          <Unknown of={send} />
          <div className="row foot">
            <Button kind="primary" size="large" type="submit" busy={looking || send.busy}>
              {t('check')}
            </Button>
          </div>
        </Form>
      )}
    </TaskFrame>
  )
}
