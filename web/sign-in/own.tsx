import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, useWho, type Me } from '../api/me.ts'
import { Asked } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form, PasswordField, type Wrong } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { Message } from '../ui/message.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Passkey } from './passkey.tsx'
import { startFor } from './start.ts'
import { text } from './text.ts'
import './sign-in.css'

/** 我的登录: a member's own password and passkey; who signed in with a start password begins here. */
export default function Own() {
  const t = useText(text)
  const me = useMe()
  useTitle(t('ownTitle'))
  return (
    <div className="public signinpage">
      <header>
        <Link to={patterns.welcome} className="row" aria-label={t('seats')}>
          <Mark />
        </Link>
      </header>
      <Asked of={me} rows={4}>
        {who =>
          who.kind === 'staff' ? (
            <OfStaff me={who} />
          ) : (
            <main>
              <h1>{t('staffTitle')}</h1>
              <p className="dim">{t('staffSay')}</p>
              <LinkButton kind="primary" to={to(patterns.staffSignIn, {}, { from: patterns.ownSignIn })}>
                {t('signIn')}
              </LinkButton>
            </main>
          )
        }
      </Asked>
    </div>
  )
}

function OfStaff({ me }: { me: Me }) {
  const t = useText(text)
  const { from } = useSearch({ strict: false }) as { from?: string }
  const who = useWho()
  const back = from?.startsWith('/') && !from.startsWith('//') ? from : startFor({ ...me, start: false })
  return (
    <main>
      <h1>{t(me.start ? 'ownFirst' : 'ownTitle')}</h1>
      <p className="dim">{t(me.start ? 'ownFirstSay' : 'ownSay', { who: [who?.user, who?.organisation?.name].filter(Boolean).join(' ') })}</p>
      {!me.start && <Passkey proven={!!me.passkey} />}
      <ChangePassword start={!!me.start} />
      {!me.start && (
        <p className="row links">
          <LinkButton to={back}>{t('ownBack')}</LinkButton>
        </p>
      )}
    </main>
  )
}

function ChangePassword({ start }: { start: boolean }) {
  const t = useText(text)
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend('/api/staff/password', {
    forget: ['/api/me'],
    done: () => {
      setOld('')
      setPassword('')
      setAgain('')
    },
  })
  const go = () => {
    const faults: Wrong = {
      ...(old ? {} : { old: t('missingPassword') }),
      ...(password.length >= 12 ? {} : { password: t('shortPassword', { n: password.length }) }),
      ...(again === password ? {} : { again: t('differs') }),
    }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ old, password })
  }
  return (
    <section className="sheet signin" aria-label={t('changeTitle')}>
      <h2>{t('changeTitle')}</h2>
      {send.done ? <Message tone="ok" title={t('changed')} /> : null}
      <Form refused={send.refused} wrong={wrong} send={go}>
        <PasswordField
          name="old"
          label={t(start ? 'startPassword' : 'oldPassword')}
          value={old}
          say={setOld}
          autoComplete="current-password"
          maxLength={200}
        />
        <PasswordField
          name="password"
          label={t('newPassword')}
          hint={t('newHint')}
          value={password}
          say={setPassword}
          autoComplete="new-password"
          maxLength={200}
        />
        <PasswordField name="again" label={t('againPassword')} value={again} say={setAgain} autoComplete="new-password" maxLength={200} />
        <Unknown of={send} />
        <Button kind={start ? 'primary' : 'plain'} type="submit" block busy={send.busy}>
          {t('change')}
        </Button>
      </Form>
    </section>
  )
}
