import { inTurn, type CardView } from '#shared/cards'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import type { Doing } from './doings.ts'
import { RecentEntries } from './recent-entries.tsx'
import { text } from './text.ts'

const says = { collect: 'nextCollect', resetPin: 'nextResetPin', changePin: 'nextChangePin', activate: 'nextActivate' } as const

/** The verb this card needs now, if it can be done here. */
function nextOf(card: CardView): keyof typeof says | null {
  const can = (verb: keyof typeof says) => card.verbs.some(one => one.verb === verb && !one.why)
  if (can('collect')) return 'collect'
  if (can('resetPin') && (card.pin?.locked || card.pin?.mustSet)) return 'resetPin'
  if (can('activate') && (card.activation === 'window' || !card.pin?.initial)) return 'activate'
  return can('changePin') && card.social === 'inactive' ? 'changePin' : null
}

/** The one next step of this card, as the page's only primary button; what else can be done stands beside it. */
export function NextDo({ card, start }: { card: CardView; start: (verb: Doing) => void }) {
  const t = useText(text)
  const lang = useLang()
  const next = nextOf(card)
  const cause = inTurn(card.causes)[0]
  return (
    <section className="sheet nextdo">
      <div className="in">
        <h2>{t('nextStep')}</h2>
        {next ? (
          <>
            <p>
              {t(
                next === 'collect' && card.posted
                  ? 'nextConfirm'
                  : next === 'changePin' && card.activation === 'pin-fingerprint'
                    ? 'nextPinFirst'
                    : says[next],
              )}
            </p>
            <div className="row">
              <Button kind="primary" size="large" onClick={() => start(next)}>
                {card.verbs.find(one => one.verb === next)![lang]}
              </Button>
            </div>
          </>
        ) : cause ? (
          <p>{cause.todo[lang]}</p>
        ) : (
          <>
            <p>{t('nothingNext')}</p>
            <p className="note">{t('nothingNextSay')}</p>
          </>
        )}
      </div>
      <RecentEntries card={card} />
    </section>
  )
}
