import type { ApplicationView } from '#shared/applications'
import type { PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { FormFile } from '../ui/form-file.tsx'
import { Mask } from '../ui/mask.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { Receipt } from '../ui/receipt.tsx'
import { day, groups } from '../ui/words.ts'
import type { Choices } from './apply-steps.ts'
import { text } from './apply-text.ts'
import './apply.css'

/** The applicant's paper: the number to follow it by, the promised day, where to collect; A5 in print. (APP-02.a, APP-09) */
export function ApplyReceipt({ application, leave }: { application: ApplicationView; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const post = application.place.kind === 'post'
  const { data: choices } = useRead<Choices>(`/api/people/${application.person}/apply`)
  const { data: who } = useRead<PersonView>(`/api/people/${application.person}`)
  const promise = application.promisedOn
    ? t('before', { day: day(application.promisedOn) })
    : choices && !isRefused(choices)
      ? choices.promise[lang]
      : null
  return (
    <section className="stack loose printed" aria-live="polite">
      <h2>{t('done')}</h2>
      <Receipt
        results={[{ key: 'a', how: 'done', title: t('receiptTitle'), lines: [day(application.submittedOn)] }]}
        facts={[
          [
            t('applicationNo'),
            <span key="n" className="num appno">
              {groups(application.number)}
            </span>,
          ],
          ...(who && !isRefused(who)
            ? [
                [
                  t('name'),
                  <span key="w">
                    <Mask>{who.name}</Mask> <Mask>{who.number}</Mask>
                  </span>,
                ] as const,
              ]
            : []),
          ...(promise ? [[t('promisedOn'), <>{promise}{application.promiseNote && <span className="note">{application.promiseNote[lang]}</span>}</>] as const] : []),
          [t('bank'), application.bank[lang]],
          [
            t('place'),
            <>
              {post ? t('byPost') : application.place.name}
              {application.place.address && <span className="note">{application.place.address}</span>}
              {application.place.hours && <span className="note">{application.place.hours}</span>}
            </>,
          ],
          post ? [t('postThen'), t('postThenSay')] : [t('whoCollects'), t('whoCollectsSay')],
          [t('follow'), t('followSay')],
        ]}
      />
      <div className="row noprint">
        <PaperFiles primary path={`/api/people/${application.person}/applications/${application.id}/receipt`} />
        <FormFile path={`/api/people/${application.person}/applications/${application.id}/form`} />
        <Button onClick={leave}>{t('seeSteps')}</Button>
      </div>
    </section>
  )
}
