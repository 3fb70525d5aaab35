import { proofWords, type Proof } from '#shared/identity'
import { useLang, useText } from '../i18n.ts'
import { text } from './identity-text.ts'
import { ScanField } from './scan-field.tsx'

/** The scan of a proof, sent at once and kept sealed. */
export function IdentityProof({ person, proof, taken, take }: { person: string; proof: Proof; taken: boolean; take: (paper: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  return <ScanField path={`/api/identity/people/${person}/proofs?proof=${proof}`} name="scan" taken={taken} take={take} words={{ label: proofWords[proof][lang], scan: t('scan'), again: t('scanAgain'), kept: t('scanned') }} />
}
