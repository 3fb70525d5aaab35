import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import type { Words } from './apply-shapes.ts'
import { text } from './apply-text.ts'

/** One material as a file: sent at once, kept sealed by the centre. */
export function ApplyPaper({ material, taken, take }: { material: Words & { key: string }; taken: boolean; take: (paper: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const file = useRef<HTMLInputElement>(null)
  const send = useSend<{ paper: string }>(`/api/papers/scan?material=${material.key}`, { done: answer => take(answer.paper) })
  const chosen = (picked: File | null) => {
    if (!picked) return
    const form = new FormData()
    form.append('scan', picked)
    void send.send(form)
  }
  return (
    <section className="sheet padded stack">
      <b>{material[lang]}</b>
      {taken && !send.busy && <State tone="ok">{t('taken')}</State>}
      <input
        ref={file}
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        className="sr"
        tabIndex={-1}
        aria-label={material[lang]}
        onChange={event => chosen(event.target.files?.[0] ?? null)}
      />
      <Button block busy={send.busy} icon={<Paperclip size={20} aria-hidden />} onClick={() => file.current?.click()}>
        {send.busy ? t('sending') : t(taken ? 'replacePaper' : 'choosePaper')}
        <span className="sr">{material[lang]}</span>
      </Button>
      <Refusal of={send.refused} />
      <Unknown of={send} />
    </section>
  )
}
