import { FileSpreadsheet } from 'lucide-react'
import type { CatalogueImportView } from '#shared/clinics'
import { useState } from 'react'
import { isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { sendFiles } from '../unit/send-files.ts'
import { Pick } from '../unit/upload.tsx'
import { text } from './catalogue-text.ts'
import '../unit/unit.css'

const path = '/api/catalogue/imports'

/** A file goes to be tried: first the sending, then the reading line by line. */
export function SendCatalogue() {
  const t = useText(text)
  const forget = useForget()
  const [file, choose] = useState<File | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [said, say] = useState<'tried' | 'again' | 'lost' | null>(null)
  async function send() {
    setRefused(null)
    say(null)
    setPart(0)
    const form = new FormData()
    form.append('file', file!)
    const answer = await sendFiles<CatalogueImportView & { again: boolean }>(path, form, setPart)
    setPart(null)
    if (answer === null) return say('lost')
    if (isRefused(answer)) return setRefused(answer)
    choose(null)
    say(answer.again ? 'again' : 'tried')
    forget(path)
  }
  return (
    <section className="sheet" aria-labelledby="send">
      <header><h2 id="send">{t('send')}</h2></header>
      <div className="in stack loose">
        <Pick icon={<FileSpreadsheet size={18} aria-hidden />} name="catalogue" label={t('choose')} hint={t('sendHint')} accept=".csv,text/csv" files={file ? [file] : []} pick={([one]) => { choose(one ?? null); say(null); setRefused(null) }} />
        {refused && <Refusal of={refused} />}
        {said && <Message tone={said === 'lost' ? 'warn' : 'ok'} title={t(said)} />}
        {part !== null && <span className="note num" role="status">{part < 1 ? t('busy', { percent: Math.round(part * 100) }) : t('checking')}</span>}
        <div className="row"><Button kind="primary" size="large" busy={part !== null} why={file ? undefined : t('choose')} onClick={() => void send()}>{t('doSend')}</Button></div>
      </div>
    </section>
  )
}
