import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import type { City } from './shapes.ts'
import { text } from './text.ts'

/** What an integrator without a terminal posts to get a card session, ready to paste. */
export function Integrator({ city }: { city: City }) {
  const t = useText(text)
  const [copied, setCopied] = useState(false)
  const card = city.people.flatMap(person => person.cards).find(card => card.state === 'active' && card.social_pin)
  const body = JSON.stringify({ fixmedins_code: city.providers[0]?.fixmedins_code, card_number: card?.card_number, pin: card?.social_pin }, null, 2)
  const curl = `curl -s ${location.origin}/sandbox/card-session \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`
  const copy = () => void navigator.clipboard?.writeText(curl).then(() => setCopied(true))
  return (
    <section className="sheet">
      <header>
        <h2>{t('integrator')}</h2>
      </header>
      <div className="in stack">
        <p className="dim">{t('integratorSay')}</p>
        <pre tabIndex={0} aria-label={t('sample')}>
          {curl}
        </pre>
        <div className="row">
          <Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>
        </div>
      </div>
    </section>
  )
}
