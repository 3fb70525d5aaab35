import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { FormFile } from '../ui/form-file.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/message.tsx'
import { PrintButton, Receipt } from '../ui/receipt.tsx'
import { ReceiptPage } from '../ui/skeletons.tsx'
import { Trail } from '../ui/trail.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups } from '../ui/words.ts'
import type { Application } from './apply-shapes.ts'
import { says, stopsOf } from './apply-states.ts'
import { text } from './apply-text.ts'
import { PickUp } from './pick-up.tsx'

const next = { 'submitted': 'doneSay', 'at-site': 'arrivedSay' } as const

/** An application that is on its way: receipt, steps, and the way back while nobody reviewed it. */
export function Applied({ application }: { application: Application }) {
  const t = useText(text)
  const lang = useLang()
  const { state } = application
  return (
    <ReceiptPage
      title={t(state === 'submitted' ? 'doneTitle' : says[state])}
      say={t(next[state as keyof typeof next] ?? 'onWaySay')}
      paper={
        <Receipt
          results={[{ key: 'a', how: 'done', title: t(says[state]), lines: [day(application.submittedOn)] }]}
          facts={[
            [t('applicationNo'), <span className="num appno">{groups(application.number)}</span>],
            [t('bank'), application.bank[lang]],
            [t('place'), application.place.name],
            ...(application.promisedOn ? [[t('promisedOn'), <>{day(application.promisedOn)}{application.promiseNote && <span className="note">{application.promiseNote[lang]}</span>}</>] as const] : []),
            [t('who'), t('whoSay')],
          ]}
        />
      }
      next={
        <>
          {state === 'at-site' && <PickUp place={application.place} bring={t('whoSay')} />}
          {application.steps && (
            <section className="stack">
              <h2>{t('path')}</h2>
              <Trail stops={stopsOf(application.steps, lang)} />
            </section>
          )}
        </>
      }
      foot={
        <>
          <PrintButton />
          <FormFile path={`/api/my/applications/${application.id}/form`} />
          {state === 'submitted' && application.kind === 'first' && <Withdraw application={application} />}
        </>
      }
    />
  )
}

function Withdraw({ application }: { application: Application }) {
  const t = useText(text)
  const [asking, ask] = useState(false)
  const withdraw = useSend(`/api/my/applications/${application.id}/withdraw`, {
    forget: ['/api/my/applications', '/api/applications/where'],
    done: () => ask(false),
  })
  return (
    <>
      <Button block onClick={() => ask(true)}>
        {t('withdraw')}
      </Button>
      <Refusal of={withdraw.refused} />
      <Unknown of={withdraw} />
      <Dialog
        open={asking}
        close={() => ask(false)}
        title={t('withdrawAsk')}
        foot={
          <>
            <Button kind="danger" busy={withdraw.busy} onClick={() => void withdraw.send({ version: application.version })}>
              {t('withdrawDo')}
            </Button>
            <Button onClick={() => ask(false)}>{t('keep')}</Button>
          </>
        }
      >
        <p className="dim">{t('withdrawSay')}</p>
      </Dialog>
    </>
  )
}
