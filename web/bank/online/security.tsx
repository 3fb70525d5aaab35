import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { useMe, type Me } from '../../api/me.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, PasswordField, TextField } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { useOwn, WhichAccount } from './pieces.tsx'
import type { Account, Banks, Own } from './shapes.ts'
import { text } from './text.ts'

/** Payment password, its recovery, what the social security pages may show, and where to call when the card is lost. */
export default function Security() {
  const t = useText(text)
  return (
    <OnlineFrame title={t('security')} back={patterns.online.home}>
      <h1>{t('securityTitle')}</h1>
      <Asked of={useOwn()} rows={6}>{own => <All own={own} />}</Asked>
    </OnlineFrame>
  )
}

function All({ own }: { own: Own }) {
  const t = useText(text)
  const me = useMe().data
  const phone = me && !isRefused(me) ? (me as Me & Banks).banks?.find(each => each.code === own.bank)?.phone : undefined
  const [account, setAccount] = useState(own.accounts[0]!.account)
  const [recovering, recover] = useState(false)
  const now = own.accounts.find(each => each.account === account)!
  return (
    <>
      <WhichAccount own={own} account={account} say={setAccount} />
      {!now.payment.set ? <Message tone="warn" title={t('noPayment')} /> : recovering || now.payment.locked ? <Recover account={now} own={own} /> : (
        <>
          <Change account={now} />
          <section className="sheet">
            <h2>{t('recoverTitle')}</h2>
            <p className="dim">{t('recoverSay')}</p>
            <Button onClick={() => recover(true)}>{t('recoverDo')}</Button>
          </section>
        </>
      )}
      <Consent account={now} />
      <section className="sheet">
        <h2>{t('lossTitle')}</h2>
        <p>{t('lossSay', { phone: phone ?? own.bank })}</p>
        <a className="btn bank block" href={`tel:${phone ?? own.bank}`}>{t('call', { phone: phone ?? own.bank })}</a>
      </section>
    </>
  )
}

const six = (typed: string) => typed.replace(/\D/g, '').slice(0, 6)
const digits = { inputMode: 'numeric', autoComplete: 'off', maxLength: 6 } as const

function Change({ account: { account } }: { account: Account }) {
  const t = useText(text)
  const [password, setPassword] = useState('')
  const [fresh, setFresh] = useState('')
  const sending = useSend('/api/online/password', { forget: ['/api/online'], done: () => { setPassword(''); setFresh('') } })
  return (
    <section className="sheet">
      <h2>{t('changeTitle')}</h2>
      {sending.done !== null && <Message tone="ok" title={t('changed')} />}
      <Form refused={sending.refused} send={() => void sending.send({ account, password, fresh })}>
        <PasswordField name="old" label={t('old')} value={password} say={typed => setPassword(six(typed))} {...digits} />
        <PasswordField name="fresh" label={t('fresh')} hint={t('freshHint')} value={fresh} say={typed => setFresh(six(typed))} {...digits} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" block busy={sending.busy} disabled={password.length !== 6 || fresh.length !== 6}>{t('save')}</Button>
      </Form>
    </section>
  )
}

function Recover({ account: { account }, own }: { account: Account; own: Own }) {
  const t = useText(text)
  const lang = useLang()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [fresh, setFresh] = useState('')
  const words = useRead<{ rows: readonly { key: string; zh: string; en: string }[] }>('/api/online/questions').data
  const asked = (question: string) => (words && !isRefused(words) && words.rows.find(each => each.key === question)?.[lang]) || question
  const sending = useSend('/api/online/recover', { forget: ['/api/online'] })
  return (
    <section className="sheet">
      <h2>{t('recoverTitle')}</h2>
      {sending.done !== null && <Message tone="ok" title={t('recovered')} />}
      <p className="dim">{t('recoverSay')}</p>
      <Form refused={sending.refused} send={() => void sending.send({ account, fresh, answers: own.questions.map(question => ({ question, answer: answers[question] ?? '' })) })}>
        {own.questions.map(question => (
          <TextField key={question} name={question} label={asked(question)} value={answers[question] ?? ''} say={answer => setAnswers(old => ({ ...old, [question]: answer }))} maxLength={60} />
        ))}
        <PasswordField name="fresh" label={t('fresh')} hint={t('freshHint')} value={fresh} say={typed => setFresh(six(typed))} {...digits} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" block busy={sending.busy} disabled={fresh.length !== 6}>{t('save')}</Button>
      </Form>
    </section>
  )
}

function Consent({ account: { account, consent } }: { account: Account }) {
  const t = useText(text)
  const sending = useSend('/api/online/consent', { forget: ['/api/online'] })
  return (
    <section className="sheet">
      <h2>{t('consentTitle')}</h2>
      <p>{t(consent ? 'consentOn' : 'consentOff')}</p>
      <Form refused={sending.refused} send={() => void sending.send({ account, given: !consent })}>
        <Unknown of={sending} />
        <Button kind={consent ? 'plain' : 'bank'} type="submit" busy={sending.busy}>{t(consent ? 'consentEnd' : 'consentGive')}</Button>
      </Form>
    </section>
  )
}
