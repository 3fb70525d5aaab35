import { FileSpreadsheet } from 'lucide-react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { useSendOne } from '../unit/send-one.ts'
import { Pick } from '../unit/upload.tsx'
import { text } from './catalogue-text.ts'
import '../unit/unit.css'

const path = '/api/catalogue/imports'

/** A file goes to be tried: first the sending, then the reading line by line. */
export function SendCatalogue() {
  const t = useText(text)
  const { file, part, refused, said, send, pick } = useSendOne(path)
  return (
    <section className="sheet" aria-labelledby="send">
      <header><h2 id="send">{t('send')}</h2></header>
      <div className="in stack loose">
        <Pick icon={<FileSpreadsheet size={18} aria-hidden />} name="catalogue" label={t('choose')} hint={t('sendHint')} accept=".csv,text/csv" files={file ? [file] : []} pick={pick} />
        {refused && <Refusal of={refused} />}
        {said && <Message tone={said === 'lost' ? 'warn' : 'ok'} title={t(said === 'sent' ? 'tried' : said)} />}
        {part !== null && <span className="note num" role="status">{part < 1 ? t('busy', { percent: Math.round(part * 100) }) : t('checking')}</span>}
        <div className="row"><Button kind="primary" size="large" busy={part !== null} why={file ? undefined : t('choose')} onClick={() => void send()}>{t('doSend')}</Button></div>
      </div>
    </section>
  )
}
