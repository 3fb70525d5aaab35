import { FileText } from 'lucide-react'
import { clearingWords, type ComparedView } from '#shared/clearing'
import { addDays, isDay } from '#kit/day'
import { useState } from 'react'
import { isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { today, yuan } from '../ui/words.ts'
import { sendFiles } from '../unit/send-files.ts'
import { Pick } from '../unit/upload.tsx'
import { text } from './clearing-text.ts'
import '../unit/unit.css'

/** A file of lines compared by hand: the same as 9101 and 3202. */
export function CompareFile() {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const [of, set] = useState({ from: addDays(today(), -1), until: addDays(today(), -1), optins: '340100', clearing: '' })
  const [file, choose] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const [refused, setRefused] = useState<Refused | null>(null)
  const [done, tell] = useState<ComparedView | 'lost' | null>(null)
  const put = (name: keyof typeof of) => (value: string) => set({ ...of, [name]: value })
  async function send() {
    const faults = { ...isDay(of.from) ? {} : { from: t('dayBad') }, ...isDay(of.until) ? {} : { until: t('dayBad') }, ...(/^\d{6}$/).test(of.optins) ? {} : { optins: t('optinsBad') }, ...file ? {} : { lines: t('fileMissing') } }
    setWrong(faults)
    setRefused(null)
    tell(null)
    if (Object.keys(faults).length) return
    const form = new FormData()
    form.append('lines', file!)
    setBusy(true)
    const answer = await sendFiles<ComparedView>(`/api/till/clearing/compare?${new URLSearchParams({ from: of.from, until: of.until, optins: of.optins, ...of.clearing ? { clearing: of.clearing } : {} })}`, form, () => undefined)
    setBusy(false)
    if (answer === null) return tell('lost')
    if (isRefused(answer)) return setRefused(answer)
    tell(answer)
    forget('/api/till/clearing')
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('compare')}</h2>
      <p className="note">{t('compareSay')}</p>
      <Form refused={refused} wrong={wrong} send={() => void send()}>
        <div className="cols2"><TextField name="from" label={t('from')} type="date" value={of.from} say={put('from')} /><TextField name="until" label={t('until')} type="date" value={of.until} say={put('until')} />
          <TextField name="optins" label={t('optins')} hint={t('optinsHint')} inputMode="numeric" maxLength={6} value={of.optins} say={put('optins')} />
          <SelectField name="clearing" label={t('kind')} value={of.clearing} say={put('clearing')} options={[['', t('everyKind')], ...Object.entries(clearingWords).map(([code, words]) => [code, words[lang]] as const)]} /></div>
        <Pick icon={<FileText size={18} aria-hidden />} name="lines" label={t('file')} hint=".txt, .tsv, .zip" accept=".txt,.tsv,.zip,text/plain" files={file ? [file] : []} pick={([one]) => { choose(one ?? null); tell(null) }} />
        {done === 'lost' && <Message tone="warn" title={t('lost')} />}
        {done && done !== 'lost' && <Told of={done} />}
        <div className="row"><Button kind="primary" type="submit" busy={busy}>{t('doCompare')}</Button></div>
      </Form>
    </section>
  )
}

function Told({ of }: { of: ComparedView }) {
  const t = useText(text)
  return (
    <Message tone={of.flat ? 'ok' : 'warn'} title={of.flat ? t('comparedFlat', { n: of.ours.count, sum: yuan(of.ours.total) }) : t('comparedOff', { n: of.differences, left: of.left })}>
      {!of.flat && <span>{t('theirsSum', { n: of.theirs.count, sum: yuan(of.theirs.total), m: of.ours.count, our: yuan(of.ours.total) })}</span>}
      {of.open && <span>{t('comparedOpen')}</span>}
    </Message>
  )
}
