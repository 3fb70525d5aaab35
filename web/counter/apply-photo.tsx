import { Camera } from 'lucide-react'
import { useRef } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './apply-text.ts'

type Words = { zh: string; en: string }
type Judged = { paper: string; good: boolean; checks: readonly (Words & { good: boolean; cure?: Words })[] }

/** A photo file at the window, judged by the machine; what fails is told with its cure. */
export function ApplyPhotoFile({ person, taken, take, need }: { person: string; taken: boolean; take: (paper: string) => void; need?: { width: number; height: number; minBytes: number; maxBytes: number } }) {
  const t = useText(text)
  const lang = useLang()
  const file = useRef<HTMLInputElement>(null)
  const judge = useSend<Judged>(`/api/people/${person}/papers/photo`, { done: answer => { if (answer.good) take(answer.paper) } })
  const chosen = (picked: File | null) => {
    if (!picked) return
    const form = new FormData()
    form.append('photo', picked)
    void judge.send(form)
  }
  const failed = judge.done?.checks.filter(check => !check.good) ?? []
  return <div className="stack">
    <input ref={file} type="file" accept="image/*" className="sr" tabIndex={-1} aria-label={t('photo')} onChange={event => chosen(event.target.files?.[0] ?? null)} />
    <div className="row"><Button busy={judge.busy} icon={<Camera size={16} aria-hidden />} onClick={() => file.current?.click()}>{t(taken ? 'reload' : 'choosePhoto')}</Button>
      {need && <span className="note">{t('photoNeed', { width: need.width, height: need.height, min: Math.ceil(need.minBytes / 1024), max: Math.floor(need.maxBytes / 1024) })}</span>}</div>
    {taken && !failed.length && <State tone="ok">{t('photoGood')}</State>}
    {failed.length > 0 && <Message tone="bad" title={t('photoBad')}><ul>{failed.map(check => <li key={check.zh}>{check[lang]}{lang === 'zh' ? '。' : '. '}{check.cure?.[lang]}</li>)}</ul></Message>}
    <Refusal of={judge.refused} /><Unknown of={judge} />
  </div>
}
