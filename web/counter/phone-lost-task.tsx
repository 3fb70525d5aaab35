import { useState } from 'react'
import type { PersonView } from '#shared/holders'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { shownOf, type Document } from './document-fields.tsx'
import { DocumentStep } from './document-step.tsx'
import { text } from './phone-lost-text.ts'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

/** 手机丢了: the document, then one act that cuts the number off; the same way back once the phone is found. (HOLD-09) */
export function PhoneLostTask({ view, leave }: { view: PersonView; leave: (next: string | null) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const [back] = useState(view.phoneLost !== null)
  const [stage, setStage] = useState(0)
  const [document, setDocument] = useState<Document>(() => documentOf(view.id))
  const send = useSend<{ phone: string | null; sessions?: number }>(`/api/people/${view.id}/phone-lost${back ? '/end' : ''}`, { forget: ['/api/people'], done: () => sawDocument(view.id, document) })
  const phone = view.phone ?? ''
  if (send.done) {
    const { phone: number, sessions = 0 } = send.done
    return (
      <section className="sheet padded stack loose" aria-live="polite">
        <Message tone="ok" title={t(back ? 'doneBack' : 'done', { phone: number ?? '' })}>
          {!back && <span>{t('doneSay', { n: sessions })}</span>}
        </Message>
        <div className="row">
          {!back && (
            <Button kind="primary" size="large" onClick={() => leave('contact')}>
              {t('newPhone')}
            </Button>
          )}
          <Button size="large" {...(back ? { kind: 'primary' as const } : {})} onClick={() => leave(null)}>
            {says('finish')}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <TaskFrame
      title={t(back ? 'titleBack' : 'title')}
      steps={[
        { key: 'document', name: says('document') },
        { key: 'act', name: t(back ? 'actBack' : 'act') },
      ]}
      at={stage}
      ask={stage === 0 ? says('documentAsk') : t(back ? 'askBack' : 'ask', { phone })}
      park={() => leave(null)}
      parkWord={says('leave')}
    >
      {stage === 0 ? (
        <DocumentStep value={document} say={setDocument} onward={() => setStage(1)} />
      ) : (
        <Form refused={send.refused} send={() => void send.send(shownOf(document, null))}>
          <Message tone={back ? 'info' : 'warn'} title={t(back ? 'backWhen' : 'stops')}>
            <span>{t(back ? 'backSay' : 'stopsSay')}</span>
            {!back && <span>{t('cardToo')}</span>}
          </Message>
          <Unknown of={send} />
          <div className="row foot">
            <Button kind={back ? 'primary' : 'danger'} size="large" type="submit" busy={send.busy}>
              {t(back ? 'doBack' : 'do')}
            </Button>
            <Button size="large" onClick={() => setStage(0)}>
              {says('back')}
            </Button>
          </div>
        </Form>
      )}
    </TaskFrame>
  )
}
