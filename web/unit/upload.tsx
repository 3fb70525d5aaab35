import { Progress } from 'antd'
import { FileSpreadsheet, Images, Upload as UploadIcon } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import type { RosterSent } from '#shared/applications'
import { isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { percent, joined } from '../ui/words.ts'
import { sendFiles } from './send-files.ts'
import { text } from './text.ts'

/** The sheet to send a roster: one spreadsheet, any number of zips, with the part that has gone. */
export function UploadRoster({ sent }: { sent: (answer: RosterSent) => void }) {
  const t = useText(text)
  const forget = useForget()
  const [sheet, setSheet] = useState<File | null>(null)
  const [zips, setZips] = useState<File[]>([])
  const [part, setPart] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [lost, setLost] = useState(false)
  const busy = part !== null
  const wrong = sheet && !/\.xlsx$/i.test(sheet.name) ? t('notXlsx') : null
  const wrongZip = zips.find(zip => !/\.zip$/i.test(zip.name))

  async function send() {
    if (!sheet || busy) return
    setPart(0); setRefused(null); setLost(false)
    const form = new FormData()
    form.append('sheet', sheet)
    for (const zip of zips) form.append('photos', zip)
    const answer = await sendFiles<RosterSent>('/api/rosters', form, setPart)
    setPart(null)
    if (answer === null) return setLost(true)
    if (isRefused(answer)) return setRefused(answer)
    forget('/api/rosters')
    sent(answer)
  }
  return (
    <section className="sheet" aria-labelledby="upload">
      <header><h2 id="upload">{t('uploadTitle')}</h2><span className="note">{t('uploadSay')}</span></header>
      <div className="in stack loose">
        <Pick icon={<FileSpreadsheet size={18} aria-hidden />} name="sheet" label={t('sheetFile')} hint={t('sheetHint')} accept=".xlsx" files={sheet ? [sheet] : []} wrong={wrong} pick={files => setSheet(files[0] ?? null)} />
        <Pick icon={<Images size={18} aria-hidden />} name="photos" label={t('photoFiles')} hint={t('photoHint')} accept=".zip" many files={zips} wrong={wrongZip ? t('notZip', { name: wrongZip.name }) : null} pick={setZips} />
        {refused && <Refusal of={refused} />}
        {lost && <Message tone="warn" title={t('lost')}>{t('lostSay')}</Message>}
        {busy && <div role="status"><Progress percent={Math.round(part * 100)} showInfo={false} aria-label={t('send')} /><span className="note num">{part < 1 ? t('sending', { percent: percent(part, 1) }) : t('sent')}</span></div>}
        <div className="row"><Button kind="primary" size="large" icon={<UploadIcon size={16} aria-hidden />} busy={busy} why={sheet ? undefined : t('chooseSheet')} disabled={!!wrong || !!wrongZip} onClick={() => void send()}>{t('send')}</Button></div>
      </div>
    </section>
  )
}

/** A file field that shows what was chosen; the whole block is the target, also for a drop. */
export function Pick({ name, label, hint, accept, many, files, wrong, pick, icon }: {
  name: string; label: ReactNode; hint: ReactNode; accept: string; many?: boolean; files: readonly File[]; wrong?: string | null; pick: (files: File[]) => void; icon: ReactNode
}) {
  const box = useRef<HTMLInputElement>(null)
  const take = (list: FileList | null) => pick([...list ?? []])
  return (
    <label className={`filepick ${wrong ? 'bad' : ''}`} onDragOver={event => event.preventDefault()} onDrop={event => { event.preventDefault(); take(event.dataTransfer.files) }}>
      {icon}<span className="stack"><b>{label}</b>{files.length > 0 ? files.map(file => <span key={file.name} className="num">{joined(middle(file.name), size(file.size))}</span>) : <span className="note">{hint}</span>}
        {wrong && <span className="e" id={`${name}-wrong`}>{wrong}</span>}</span>
      <input ref={box} className="sr" type="file" name={name} accept={accept} multiple={many} aria-describedby={wrong ? `${name}-wrong` : undefined} onChange={event => take(event.target.files)} />
    </label>
  )
}

/** File names alone may be cut, in the middle. */
export const middle = (name: string) => name.length > 40 ? `${name.slice(0, 24)}…${name.slice(-12)}` : name
const size = (bytes: number) => bytes > 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`
