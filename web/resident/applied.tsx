import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/message.tsx'
import { PrintButton, Receipt } from '../ui/receipt.tsx'
import { ReceiptPage } from '../ui/skeletons.tsx'
import { Trail } from '../ui/trail.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups } from '../ui/words.ts'
import type { Application, Step } from './apply-shapes.ts'
import { text, type Say } from './apply-text.ts'

export const says = {
  submitted: 'stateSubmitted',
  returned: 'stateReturned',
  approved: 'stateApproved',
  'in-production': 'stateMaking',
  'at-site': 'stateSite',
  collected: 'stateCollected',
  withdrawn: 'stateWithdrawn',
} as const satisfies Record<Application['state'], Parameters<Say>[0]>
/** The steps of an application as a trail. */
export const stopsOf = (steps: readonly Step[], lang: 'zh' | 'en') =>
  steps.map(step => ({
    key: step.key,
    what: step.what[lang],
    how: step.how,
    when: [step.on && day(step.on), step.note?.[lang]].filter(Boolean).join(lang === 'zh' ? '，' : ', '),
  }))

/** An application that is on its way: receipt, steps, and the way back while nobody reviewed it. */
export function Applied({ application }: { application: Application }) {
  const t = useText(text)
  const lang = useLang()
  const [asking, ask] = useState(false)
  const withdraw = useSend(`/api/my/applications/${application.id}/withdraw`, { forget: ['/api/my/applications'], done: () => ask(false) })
  return (
    <ReceiptPage
      title={t(application.state === 'submitted' ? 'doneTitle' : says[application.state])}
      say={t('doneSay')}
      paper={
        <Receipt
          results={[{ key: 'a', how: 'done', title: t(says[application.state]), lines: [day(application.submittedOn)] }]}
          facts={[
            [t('applicationNo'), <span className="num appno">{groups(application.number)}</span>],
            [t('bank'), application.bank[lang]],
            [t('place'), application.place.name],
            ...(application.promisedOn ? [[t('promisedOn'), day(application.promisedOn)] as const] : []),
            [t('who'), t('whoSay')],
          ]}
        />
      }
      next={
        application.steps && (
          <section className="stack">
            <h2>{t('path')}</h2>
            <Trail stops={stopsOf(application.steps, lang)} />
          </section>
        )
      }
      foot={
        <>
          <PrintButton />
          {application.state === 'submitted' && (
            <Button block onClick={() => ask(true)}>
              {t('withdraw')}
            </Button>
          )}
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
      }
    />
  )
}
