import { useState } from 'react'
import { kindWords, type ApplicationView, type SuccessorChoices } from '#shared/applications'
import type { CardView } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups } from '../ui/words.ts'
import { CameBack, StepsOf } from './application-parts.tsx'
import { PhotoField } from './apply-photo.tsx'
import { InstantOffer } from './instant-parts.tsx'
import { text } from './successor-text.ts'

/** The new card for this one, how far it is: collected here, mended when it came back, withdrawn while nobody approved it. */
export function UnderWay({ application, card, collect, withdraw, instant }: {
  application: ApplicationView
  card: CardView
  /** Hands the new card over, when it lies here. */
  collect: (() => void) | null
  withdraw: (() => void) | null
  /** Makes it at this counter while its holder waits. */
  instant: () => void
}) {
  const t = useText(text)
  const lang = useLang()
  const { state } = application
  return (
    <section className="sheet padded stack loose">
      <h2>{t('underWay', { state: t(`state_${state}` as 'state_submitted') })}</h2>
      <p className="note">{t(application.place.kind === 'post' ? 'underWayPost' : 'underWaySay', { kind: kindWords[application.kind][lang], number: groups(application.number), place: application.place.name })}</p>
      {collect && (
        <>
          <p>{t('collectSay')}</p>
          <div className="row">
            <Button kind="primary" size="large" onClick={collect}>
              {t('collectNew')}
            </Button>
          </div>
        </>
      )}
      {(state === 'submitted' || state === 'approved' || state === 'in-production') && <InstantOffer person={application.person} application={application.id} start={instant} />}
      {state === 'returned' && withdraw && <Mend application={application} card={card} />}
      <StepsOf application={application} />
      {withdraw && (state === 'submitted' || state === 'returned') && (
        <div className="row">
          <Button onClick={withdraw}>{t('withdraw')}</Button>
        </div>
      )}
    </section>
  )
}

function Mend({ application, card }: { application: ApplicationView; card: CardView }) {
  const t = useText(text)
  const [photo, setPhoto] = useState<string | null>(null)
  const choices = useRead<SuccessorChoices>(`/api/cards/${card.person}/${card.id}/successor?kind=${application.kind}`)
  const send = useSend(`/api/people/${application.person}/applications/${application.id}/mend`, {
    forget: [`/api/people/${application.person}/applications`, `/api/cards/${application.person}`],
  })
  return (
    <Form refused={send.refused} send={() => void send.send({ version: application.version, ...(photo ? { photo } : {}) })}>
      <CameBack title={t('returned')} application={application} />
      <p className="note">{t('mendSay')}</p>
      <Asked of={choices} rows={4}>
        {given => <PhotoField person={card.person} need={given.photo} taken={!!photo} take={setPhoto} />}
      </Asked>
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={send.busy}>
          {t('mend')}
        </Button>
      </div>
    </Form>
  )
}
