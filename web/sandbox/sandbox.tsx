import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { count } from '../ui/words.ts'
import { SandboxFrame } from './frame.tsx'
import { Inboxes } from './inbox.tsx'
import { Bank, Catalogue, Providers, SignIns } from './lists.tsx'
import { People } from './people.tsx'
import { Purchase } from './purchase.tsx'
import { Integrator, Jump } from './integrator.tsx'
import type { City } from './shapes.ts'
import { text } from './text.ts'

/** Everything one needs to try the city: sign-ins, people, cards in every state, PINs, providers; a purchase with its messages; the inbox. */
export default function Sandbox() {
  const t = useText(text)
  const city = useRead<City>('/sandbox.json')
  const known = city.data && !isRefused(city.data) ? city.data : null
  const numbers = { people: count(known?.people.length ?? 0), cards: count(known?.people.reduce((n, person) => n + person.cards.length, 0) ?? 0) }
  useTitle(t('title', numbers))
  return (
    <SandboxFrame>
        {city.data && isRefused(city.data) ? (
          <>
            <h1 className="sr">{t('noSandbox')}</h1>
            <Empty title={t('noSandbox')} say={t('noSandboxSay')} />
          </>
        ) : (
          <>
            <div>
              <h1>{known ? t('title', numbers) : t('people')}</h1>
              <p className="dim">
                {t('say')}
              </p>
              <Jump />
            </div>
            <Asked of={city} height={600}>
              {city => (
                <>
                  <div className="two">
                    <Purchase city={city} />
                    <Integrator city={city} />
                  </div>
                  <People people={city.people} />
                  <Inboxes />
                  <div className="halves">
                    <SignIns rows={city.staff} />
                    <div className="stack loose">
                      {city.bank && <Bank bank={city.bank} />}
                      <Providers rows={city.providers} />
                      <Catalogue rows={city.catalogue} />
                    </div>
                  </div>
                </>
              )}
            </Asked>
          </>
        )}
    </SandboxFrame>
  )
}
