import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { text } from './identity-text.ts'

/** What goes on after a case: a wrong card is exchanged on its holder's page. */
export function ToPerson({ person, exchange }: { person: string; exchange: boolean }) {
  const t = useText(text)
  const page = patterns.counter.person
  return (
    <div className="row foot">
      {exchange && <LinkButton kind="primary" to={to(page, { person }, { do: 'exchange' })}>{t('exchange')}</LinkButton>}
      <LinkButton to={to(page, { person })}>{t('person')}</LinkButton>
    </div>
  )
}

const said = { mended: 'doneMendedSay', 'card-wrong': 'doneCardSay', agree: 'doneAgreeSay' } as const
/** The case is settled: how, and what comes next. */
export function IdentityDone({ person, state }: { person: string; state: keyof typeof said }) {
  const t = useText(text)
  return (
    <>
      <p>{t(said[state])}</p>
      <ToPerson person={person} exchange={state === 'card-wrong'} />
    </>
  )
}
