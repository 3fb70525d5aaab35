import { useState } from 'react'
import type { PersonView } from '#shared/holders'
import { isRefused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Form, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './contact-text.ts'
import { shownOf, type Document } from './document-fields.tsx'
import { DocumentStep } from './document-step.tsx'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

type What = 'phone' | 'address'
type Said = { phone: string | null; told: string | null; minutes?: number }

/** 改联系方式: the document first, then the new phone and the code that came to it, or the new address. Nothing changes before the code. (HOLD-04, HOLD-05) */
export function ContactTask({ view, leave }: { view: PersonView; leave: () => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const [what, setWhat] = useState<What>('phone')
  const [stage, setStage] = useState(0)
  const [document, setDocument] = useState<Document>(() => documentOf(view.id))
  const steps = [
    { key: 'what', name: t('what'), found: stage > 0 ? t(what) : undefined },
    { key: 'document', name: says('document') },
    { key: 'new', name: t(what === 'phone' ? 'newPhone' : 'newAddress') },
  ]
  return (
    <TaskFrame title={t('title')} steps={steps} at={stage} ask={t(stage === 0 ? 'whatAsk' : stage === 1 ? 'documentAsk' : what === 'phone' ? 'phoneAsk' : 'addressAsk')} park={leave} parkWord={says('leave')}>
      {stage === 0 && (
        <>
          <div className="choices">
            <Choice name="what" value="phone" chosen={what === 'phone'} choose={() => setWhat('phone')} title={t('phone')}>
              {t('phoneNow', { phone: view.phone ?? says('noPhone') })}
            </Choice>
            <Choice name="what" value="address" chosen={what === 'address'} choose={() => setWhat('address')} title={t('address')}>
              {t('addressSay')}
            </Choice>
          </div>
          <div className="row foot">
            <Button kind="primary" size="large" onClick={() => setStage(1)}>
              {says('next')}
            </Button>
          </div>
        </>
      )}
      {stage === 1 && <DocumentStep value={document} say={setDocument} onward={() => setStage(2)} back={() => setStage(0)} />}
      {stage === 2 && (what === 'phone' ? <NewPhone person={view.id} document={document} leave={leave} /> : <NewAddress person={view.id} version={view.version} document={document} leave={leave} />)}
    </TaskFrame>
  )
}

/** `guardian`: the link of who acts for a minor; `go`: the words of the way on. */
type Own = { person: string; document: Document; guardian?: string | undefined; go?: string; leave: () => void }

/** A new phone, in force with the code that came to it. */
export function NewPhone({ person, document, guardian, go, leave }: Own) {
  const t = useText(text)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const shown = { ...shownOf(document, null), ...(guardian ? { guardian } : {}) }
  const ask = useSend<Said>(`/api/people/${person}/contact/phone`, { done: () => sawDocument(person, document) })
  const confirm = useSend<Said>(`/api/people/${person}/contact/phone/confirm`, { forget: ['/api/people', `/api/cards/${person}`] })
  if (confirm.done) return <Changed title={t('phoneDone', { phone: confirm.done.phone ?? '' })} say={confirm.done.told ? t('phoneTold', { phone: confirm.done.told }) : null} go={go} leave={leave} />
  return ask.done ? (
    <Form refused={confirm.refused} send={() => void confirm.send({ code, ...shown })}>
      <Message tone="info" title={t('codeSent', { phone: ask.done.phone ?? '', n: ask.done.minutes ?? 10 })}>
        <span>{t('codeSay')}</span>
      </Message>
      <TextField name="code" label={t('code')} value={code} say={setCode} inputMode="numeric" autoComplete="off" maxLength={6} />
      <Unknown of={confirm} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={confirm.busy}>
          {t('codeDo')}
        </Button>
        <Button size="large" onClick={() => ask.reset()}>
          {t('otherPhone')}
        </Button>
      </div>
    </Form>
  ) : (
    <Form refused={ask.refused} send={() => void ask.send({ phone, ...shown })}>
      <TextField name="phone" label={t('newPhone')} hint={t('newPhoneHint')} value={phone} say={setPhone} inputMode="tel" maxLength={13} />
      <Unknown of={ask} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={ask.busy}>
          {t('sendCode')}
        </Button>
      </div>
    </Form>
  )
}

/** A new address; it needs no code. */
export function NewAddress({ person, version, document, guardian, go, leave }: Own & { version: number }) {
  const t = useText(text)
  const [address, setAddress] = useState('')
  const [missing, setMissing] = useState<Wrong>({})
  const save = useSend<Said>(`/api/people/${person}/contact/address`, { forget: ['/api/people', `/api/cards/${person}`] })
  const store = async () => {
    setMissing(address.trim() ? {} : { address: t('addressMissing') })
    if (!address.trim()) return
    const answer = await save.send({ address: address.trim(), version, ...shownOf(document, null), ...(guardian ? { guardian } : {}) })
    if (answer && !isRefused(answer)) sawDocument(person, document)
  }
  if (save.done) return <Changed title={t('addressDone')} say={null} go={go} leave={leave} />
  return (
    <Form refused={save.refused} wrong={missing} send={() => void store()}>
      <TextArea name="address" label={t('newAddress')} value={address} say={setAddress} rows={2} maxLength={100} />
      <Unknown of={save} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={save.busy}>
          {t('addressDo')}
        </Button>
      </div>
    </Form>
  )
}

function Changed({ title, say, go, leave }: { title: string; say: string | null; go?: string | undefined; leave: () => void }) {
  const says = useText(counterText)
  return (
    <div className="stack" aria-live="polite">
      <Message tone="ok" title={title}>
        {say && <span>{say}</span>}
      </Message>
      <div className="row foot">
        <Button kind="primary" size="large" onClick={leave}>
          {go ?? says('finish')}
        </Button>
      </div>
    </div>
  )
}
