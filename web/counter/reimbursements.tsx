import { useParams } from '@tanstack/react-router'
import { ClaimDesk } from '../claim/desk.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { text } from './elsewhere-text.ts'
import { WindowFrame } from './frame.tsx'

/** 代办报销: care a holder paid for, claimed at this window. (MED-09) */
export default function CounterClaims() {
  const t = useText(text)
  const { person } = useParams({ strict: false }) as { person: string }
  return <WindowFrame><ClaimDesk key={person} person={person} back={{ to: to(patterns.counter.person, { person }), word: t('back') }} /></WindowFrame>
}
