import { useState } from 'react'
import { useForget } from '../../api/read.tsx'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Message, Refusal } from '../../ui/message.tsx'
import { ceremony, type Ended } from './ceremony.ts'
import type { Visit } from './shapes.ts'
import { text } from './text.ts'

/** 人脸、指纹核验: the holder shows themselves with what they registered at activation. (ACT-09) */
export function FaceTask({ visit }: { visit: Visit }) {
  const t = useText(text)
  const forget = useForget()
  const [busy, setBusy] = useState(false)
  const [ended, setEnded] = useState<Ended | null>(null)
  const ask = async () => {
    setBusy(true)
    setEnded(await ceremony(`/api/branch/visits/${visit.visit}`, 'prove'))
    setBusy(false)
    forget('/api/branch/visits')
  }
  const proven = (ended && 'done' in ended) || visit.face.proven !== null
  return (
    <section className="sheet padded stack loose">
      <h2>{t('face')}</h2>
      <p className="dim">{visit.face.known ? t('faceSay') : t('faceNone')}</p>
      {proven && <Message tone="ok" title={t('faceProven')} />}
      {ended && 'refused' in ended && <Refusal of={ended.refused} />}
      {ended && 'broken' in ended && (
        <Message tone="bad" title={t('bioBroken')}>
          <span>{t('bioBrokenSay')}</span>
        </Message>
      )}
      {visit.face.known > 0 && (
        <div className="row">
          <Button kind="primary" busy={busy} onClick={() => void ask()}>
            {t('faceAsk')}
          </Button>
        </div>
      )}
    </section>
  )
}
