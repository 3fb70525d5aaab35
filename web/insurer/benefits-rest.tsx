import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined } from '../ui/words.ts'
import { text } from './benefits-text.ts'

/** How far a drawing or a closing is, in percent, and a button that lets it rest, or go on. (BEN-05.a) */
export function Rest({ path, stopped, done }: { path: string; stopped: boolean; done: number }) {
  const t = useText(text)
  const send = useSend(`${path}/${stopped ? 'continue' : 'stop'}`, { forget: ['/api/benefits'] })
  return <><p role="status"><progress value={done} max={100} aria-label={t('howFar')} /> {joined(t('progress', { n: done }), stopped && t('stopped'))}</p><Refusal of={send.refused} /><Unknown of={send} /><div className="row"><Button size="dense" busy={send.busy} onClick={() => void send.send()}>{t(stopped ? 'goOn' : 'stop')}</Button></div></>
}
