import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { changeSeat } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, PasswordField, TextField, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { startOf } from './start.ts'
import { text } from './text.ts'
import './sign-in.css'

const looksLikeNumber = (who: string) => /^\d{14,17}[\dXx]?$/.test(who)

/** Sign-in by number and query password, or by staff number; `either` decides by what was typed. Goes to `?from=` (a path of ours) or the start page. */
export function SignInBox({ kind }: { kind: 'holder' | 'staff' | 'either' }) {
  const t = useText(text)
  const { from } = useSearch({ strict: false }) as { from?: string }
  const [who, setWho] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const holder = kind === 'holder' || (kind === 'either' && looksLikeNumber(who.trim()))
  const asHolder = useSend<Signed>('/api/sign-in/holder')
  const asStaff = useSend<Signed>('/api/sign-in/staff')
  const sending = holder ? asHolder : asStaff
  const field = holder ? 'number' : 'user'
  const go = async () => {
    const name = who.trim().toUpperCase()
    const faults: Wrong = {
      ...(name
        ? holder && name.length !== 18 && name.length !== 15
          ? { [field]: t('numberLength', { n: name.length }) }
          : {}
        : { [field]: t('missingWho') }),
      ...(password ? {} : { password: t('missingPassword') }),
    }
    setWrong(faults)
    if (Object.keys(faults).length) return
    const answer = await sending.send({ [field]: holder ? name : who.trim(), password })
    if (!answer || isRefused(answer)) return
    await changeSeat()
    location.assign(from && /^\/(?![/\\])/.test(from) ? from : (answer.path ?? (await startOf(holder))))
  }
  return (
    <section className="sheet signin" aria-label={t('signIn')}>
      <h2>{t('signIn')}</h2>
      <Form refused={sending.refused} wrong={wrong} send={() => void go()}>
        <TextField
          name={field}
          label={t(kind === 'either' ? 'who' : kind === 'holder' ? 'number' : 'user')}
          hint={kind === 'staff' ? undefined : t(kind === 'either' ? 'whoHint' : 'numberHint')}
          value={who}
          say={setWho}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={40}
        />
        <PasswordField
          name="password"
          label={t(kind === 'holder' ? 'query' : 'password')}
          hint={kind === 'staff' ? undefined : t('queryHint')}
          value={password}
          say={setPassword}
          autoComplete="current-password"
          maxLength={64}
        />
        <Unknown of={sending} />
        <Button kind="primary" type="submit" block busy={sending.busy}>
          {t('go')}
        </Button>
      </Form>
      {kind !== 'staff' && (
        <p className="note">
          {t('forgot')}{t('forgotSay')}
        </p>
      )}
    </section>
  )
}
type Signed = { path?: string }
