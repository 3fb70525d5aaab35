import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, Tick, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { AgentFields, DocumentFields, emptyAgent, shownOf, wrongIn, type Agent, type Document } from './document-fields.tsx'
import { text } from './pin-text.ts'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'
import { isGuardian, useGuardians, WhoComes, type Comer } from './who-comes.tsx'

/** A session as the terminal's door answers it. */
export type SessionView = {
  id: string
  person: string
  card: string
  factors: readonly string[]
  shown: readonly string[]
  insuredRegion: string | null
  openedAt: string
  endsAt: string
}

type Business = 'pin-change' | 'pin-reset' | 'query-password' | 'activation'

/** The holder's original document, and an agent's beside it, shown once for the card in the reader. */
export function PapersForm({
  path,
  person,
  business,
  mayAgent,
  taken,
}: {
  path: string
  person: string
  business: Business
  /** Whether the pack lets an agent come for it: else nobody is asked. */
  mayAgent: boolean
  taken: (session: SessionView) => void
}) {
  const t = useText(text)
  const words = useText(counterText)
  const [document, setDocument] = useState<Document>(() => documentOf(person))
  const known = useState(document.number !== '')[0]
  const save = useSend<SessionView>(path, {
    done: session => {
      sawDocument(guardian?.person ?? person, document)
      taken(session)
    },
  })
  const { guardians } = useGuardians(person)
  const [comer, setComer] = useState<Comer>('self')
  const withAgent = comer === 'agent'
  const guardian = isGuardian(comer) ? comer : null
  const come = (next: Comer) => {
    setComer(next)
    setDocument(documentOf(isGuardian(next) ? next.person : person))
  }
  const [agent, setAgent] = useState<Agent>(emptyAgent)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = () => {
    const faults = wrongIn(document, withAgent ? agent : null, words)
    setWrong(faults)
    const shown = shownOf(document, withAgent ? agent : null)
    if (!Object.keys(faults).length) void save.send({ business, ...(guardian ? { guardian: guardian.id } : {}), ...shown, document: { ...shown.document, ...name.trim() ? { name: name.trim() } : {} } })
  }
  return (
    <Form refused={save.refused} wrong={wrong} send={send}>
      <Unknown of={save} />
      {guardians.length > 0 && <WhoComes mayAgent={false} guardians={guardians} comer={comer} say={come} />}
      {known && <p className="note">{t('papersKnown')}</p>}
      {business === 'pin-change' && <TextField name="document.name" label={t('docName')} hint={t('docNameHint')} value={name} say={setName} autoComplete="off" />}
      <DocumentFields value={document} say={setDocument} />
      {mayAgent && business !== 'query-password' && !guardian && (
        <Tick name="agent" checked={withAgent} say={on => come(on ? 'agent' : 'self')}>
          {t('agent')}
          <span className="note">{t('agentNote')}</span>
        </Tick>
      )}
      {withAgent && <AgentFields value={agent} say={setAgent} />}
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={save.busy}>
          {t('checked')}
        </Button>
      </div>
    </Form>
  )
}
