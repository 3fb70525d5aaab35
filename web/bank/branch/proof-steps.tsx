import { Paperclip } from 'lucide-react'
import { useRef, useState } from 'react'
import { useForget } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { PinPad } from '../../ui/pin-pad.tsx'
import { State } from '../../ui/state.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { keyBlock, type Keyed } from '../desk.ts'
import { ceremony, type Ended } from './ceremony.ts'
import { shrunk } from './picture.ts'
import type { Visit } from './shapes.ts'
import { Stop } from './stops.tsx'
import { text } from './text.ts'

const FORGET = ['/api/branch/visits']

/** Both sides of the document, kept sealed. */
export function CopyStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const [taken, setTaken] = useState<readonly string[]>([])
  return (
    <div className="stack loose">
      <p className="dim">{t('aCopySay')}</p>
      <Side visit={visit} page="id-front" name={t('front')} taken={taken.includes('id-front')} take={setTaken} />
      <Side visit={visit} page="id-back" name={t('back')} taken={taken.includes('id-back')} take={setTaken} />
    </div>
  )
}

function Side({ visit, page, name, taken, take }: { visit: Visit; page: 'id-front' | 'id-back'; name: string; taken: boolean; take: (pages: readonly string[]) => void }) {
  const t = useText(text)
  const file = useRef<HTMLInputElement>(null)
  const [unread, setUnread] = useState(false)
  const send = useSend<{ copied: string[] }>(`/api/branch/visits/${visit.visit}/copy`, { forget: FORGET, done: answer => take(answer.copied) })
  const chosen = async (picked: File | undefined) => {
    if (!picked) return
    const picture = await shrunk(picked)
    setUnread(!picture)
    if (picture) await send.send({ page, picture })
  }
  return (
    <div className="stack">
      <b>{name}</b>
      <input ref={file} type="file" accept="image/jpeg,image/png" className="sr" tabIndex={-1} aria-label={name} onChange={event => void chosen(event.target.files?.[0])} />
      <div className="row">
        <Button busy={send.busy} icon={<Paperclip size={18} aria-hidden />} aria-label={`${taken ? t('scanAgain') : t('scan')} ${name}`} onClick={() => file.current?.click()}>
          {taken ? t('scanAgain') : t('scan')}
        </Button>
        {taken && <State tone="ok">{t('scanKept')}</State>}
      </div>
      {unread && <Message tone="bad" title={t('tooLarge')} />}
      <Refusal of={send.refused} />
      <Unknown of={send} />
    </div>
  )
}

/** The code goes to the holder's phone; the holder keys it on the pad. */
export function CodeStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const base = `/api/branch/visits/${visit.visit}/code`
  const [stopped, setStopped] = useState<Keyed | null>(null)
  const [keying, setKeying] = useState(false)
  const sent = useSend<{ sent: string; minutes: number }>(base)
  const prove = useSend(`${base}/prove`, { forget: FORGET })
  const light = async () => {
    setStopped(null)
    prove.reset()
    setKeying(true)
    const keyed = await keyBlock(['pin'])
    setKeying(false)
    if (!('block' in keyed)) return setStopped(keyed)
    void prove.send({ block: keyed.block })
  }
  const again = () => {
    sent.reset()
    prove.reset()
    void sent.send({})
  }
  return (
    <div className="stack loose">
      <p className="dim">{t('aCodeSay')}</p>
      {sent.done && (
        <>
          <Message tone="info" title={t('codeSent', { phone: sent.done.sent, minutes: sent.done.minutes })} />
          <PinPad asks={{ pin: t('padCode') }} />
        </>
      )}
      <Stop of={stopped} />
      <Refusal of={sent.refused ?? prove.refused} />
      <Unknown of={sent.broken ? sent : prove} />
      <div className="row foot">
        {sent.done ? (
          <>
            <Button kind="primary" size="large" busy={keying || prove.busy} onClick={() => void light()}>
              {t('codeKey')}
            </Button>
            <Button busy={sent.busy} onClick={again}>
              {t('codeAgain')}
            </Button>
          </>
        ) : (
          <Button kind="primary" size="large" busy={sent.busy} onClick={() => void sent.send({})}>
            {t('codeSend')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Face or fingerprint, registered as an authenticator of this terminal. */
export function BiometricStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const forget = useForget()
  const [busy, setBusy] = useState(false)
  const [ended, setEnded] = useState<Ended | null>(null)
  const begin = async () => {
    setBusy(true)
    setEnded(await ceremony(`/api/branch/visits/${visit.visit}`, 'enrol'))
    setBusy(false)
    forget(...FORGET)
  }
  return (
    <div className="stack loose">
      <p className="dim">{t('aBiometricSay')}</p>
      {ended && 'refused' in ended && <Refusal of={ended.refused} />}
      {ended && 'broken' in ended && (
        <Message tone="bad" title={t('bioBroken')}>
          <span>{t('bioBrokenSay')}</span>
        </Message>
      )}
      <div className="row foot">
        <Button kind="primary" size="large" busy={busy} onClick={() => void begin()}>
          {t('bioDo')}
        </Button>
      </div>
    </div>
  )
}
