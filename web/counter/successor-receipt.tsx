import type { ApplicationView } from '#shared/applications'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { FormFile } from '../ui/form-file.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { Receipt } from '../ui/receipt.tsx'
import { day, groups, yuan } from '../ui/words.ts'
import { InstantOffer } from './instant-parts.tsx'
import { text } from './successor-text.ts'
import './apply.css'

/** What the window's press answers: the application, and the receipt of the fee where one was due. */
export type Applied = ApplicationView & { receipt: { id: string; number: string; way: 'cash' | 'account' } | null }

/** The holder's paper for 补卡, 换卡 or 到期换领: the number to follow it by, where the new card is collected, what was paid. */
export function SuccessorReceipt({ application, leave, instant }: { application: Applied; leave: () => void; instant: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const said = ({ replacement: ['doneReplace', 'oldLost'], exchange: ['doneExchange', 'oldIn'], renewal: ['doneRenew', 'oldOn'], first: ['doneReplace', 'oldLost'] } as const)[application.kind]
  const post = application.place.kind === 'post'
  return (
    <section className="stack loose printed" aria-live="polite">
      <h2>{t(said[0])}</h2>
      <Receipt
        results={[{ key: 'a', how: 'done', title: t(said[0]), lines: [day(application.submittedOn)] }]}
        facts={[
          [
            t('number'),
            <span key="n" className="num appno">
              {groups(application.number)}
            </span>,
          ],
          ...(application.reason ? [[t('reason'), application.reason[lang]] as const] : []),
          [t('old'), t(post ? `${said[1]}Post` : said[1])],
          [
            t(post ? 'postHow' : 'place'),
            <>
              {post ? t('byPost') : application.place.name}
              {application.place.address && <span className="note">{application.place.address}</span>}
              {application.place.hours && <span className="note">{application.place.hours}</span>}
            </>,
          ],
          [t('fee'), application.fee ? (
              <>
                {t('yuan', { yuan: yuan(application.fee) })}
                {application.receipt?.way === 'account' && <span className="note">{t('fromAccount')}</span>}
                {application.receipt && <span className="note num">{t('receiptNo', { number: application.receipt.number })}</span>}
              </>
            ) : (
              t('free')
            )],
          [t('promised'), application.promisedOn ? <>{t('before', { day: day(application.promisedOn) })}{application.promiseNote && <span className="note">{application.promiseNote[lang]}</span>}</> : t(post ? 'postDone' : 'doneSay')],
          post ? [t('postThen'), t('postThenSay')] : [t('whoCollects'), t(application.kind === 'renewal' ? 'whoCollectsRenew' : 'whoCollectsSay')],
          [t('follow'), t(post ? 'postFollow' : 'followSay')],
        ]}
      />
      <div className="noprint">
        <InstantOffer person={application.person} application={application.id} start={instant} />
      </div>
      <div className="row noprint">
        <PaperFiles primary path={`/api/people/${application.person}/applications/${application.id}/receipt`} />
        <FormFile path={`/api/people/${application.person}/applications/${application.id}/form`} />
        {application.receipt && <LinkButton to={to(patterns.counter.receipts, { person: application.person })}>{t('feeReceipt')}</LinkButton>}
        <Button onClick={leave}>{t('finish')}</Button>
      </div>
    </section>
  )
}
