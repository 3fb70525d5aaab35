import { Paperclip } from 'lucide-react'
import { use, useRef } from 'react'
import { proofWords, type Proof } from '#shared/identity'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './identity-text.ts'

/** The scan of a proof, sent at once and kept sealed. */
export function IdentityProof({ person, proof, taken, take }: { person: string; proof: Proof; taken: boolean; take: (paper: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { wrong, form } = use(Faults)
  const file = useRef<HTMLInputElement>(null)
  const send = useSend<{ paper: string }>(`/api/identity/people/${person}/proofs?proof=${proof}`, { done: answer => take(answer.paper) })
  const chosen = (picked: File | null) => {
    if (!picked) return
    const body = new FormData()
    body.append('scan', picked)
    void send.send(body)
  }
  return (
    <div className={`field ${wrong['scan'] ? 'bad' : ''}`} id={`${form}scan`} tabIndex={-1}>
      {wrong['scan'] && <span className="e">{wrong['scan']}</span>}
      <input ref={file} type="file" accept="image/jpeg,image/png,application/pdf" className="sr" tabIndex={-1} aria-label={proofWords[proof][lang]} onChange={event => chosen(event.target.files?.[0] ?? null)} />
      <div className="row">
        <Button busy={send.busy} icon={<Paperclip size={18} aria-hidden />} onClick={() => file.current?.click()}>
          {t(taken ? 'scanAgain' : 'scan')}
        </Button>
        {taken && !send.busy && <State tone="ok">{t('scanned')}</State>}
      </div>
      <Refusal of={send.refused} />
      <Unknown of={send} />
    </div>
  )
}
