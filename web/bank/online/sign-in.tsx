import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { changeSeat, useMe, type Me } from '../../api/me.ts'
import { useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, PasswordField, SelectField, TextField, type Wrong } from '../../ui/form.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import type { Banks } from './shapes.ts'
import { text } from './text.ts'

type Demo = { customers?: readonly { bank: string; login: string; password: string; payment: string }[] }

/** A customer signs in to online banking of one of the banks. */
export default function SignIn() {
  const t = useText(text)
  const lang = useLang()
  const { from } = useSearch({ strict: false }) as { from?: string }
  const me = useMe().data
  const known = me && !isRefused(me) ? (me as Me & Banks) : null
  const demo = useRead<Demo>('/api/sandbox', { off: !known?.demo }).data
  const tries = demo && !isRefused(demo) ? demo.customers ?? [] : []
  const [chosen, choose] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const sending = useSend('/api/sign-in/holder')
  const bank = chosen || tries[0]?.bank || known?.banks?.[0]?.code || ''
  const go = async () => {
    const faults: Wrong = { ...login.trim() ? {} : { login: t('missing') }, ...password ? {} : { password: t('missing') } }
    setWrong(faults)
    if (Object.keys(faults).length) return
    const answer = await sending.send({ bank, login: login.trim(), password })
    if (!answer || isRefused(answer)) return
    await changeSeat()
    location.assign(from && /^\/(?![/\\])/.test(from) ? from : patterns.online.home)
  }
  return (
    <OnlineFrame title={t('title')} back={patterns.welcome} open>
      <h1>{t('signInTitle')}</h1>
      <p className="dim">{t('signInSay')}</p>
      <Form refused={sending.refused} wrong={wrong} send={() => void go()}>
        {known?.banks && <SelectField name="bank" label={t('bank')} value={bank} say={choose} options={known.banks.map(each => [each.code, each[lang]])} />}
        <TextField name="login" label={t('login')} value={login} say={setLogin} autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={40} />
        <PasswordField name="password" label={t('password')} value={password} say={setPassword} autoComplete="current-password" maxLength={64} />
        <Unknown of={sending} />
        <Button kind="bank" type="submit" size="large" block busy={sending.busy}>
          {t('signIn')}
        </Button>
      </Form>
      <p className="note">{t('forgot')}</p>
      {tries.filter(each => each.bank === bank).map(each => <p className="note" key={each.login}>{t('demoTry', each)}</p>)}
    </OnlineFrame>
  )
}
