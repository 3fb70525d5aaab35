import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { useGo } from '../../ui/address.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { takeCard } from '../desk.ts'
import { patterns } from '../paths.ts'
import type { Visit } from './shapes.ts'
import { text } from './text.ts'

/** The account is active: card and document go back, with a short guide that says no secret. (ACT-13) */
export function EndStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const go = useGo()
  const end = useSend(`/api/branch/visits/${visit.visit}/end`, { done: () => { takeCard(); go(patterns.branch.home) } })
  return (
    <div className="stack loose">
      <Message tone="ok" title={t('stateActive')}>
        {visit.activation.online === 'opened' && <span>{t('onlineDone')}</span>}
      </Message>
      <section className="guidesheet" aria-label={t('guideTitle')}>
        <h4>{t('guideTitle')}</h4>
        {([t('guide1'), t('guide2'), t('guide3', { phone: visit.bankPhone }), t('guide4')] as const).map((line, i) => (
          <p key={line}>
            {i + 1}. {line}
          </p>
        ))}
      </section>
      <Refusal of={end.refused} />
      <Unknown of={end} />
      <div className="row foot">
        <Button kind="primary" size="large" busy={end.busy} onClick={() => void end.send({})}>
          {t('finish')}
        </Button>
        <Button onClick={() => print()}>{t('guidePrint')}</Button>
      </div>
    </div>
  )
}
