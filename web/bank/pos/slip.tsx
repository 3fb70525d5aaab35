import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { State } from '../../ui/state.tsx'
import { groups, yuan } from '../../ui/words.ts'
import { text } from './text.ts'

export type Ended = { reference: string; what: 'purchase' | 'pay-in' | 'return'; amount: number; state: 'approved' | 'declined' | 'cancelled' | 'undone' | 'stuck'; card: string | null; batch: string | null; stan: string | null; rrn: string | null; auth: string | null; zh?: string; en?: string; clock: string | null }

/** What the POS prints: what was done, to which card, under which numbers; of what was not done, why. */
export function Slip({ of, screen }: { of: Ended; screen: { name: string; terminal: string; merchant: string } }) {
  const t = useText(text)
  const lang = useLang()
  const done = of.state === 'approved'
  const line = (name: string, value: string | null) => value && <li key={name}><span>{name}</span><span className="num">{value}</span></li>
  return (
    <article className="posslip" aria-label={t('slip')}>
      <h3>{t('slip')}</h3>
      <p>{screen.name}</p>
      <State tone={done ? 'ok' : 'off'}>{t(of.state)}</State>
      {!done && of[lang] && <p>{of[lang]}</p>}
      <ul>
        {line(t('kind'), t(of.what))}
        <li><b>{t('amount')}</b><b className="num">{yuan(of.amount)}</b></li>
        {line(t('cardNo'), of.card)}{line(t('merchant'), screen.merchant)}{line(t('terminalNo'), screen.terminal)}{line(t('batch'), of.batch)}{line(t('stan'), of.stan)}{line(t('rrn'), of.rrn && groups(of.rrn))}{line(t('auth'), of.auth)}{line(t('when'), of.clock)}
      </ul>
      {done && <Button onClick={() => print()}>{t('print')}</Button>}
    </article>
  )
}
