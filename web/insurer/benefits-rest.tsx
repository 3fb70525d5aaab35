import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './benefits-text.ts'

/** Lets a drawing or a closing rest, or go on. (BEN-05.a) */
export function Rest({ path, stopped }: { path: string; stopped: boolean }) {
  const t = useText(text)
  const send = useSend(`${path}/${stopped ? 'continue' : 'stop'}`, { forget: ['/api/benefits'] })
  return <><Refusal of={send.refused} /><Unknown of={send} /><div className="row"><Button size="dense" busy={send.busy} onClick={() => void send.send()}>{t(stopped ? 'goOn' : 'stop')}</Button></div></>
}
