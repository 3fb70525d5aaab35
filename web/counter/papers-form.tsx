import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, Tick } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './pin-text.ts'

/** A session as the terminal's door answers it. */
export type SessionView = { id: string; person: string; card: string; factors: readonly string[]; shown: readonly string[]; insuredRegion: string | null; openedAt: string; endsAt: string }
const kinds = [['resident-card', '居民身份证'], ['temporary-card', '临时身份证'], ['passport', '护照'], ['permanent-residence', '外国人永久居留身份证'], ['hmt-residence', '港澳台居民居住证'], ['household-register', '户口簿']] as const

/** The holder's original document, and an agent's beside it, shown once for the card in the reader. */
export function PapersForm({ path, business, taken }: { path: string; business: 'pin-change' | 'pin-reset' | 'query-password'; taken: (session: SessionView) => void }) {
  const t = useText(text)
  const save = useSend<SessionView>(path, { done: taken })
  const [kind, setKind] = useState('resident-card')
  const [number, setNumber] = useState('')
  const [until, setUntil] = useState('')
  const [long, setLong] = useState(false)
  const [withAgent, setWithAgent] = useState(false)
  const [agent, setAgent] = useState({ name: '', number: '', relation: '', validUntil: '' })
  const say = (key: keyof typeof agent) => (value: string) => setAgent(old => ({ ...old, [key]: value }))
  const send = () => void save.send({ business, document: { kind, number: number.trim(), validUntil: long ? 'long-term' : until || null }, ...(withAgent ? { agent } : {}) })
  return (
    <Form refused={save.refused} send={send}>
      <Unknown of={save} />
      <SelectField name="document.kind" label={t('kind')} value={kind} say={setKind} options={kinds} />
      <TextField name="document.number" label={t('number')} value={number} say={setNumber} />
      <TextField name="document.validUntil" label={t('until')} type="date" value={long ? '' : until} say={setUntil} disabled={long} />
      <Tick name="long" checked={long} say={setLong}>{t('longTerm')}</Tick>
      {business !== 'query-password' && <Tick name="agent" checked={withAgent} say={setWithAgent}>{t('agent')}<span className="note">{t('agentNote')}</span></Tick>}
      {withAgent && <>
        <TextField name="agent.name" label={t('agentName')} value={agent.name} say={say('name')} />
        <TextField name="agent.number" label={t('agentNumber')} value={agent.number} say={say('number')} />
        <TextField name="agent.relation" label={t('relation')} value={agent.relation} say={say('relation')} />
        <TextField name="agent.validUntil" label={t('agentUntil')} type="date" value={agent.validUntil} say={say('validUntil')} />
      </>}
      <div className="row"><Button kind="primary" type="submit" busy={save.busy}>{t('checked')}</Button></div>
    </Form>
  )
}
