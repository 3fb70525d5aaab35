import { useState } from 'react'
import type { Contact as Mine } from '#shared/holders'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextArea, TextField } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, dayOf } from '../ui/words.ts'
import { HolderOnly } from './holder-only.tsx'
import { text as reminders } from './reminders-text.ts'
import { text } from './text.ts'
import './resident.css'

/** 手机号和地址: a new phone proves itself by the code it got; the old one is told. */
export default function Contact() {
  return (
    <HolderOnly>
      <Own />
    </HolderOnly>
  )
}

const forget = ['/api/my/contact']
function Own() {
  const t = useText(text)
  const contact = useRead<Mine>('/api/my/contact')
  useTitle(t('contactTitle'))
  return (
    <ResidentShell title={t('contactTitle')} back={patterns.resident.me}>
      <h1>{t('contactTitle')}</h1>
      <Asked of={contact} height={320}>
        {mine => (
          <>
            <Phone now={mine.phone} lost={mine.lost} />
            <Address now={mine} />
          </>
        )}
      </Asked>
    </ResidentShell>
  )
}

function Phone({ now, lost }: { now: string | null; lost: string | null }) {
  const t = useText(text)
  const says = useText(reminders)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const ask = useSend<{ phone: string; minutes: number }>('/api/my/contact/phone')
  const confirm = useSend<{ phone: string; told: string | null }>('/api/my/contact/phone/confirm', {
    forget,
    done: () => {
      ask.reset()
      setPhone('')
      setCode('')
    },
  })
  return (
    <section className="sheet padded stack">
      <h2>{t('phone')}</h2>
      <p className="dim num">{now ?? t('noPhone')}</p>
      {lost && now && (
        <Message tone="warn" title={says('lost', { phone: now })}>
          <span>{says('lostSay', { day: day(dayOf(lost)) })}</span>
        </Message>
      )}
      {confirm.done && <Message tone="ok" title={t('phoneChanged', { phone: confirm.done.phone })}>{confirm.done.told && <span>{t('phoneTold', { phone: confirm.done.told })}</span>}</Message>}
      {ask.done ? (
        <Form refused={confirm.refused} send={() => void confirm.send({ code })}>
          <TextField name="code" label={t('code')} hint={t('codeSent', { phone: ask.done.phone, n: ask.done.minutes })} value={code} say={setCode} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          <Unknown of={confirm} />
          <Button kind="primary" type="submit" block busy={confirm.busy}>{t('codeDo')}</Button>
          <Button block onClick={() => ask.reset()}>{t('otherPhone')}</Button>
        </Form>
      ) : (
        <Form refused={ask.refused} send={() => void ask.send({ phone })}>
          <TextField name="phone" label={t('newPhone')} hint={t('newPhoneHint')} value={phone} say={setPhone} inputMode="tel" autoComplete="tel-national" maxLength={20} />
          <Unknown of={ask} />
          <Button type="submit" block busy={ask.busy}>{t('sendCode')}</Button>
        </Form>
      )}
    </section>
  )
}

function Address({ now }: { now: Mine }) {
  const t = useText(text)
  const [address, setAddress] = useState(now.address ?? '')
  const save = useSend('/api/my/contact/address', { forget })
  return (
    <section className="sheet padded stack">
      <h2>{t('address')}</h2>
      {save.done ? <Message tone="ok" title={t('addressSaved')} /> : null}
      <Form refused={save.refused} send={() => void save.send({ address, version: now.version })}>
        <TextArea name="address" label={t('addressNow')} value={address} say={setAddress} rows={2} maxLength={100} autoComplete="street-address" />
        <Unknown of={save} />
        <Button type="submit" block busy={save.busy}>{t('addressDo')}</Button>
      </Form>
    </section>
  )
}
