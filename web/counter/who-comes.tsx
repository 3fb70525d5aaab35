import type { GuardianView, PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Choice } from '../ui/form.tsx'
import { text } from './guardian-text.ts'
import { text as counterText } from './text.ts'

/** Who stands at the window: the holder, somebody for them, or the guardian of a minor. */
export type Comer = 'self' | 'agent' | GuardianView
export const isGuardian = (comer: Comer): comer is GuardianView => typeof comer === 'object'

/** Whether the holder is a minor, and who acts for them; what the person's page read already is not read again. */
export function useGuardians(person: string): { minor: boolean; guardians: readonly GuardianView[] } {
  const view = useRead<PersonView>(`/api/people/${person}`)
  return view.data && !isRefused(view.data) ? view.data : { minor: false, guardians: [] }
}

/** 谁来办: one of those who may act for this holder in this business, each with what they show. */
export function WhoComes({ mayAgent, guardians = [], comer, say }: { mayAgent: boolean; guardians?: readonly GuardianView[]; comer: Comer; say: (comer: Comer) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  return (
    <div className="choices">
      <Choice name="by" value="self" chosen={comer === 'self'} choose={() => say('self')} title={says('holderSelf')} />
      {guardians.map(one => (
        <Choice key={one.id} name="by" value={one.id} chosen={isGuardian(comer) && comer.id === one.id} choose={() => say(one)} title={t('comes', { name: one.name, relation: t(`rel_${one.relation}`) })}>
          {t('comesSay')}
        </Choice>
      ))}
      {mayAgent && (
        <Choice name="by" value="agent" chosen={comer === 'agent'} choose={() => say('agent')} title={says('agentComes')}>
          {says('agentSay')}
        </Choice>
      )}
    </div>
  )
}
