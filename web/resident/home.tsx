import { lazy, Suspense } from 'react'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { Waiting } from '../ui/empty.tsx'
import { OldCards } from '../ui/old-cards.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Balance } from './balance.tsx'
import { HolderOnly } from './holder-only.tsx'
import type { MyCard } from './my-card.ts'
import { EndsOn, OldSecrets, TermLeft } from './reminders.tsx'
import { Services } from './services.tsx'
import { text } from './text.ts'
import { CardAccounts, CardPicture } from './with-card.tsx'
import './resident.css'

// words of applying are needed by those without a card only
const NewCard = lazy(() => import('./new-card.tsx').then(({ NewCard }) => ({ default: NewCard })))
const NoCard = lazy(() => import('./no-card.tsx').then(({ NoCard }) => ({ default: NoCard })))

/** The resident's start: the card first, two accounts, one next step, the money, the services. */
export default function Home() {
  return (
    <HolderOnly>
      <Mine />
    </HolderOnly>
  )
}

/** On a phone one below the other; on a desk card and accounts beside money and services. Large print tells the money before the accounts. */
function Mine() {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  const mine = useRead<MyCard>('/api/my/card')
  const region = mine.data && !isRefused(mine.data) ? (mine.data.card?.regionName[lang] ?? '') : ''
  useTitle(t('homeTitle'))
  return (
    <ResidentShell title={t('product', { region })}>
      <h1 className="sr">{t('homeTitle')}</h1>
      <div className="sides">
        <div className="stack loose">
          <Asked of={mine} height={420}>
            {({ card, old }) =>
              card ? (
                <>
                  <CardPicture card={card} />
                  <Suspense fallback={null}>
                    <NewCard />
                  </Suspense>
                  {elder && <Balance />}
                  <TermLeft card={card} />
                  <EndsOn card={card} />
                  <CardAccounts card={card} />
                  <OldCards path="/api/my/old-cards" />
                  <OldSecrets old={old} />
                </>
              ) : (
                <>
                  <Suspense fallback={<Waiting height={160} />}>
                    <NoCard />
                  </Suspense>
                  {elder && <Balance />}
                  <OldSecrets old={old} />
                </>
              )
            }
          </Asked>
        </div>
        <div className="stack loose">
          {!elder && <Balance />}
          <Services />
        </div>
      </div>
    </ResidentShell>
  )
}
