import { useParams } from '@tanstack/react-router'
import { ClaimDesk } from '../claim/desk.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { InsurerFrame } from './frame.tsx'
import { text } from './reimbursements-text.ts'

/** 窗口收件: care a holder paid for, claimed at the insurance office. (MED-09) */
export default function InsurerClaimDesk() {
  const t = useText(text)
  const { person } = useParams({ strict: false }) as { person: string }
  return <InsurerFrame><ClaimDesk key={person} person={person} back={{ to: patterns.insurer.reimbursements, word: t('back') }} /></InsurerFrame>
}
