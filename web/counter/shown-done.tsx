import type { CardView } from '#shared/cards'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { BothLosses } from '../ui/both-losses.tsx'
import { text as lossesText } from '../ui/losses-text.ts'
import { PaperFiles } from '../ui/paper-files.tsx'
import { BankLoss, useLosses } from './bank-loss.tsx'
import { EndVisit } from './end-visit.tsx'
import type { Kind } from './shown-task.tsx'
import { text } from './text.ts'

/** What is so now, and the one next step: after collection the initial PIN is changed in the same visit. (ACT-03) */
export function Done({ kind, card, leave }: { kind: Kind; card: CardView; leave: (next: string | null) => void }) {
  const t = useText(text)
  const replace = kind === 'reportLoss' && card.verbs.some(one => one.verb === 'replace' && !one.why)
  const offer = kind === 'collect' && card.social === 'inactive' && card.activation === 'pin-change'
  return (
    <section className="sheet padded stack loose" aria-live="polite">
      {kind === 'collect' ? (
        <Message tone="ok" title={t('doneCollect')}>
          <span>{t(offer ? 'doneCollectSay' : 'doneCollectActive')}</span>
        </Message>
      ) : kind === 'reportLoss' ? (
        <LossDone card={card} />
      ) : (
        <Message tone="ok" title={t('doneRelease')} />
      )}
      {kind === 'collect' && card.social === 'active' ? (
        <EndVisit person={card.person} card={card.id} done={() => leave(null)} />
      ) : (
        <div className="row">
          {offer && (
            <Button kind="primary" size="large" onClick={() => leave('changePin')}>
              {t('changeNow')}
            </Button>
          )}
          {replace && (
            <Button kind="primary" size="large" onClick={() => leave('replace')}>
              {t('replaceNow')}
            </Button>
          )}
          <Button size="large" {...(offer || replace ? {} : { kind: 'primary' as const })} onClick={() => leave(null)}>
            {t('finish')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Both accounts with their times and one receipt; the report that was not made is offered at once. (LOSS-01) */
function LossDone({ card }: { card: CardView }) {
  const t = useText(text)
  const losses = useText(lossesText)
  const lang = useLang()
  const { report } = useLosses(card)
  const financial = report?.financial
  return (
    <>
      <Message tone="ok" title={financial === 'lost' && report?.socialAt ? losses('done') : financial === 'open' ? losses('doneOpen') : t('doneLoss')} />
      {report && <BothLosses report={report} />}
      {financial !== 'lost' && financial !== 'open' && (
        <Message tone="warn" title={losses('offer')}>
          <span>{t('doneLossSay', { bank: card.bank[lang], phone: card.bank.phone })}</span>
        </Message>
      )}
      <BankLoss card={card} />
      {report && <div className="row"><span>{losses('receipt')}</span><PaperFiles path={`/api/cards/${card.person}/${card.id}/losses/${report.id}/receipt`} /></div>}
    </>
  )
}
