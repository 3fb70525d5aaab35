import { BadgeCheck, Phone } from 'lucide-react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { LinkButton } from '../ui/button.tsx'
import { BlankForms } from '../ui/form-file.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { text } from './text.ts'
import { text as verifyText } from './verify-text.ts'
import './resident.css'

type Policy = { rows: readonly { key: string; value: unknown }[] }
const questions = [
  ['pin', 'pinQ', 'pinA', 'pin.change.places'],
  ['pay', 'initialQ', 'initialA', null],
  ['locked', 'lockedQ', 'lockedA', 'pin.reset.offices'],
  ['accounts', 'bankQ', 'bankA', null],
  ['lost', 'lostQ', 'lostA', null],
] as const

/** What people ask, with the places of the region's policy; open to everyone. `?ask=pin` opens that answer. */
export default function Help() {
  const t = useText(text)
  const verify = useText(verifyText)
  const elder = useMode() === 'elder'
  const [asked] = useQueryState('ask')
  const places = usePlaces()
  useTitle(t('helpTitle'))
  return (
    <ResidentShell title={t('helpTile')}>
      <h1>{t('helpTitle')}</h1>
      <section className="sheet asked">
        {questions.map(([key, question, answer, policy]) => (
          <details key={key} open={asked === key}>
            <summary>{t(question)}</summary>
            <p>{t(answer)}</p>
            {policy && places(policy) && <p className="note">{t('whereDone', { places: places(policy)! })}</p>}
          </details>
        ))}
      </section>
      <BlankForms />
      <LinkButton block to={patterns.resident.verify} icon={<BadgeCheck size={18} aria-hidden />}>
        {verify('lead')}
      </LinkButton>
      {!elder && (
        <a className="btn block" href="tel:12333">
          <Phone size={18} aria-hidden />
          {t('call')}
        </a>
      )}
    </ResidentShell>
  )
}

/** The places of a policy value as one phrase; null until they are known. */
function usePlaces(): (key: string) => string | null {
  const t = useText(text)
  const lang = useLang()
  const policy = useRead<Policy>('/api/policy')
  const rows = policy.data && !isRefused(policy.data) ? policy.data.rows : []
  const said = (place: string) => (`place.${place}` in text.zh ? t(`place.${place}` as 'place.counter') : place)
  return key => {
    const value = rows.find(row => row.key === key)?.value
    return Array.isArray(value) ? (value as string[]).map(said).join(lang === 'zh' ? '、' : ', ') : null
  }
}
