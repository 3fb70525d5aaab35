import { useState } from 'react'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { PinPad } from '../../ui/pin-pad.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { keyBlock, type Keyed } from '../desk.ts'
import type { Visit } from './shapes.ts'
import { Stop } from './stops.tsx'
import { text } from './text.ts'

/** 改银行密码: keyed twice on the pad; a locked one is unlocked by it. */
export function PinTask({ visit }: { visit: Visit }) {
  const t = useText(text)
  const [stopped, setStopped] = useState<Keyed | null>(null)
  const [keying, setKeying] = useState(false)
  const send = useSend(`/api/branch/visits/${visit.visit}/pin`, { forget: ['/api/branch'] })
  const light = async () => {
    setStopped(null)
    setKeying(true)
    const keyed = await keyBlock(['new', 'again'])
    setKeying(false)
    if (!('block' in keyed)) return setStopped(keyed)
    void send.send({ reading: keyed.reading, pin: keyed.block })
  }
  return (
    <section className="sheet padded stack loose">
      <h2>{t('pinAsk')}</h2>
      <p className="dim">{t('pinWhy')}</p>
      {send.done ? <Message tone="ok" title={t('pinDone')} /> : null}
      <PinPad asks={{ new: t('padNew'), again: t('padAgain') }} />
      <p className="note">{t('pinNote')}</p>
      <Stop of={stopped} />
      <Refusal of={send.refused} />
      <Unknown of={send} />
      <div className="row">
        <Button kind="primary" busy={send.busy || keying} onClick={() => void light()}>
          {t('pinLight')}
        </Button>
      </div>
    </section>
  )
}
