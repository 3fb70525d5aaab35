import { useState } from 'react'
import { isLiving, type ApplicationView } from '#shared/applications'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { FormFile } from '../ui/form-file.tsx'
import { Message } from '../ui/message.tsx'
import { day, groups, joined } from '../ui/words.ts'
import { StepsOf } from './application-parts.tsx'
import { ApplyForm } from './apply-form.tsx'
import { ApplyMend } from './apply-mend.tsx'
import { ApplyReceipt } from './apply-receipt.tsx'
import type { Choices } from './apply-steps.ts'
import { text } from './apply-text.ts'

/** 申领 at the window: the receipt of what was just sent until it is left, what is under way with its steps, else the task, else why not. */
export const ApplyTask = ({ person }: { person: string }) => <OfOne key={person} person={person} />

function OfOne({ person }: { person: string }) {
  const read = useRead<{ rows: ApplicationView[] }>(`/api/people/${person}/applications`)
  const [step, setStep] = useQueryState('step')
  const [made, setMade] = useState<ApplicationView | null>(null)
  const forget = useForget()
  const sent = (application: ApplicationView) => {
    setMade(application)
    setStep('receipt')
    forget(`/api/people/${person}`)
  }
  return (
    <Asked of={read} rows={6}>
      {({ rows }) => {
        const open = rows.find(isLiving) ?? null
        const paper = step === 'receipt' ? (open ?? made) : null
        return paper ? (
          <ApplyReceipt
            application={paper}
            leave={() => {
              setMade(null)
              setStep(null)
            }}
          />
        ) : open ? (
          <Open application={open} receipt={() => setStep('receipt')} />
        ) : (
          <Fresh person={person} done={sent} />
        )
      }}
    </Asked>
  )
}

function Fresh({ person, done }: { person: string; done: (made: ApplicationView) => void }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const choices = useRead<Choices>(`/api/people/${person}/apply`)
  return (
    <Asked of={choices} rows={6}>
      {given =>
        given.why ? (
          <Message tone="info" title={t('cannot')}>
            <span>{given.why[lang]}</span>
            {given.why.refused === 'card-living' && (
              <Button kind="link" onClick={() => forget('/api/cards', `/api/people/${person}`)}>
                {t('seeCard')}
              </Button>
            )}
          </Message>
        ) : (
          <ApplyForm person={person} choices={given} done={done} />
        )
      }
    </Asked>
  )
}

function Open({ application, receipt }: { application: ApplicationView; receipt: () => void }) {
  const t = useText(text)
  return (
    <section className="sheet padded stack loose">
      <h2>{t('open', { state: t(`state_${application.state}`) })}</h2>
      <p className="note">
        {joined(
          t('number', { number: groups(application.number) }),
          t('at', { place: application.place.name }),
          application.promisedOn && t('promised', { day: day(application.promisedOn) }),
        )}
      </p>
      {application.state === 'returned' ? (
        <ApplyMend application={application} />
      ) : (
        <div className="row">
          <Button onClick={receipt}>{t('seeReceipt')}</Button>
          <FormFile path={`/api/people/${application.person}/applications/${application.id}/form`} />
        </div>
      )}
      <h3>{t('path')}</h3>
      <StepsOf application={application} />
    </section>
  )
}
