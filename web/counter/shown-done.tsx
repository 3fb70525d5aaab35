import type { CardView } from '#shared/cards'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { EndVisit } from './end-visit.tsx'
import type { Kind } from './shown-task.tsx'
import { text } from './text.ts'

/** What is so now, and the one next step: after collection the initial PIN is changed in the same visit. (ACT-03) */
export function Done({ kind, card, leave }: { kind: Kind; card: CardView; leave: (next: string | null) => void }) {
  const t = useText(text)
  const lang = useLang()
  const replace = kind === 'reportLoss' && card.verbs.some(one => one.verb === 'replace' && !one.why)
  const offer = kind === 'collect' && card.social === 'inactive' && card.activation === 'pin-change'
  return (
    <section className="sheet padded stack loose" aria-live="polite">
      {kind === 'collect' ? (
        <Message tone="ok" title={t('doneCollect')}>
          <span>{t(offer ? 'doneCollectSay' : 'doneCollectActive')}</span>
        </Message>
      ) : kind === 'reportLoss' ? (
        <>
          <Message tone="ok" title={t('doneLoss')} />
          <Message tone="warn" title={t('lossWarn')}>
            <span>{t('doneLossSay', { bank: card.bank[lang], phone: card.bank.phone })}</span>
          </Message>
        </>
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
