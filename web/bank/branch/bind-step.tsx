import { useState } from 'react'
import { isRefused, type Refused } from '../../api/call.ts'
import { useSend } from '../../api/send.ts'
import { lang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { PinPad } from '../../ui/pin-pad.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { keyBlock, readOnce, type Keyed } from '../desk.ts'
import { CardDialog } from '../reader-side.tsx'
import type { Visit } from './shapes.ts'
import { Stop } from './stops.tsx'
import { text } from './text.ts'

/** The card stays in the reader, the holder keys a new PIN twice, and the account is active. Where the policy allows, an account held already is bound instead. */
export function BindStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const [stopped, setStopped] = useState<Keyed | null>(null)
  const [keying, setKeying] = useState(false)
  const [says, setSays] = useState<string | null>(null)
  const send = useSend(`/api/branch/visits/${visit.visit}/bind`, { forget: ['/api/branch/visits'] })
  const light = async () => {
    setStopped(null)
    send.reset()
    setKeying(true)
    const keyed = await keyBlock(['new', 'again'], { says })
    setKeying(false)
    if (!('block' in keyed)) return setStopped(keyed)
    const answer = await send.send({ reading: keyed.reading, pin: keyed.block })
    setSays(answer && isRefused(answer) && answer.refused === 'pin-weak' ? answer[lang()] : null)
  }
  return (
    <div className="stack loose">
      <p className="dim">{t('aBindSay')}</p>
      {visit.activation.existingAllowed && <Existing visit={visit} />}
      <p className="note">{t('pinWhy')}</p>
      <PinPad says={says} asks={{ new: t('padNew'), again: t('padAgain') }} />
      <Stop of={stopped} />
      <Refusal of={send.refused} />
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" size="large" busy={keying || send.busy} onClick={() => void light()}>
          {t('bindDo')}
        </Button>
      </div>
    </div>
  )
}

/** A bank card that the holder has already, read beside. (ACT-11) */
function Existing({ visit }: { visit: Visit }) {
  const t = useText(text)
  const [choosing, choose] = useState(false)
  const [fault, setFault] = useState<Refused | null>(null)
  const send = useSend(`/api/branch/visits/${visit.visit}/existing`, { forget: ['/api/branch/visits'] })
  const put = async (card: string) => {
    choose(false)
    const read = await readOnce(card).catch(() => null)
    setFault(read && isRefused(read) ? read : null)
    if (read && !isRefused(read)) await send.send({ reading: read.reading })
  }
  const { existing } = visit.activation
  return (
    <section className="stack">
      <b>{t('existing')}</b>
      <p className="note">{t('existingSay')}</p>
      {existing && <Message tone="info" title={t('existingIs', { card: existing })} />}
      <div className="row">
        <Button busy={send.busy} onClick={() => choose(true)}>
          {t('existingRead')}
        </Button>
        {existing && <Button onClick={() => void send.send({ reading: null })}>{t('existingNot')}</Button>}
      </div>
      <Refusal of={fault ?? send.refused} />
      <CardDialog open={choosing} close={() => choose(false)} put={card => void put(card)} />
    </section>
  )
}
