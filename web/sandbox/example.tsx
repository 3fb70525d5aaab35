import { Play, Send } from 'lucide-react'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Copy, curlOf } from './copy.tsx'
import { text } from './manual-text.ts'
import type { Prepared } from './shapes.ts'

/** A message of a transaction that can be sent now: the demo city does what comes before it, then it is pasted or sent from here. */
export function Example({ infno }: { infno: string }) {
  const t = useText(text)
  const make = useSend<Prepared>(`/sandbox/transactions/${infno}/example`)
  const [answer, setAnswer] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const made = make.done && 'message' in make.done ? make.done : null
  async function send(to: { path: string; message: unknown }) {
    setBusy(true)
    try {
      const response = await fetch(to.path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(to.message) })
      const json = /json/.test(response.headers.get('content-type') ?? '')
      setAnswer(json ? JSON.stringify(await response.json(), null, 2) : t('fileBytes', { n: (await response.arrayBuffer()).byteLength }))
    } catch { setAnswer(null) } finally { setBusy(false) }
  }
  return (
    <section className="sheet" id="example">
      <header><h2>{t('example')}</h2><span className="note">{t('exampleSay')}</span></header>
      <div className="in stack loose">
        <div className="row">
          <Button kind={made ? undefined : 'primary'} icon={<Play size={16} aria-hidden />} busy={make.busy} onClick={() => { make.reset(); setAnswer(null); void make.send({}) }}>{make.busy ? t('preparing') : made ? t('another') : t('prepare')}</Button>
          {made && <Button kind="primary" icon={<Send size={16} aria-hidden />} busy={busy} onClick={() => void send(made)}>{busy ? t('sending') : t('sendIt')}</Button>}
        </div>
        <Refusal of={make.refused} />
        <Unknown of={make} />
        {make.done && 'stopped' in make.done && <Message tone="warn" title={t('stopped')}><span>{make.done.stopped.step} {make.done.stopped.said}</span></Message>}
        {made && (
          <div className="stack">
            {made.before.length > 0 && <p className="note">{t('donebefore', { steps: made.before.map(({ step }) => step).join(' → ') })}</p>}
            <pre tabIndex={0} role="region" aria-label={t('command')}>{curlOf(made.path, made.message)}</pre>
            <div className="row"><Copy of={curlOf(made.path, made.message)} what={infno} /></div>
          </div>
        )}
        {answer !== null && <figure><figcaption className="note">{t('response')}</figcaption><pre tabIndex={0} role="region" aria-label={t('response')}>{answer}</pre></figure>}
      </div>
    </section>
  )
}
