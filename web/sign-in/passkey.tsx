import { useState } from 'react'
import { call, isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { text } from './text.ts'

type Ended = { refused: Refused } | { broken: true } | { done: true }
/** One ceremony: the server's question, the authenticator's answer, the server's word on it. */
async function ceremony(kind: 'register' | 'prove'): Promise<Ended> {
  const [ask, tell] = kind === 'register' ? ['begin', 'keep'] : ['ask', 'prove']
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  const question = await call<never>('POST', `/api/passkey/${ask}`, {})
  if (isRefused(question)) return { refused: question }
  const answer = kind === 'register' ? await startRegistration({ optionsJSON: question }) : await startAuthentication({ optionsJSON: question })
  const said = await call('POST', `/api/passkey/${tell}`, answer)
  return isRefused(said) ? { refused: said } : { done: true }
}

/** The member's passkey: registered once, proven in each session before what shows whole numbers or moves money. */
export function Passkey({ proven }: { proven: boolean }) {
  const t = useText(text)
  const forget = useForget()
  const [busy, setBusy] = useState<'register' | 'prove' | null>(null)
  const [ended, setEnded] = useState<Ended | null>(null)
  const run = async (kind: 'register' | 'prove') => {
    setBusy(kind)
    setEnded(null)
    const end = await ceremony(kind).catch((): Ended => ({ broken: true }))
    setBusy(null)
    setEnded(end)
    if ('done' in end) forget('/api/me')
  }
  return (
    <section className="sheet signin" aria-label={t('passkey')}>
      <h2>{t('passkey')}</h2>
      <p className="dim">{t('passkeySay')}</p>
      {proven ? <Message tone="ok" title={t('passkeyProven')} /> : null}
      {ended && 'refused' in ended ? (
        <Refusal of={ended.refused.refused === 'passkey-needed' ? { ...ended.refused, refused: 'prove-first' } : ended.refused} />
      ) : null}
      {ended && 'broken' in ended ? (
        <Message tone="bad" title={t('passkeyBroken')}>
          <span>{t('passkeyBrokenSay')}</span>
        </Message>
      ) : null}
      <div className="row">
        {!proven && (
          <Button kind="primary" busy={busy === 'prove'} onClick={() => void run('prove')}>
            {t('prove')}
          </Button>
        )}
        <Button busy={busy === 'register'} onClick={() => void run('register')}>
          {t('register')}
        </Button>
      </div>
    </section>
  )
}
