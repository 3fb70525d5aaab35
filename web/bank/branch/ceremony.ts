import { call, isRefused, type Refused } from '../../api/call.ts'

export type Ended = { refused: Refused } | { broken: true } | { done: true }
/** One ceremony at the terminal: the bank's question, the authenticator's answer, the bank's word on it. */
export async function ceremony(base: string, kind: 'enrol' | 'prove'): Promise<Ended> {
  const [ask, tell] = kind === 'enrol' ? ['begin', 'keep'] : ['ask', 'prove']
  try {
    const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
    const question = await call<never>('POST', `${base}/face/${ask}`, {})
    if (isRefused(question)) return { refused: question }
    const response = kind === 'enrol' ? await startRegistration({ optionsJSON: question }) : await startAuthentication({ optionsJSON: question })
    const said = await call('POST', `${base}/face/${tell}`, { response })
    return isRefused(said) ? { refused: said } : { done: true }
  } catch { return { broken: true } }
}
