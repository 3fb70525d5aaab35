import { useState } from 'react'
import { kindWords, type ApplicationView } from '#shared/applications'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { DocumentFields, shownOf, wrongIn } from './document-fields.tsx'
import { text } from './successor-text.ts'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

/** 撤回 a replacement or exchange: the holder's document, what comes of it, one act. (LOSS-06) */
export function WithdrawTask({ open, finished, leave }: { open: ApplicationView | null; finished: () => void; leave: () => void }) {
  // once withdrawn it is no longer open
  const [application] = useState(open)
  return application && <OfOne application={application} finished={finished} leave={leave} />
}

function OfOne({ application, finished, leave }: { application: ApplicationView; finished: () => void; leave: () => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const exchange = application.kind === 'exchange'
  const [document, setDocument] = useState(() => documentOf(application.person))
  const [wrong, setWrong] = useState<Wrong>({})
  const [done, setDone] = useState(false)
  const send = useSend(`/api/people/${application.person}/applications/${application.id}/withdraw`, {
    forget: [`/api/people/${application.person}/applications`, `/api/cards/${application.person}`],
    done: () => {
      sawDocument(application.person, document)
      setDone(true)
      finished()
    },
  })
  if (done)
    return (
      <section className="sheet padded stack loose" aria-live="polite">
        <Message tone="ok" title={t(exchange ? 'withdrawnExchange' : 'withdrawn')}>
          {application.fee > 0 && <span>{t('withdrawFee', { yuan: yuan(application.fee) })}</span>}
        </Message>
        <div className="row">
          <Button kind="primary" size="large" onClick={leave}>
            {t('finish')}
          </Button>
        </div>
      </section>
    )
  const act = () => {
    const faults = wrongIn(document, null, says)
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ version: application.version, ...shownOf(document, null) })
  }
  return (
    <TaskFrame
      title={t('withdrawTitle', { kind: kindWords[application.kind][lang] })}
      steps={[{ key: 'document', name: t('stepDocument') }]}
      at={0}
      ask={t('withdrawAsk')}
      park={leave}
      parkWord={t('leave')}
    >
      <Form refused={send.refused} wrong={wrong} send={act}>
        <DocumentFields value={document} say={setDocument} />
        <Message tone={application.kind === 'replacement' ? 'warn' : 'info'} title={t(exchange ? 'withdrawExchange' : application.kind === 'renewal' ? 'withdrawRenew' : 'withdrawReplace')}>
          {application.fee > 0 && <span>{t('withdrawFee', { yuan: yuan(application.fee) })}</span>}
        </Message>
        <Unknown of={send} />
        <div className="row foot">
          <Button kind="primary" size="large" type="submit" busy={send.busy}>
            {t(exchange ? 'withdrawDoExchange' : 'withdrawDo')}
          </Button>
        </div>
      </Form>
    </TaskFrame>
  )
}
