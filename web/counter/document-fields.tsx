import { documents, type DocumentKind } from '#shared/holders'
import { useLang, useText, type T } from '../i18n.ts'
import { SelectField, TextField, Tick, type Wrong } from '../ui/form.tsx'
import { text } from './text.ts'

export type Document = { kind: string; number: string; validUntil: string; longTerm: boolean; same: boolean }
export type Agent = { name: string; number: string; relation: string; validUntil: string; longTerm: boolean }
export const emptyDocument: Document = { kind: 'resident-card', number: '', validUntil: '', longTerm: false, same: false }
export const emptyAgent: Agent = { name: '', number: '', relation: '配偶', validUntil: '', longTerm: false }

/** Until when a document holds: a day, or for good. */
function Validity<Of extends { validUntil: string; longTerm: boolean }>({ name, tick, value, say }: { name: string; tick: string; value: Of; say: (next: Of) => void }) {
  const t = useText(text)
  return (
    <>
      <TextField name={name} label={t('validTo')} hint={t('validHint')} value={value.longTerm ? '' : value.validUntil} disabled={value.longTerm} say={validUntil => say({ ...value, validUntil })} />
      <div className="beside">
        <Tick name={tick} checked={value.longTerm} say={longTerm => say({ ...value, longTerm })}>
          {t('longTerm')}
        </Tick>
      </div>
    </>
  )
}

/** The original document in the clerk's hand. */
export function DocumentFields({ value, say }: { value: Document; say: (next: Document) => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <div className="cols2">
        <SelectField
          name="document.kind"
          label={t('kind')}
          value={value.kind}
          say={kind => say({ ...value, kind })}
          options={(Object.keys(documents) as DocumentKind[]).map(kind => [kind, documents[kind][lang]] as const)}
        />
        <TextField name="document.number" label={t('docNumber')} value={value.number} say={number => say({ ...value, number })} />
        <Validity name="document.validUntil" tick="longTerm" value={value} say={say} />
      </div>
      <Tick name="same" checked={value.same} say={same => say({ ...value, same })}>
        {t('samePerson')}
      </Tick>
    </>
  )
}

/** The agent's own document. */
export function AgentFields({ value, say }: { value: Agent; say: (next: Agent) => void }) {
  const t = useText(text)
  const relations = [
    ['配偶', t('spouse')],
    ['父母', t('parent')],
    ['子女', t('child')],
    ['其他', t('other')],
  ] as const
  return (
    <div className="cols2">
      <TextField name="agent.name" label={t('agentName')} value={value.name} say={name => say({ ...value, name })} />
      <SelectField
        name="agent.relation"
        label={t('relation')}
        value={value.relation}
        say={relation => say({ ...value, relation })}
        options={relations}
      />
      <TextField name="agent.number" label={t('docNumber')} value={value.number} say={number => say({ ...value, number })} />
      <Validity name="agent.validUntil" tick="agentLong" value={value} say={say} />
    </div>
  )
}

/** What is missing before it can be sent, by field. */
export function wrongIn(document: Document, agent: Agent | null, t: T<(typeof text)['zh']>): Wrong {
  const dated = (value: { validUntil: string; longTerm: boolean }) => value.longTerm || /^\d{4}-\d{2}-\d{2}$/.test(value.validUntil)
  return {
    ...(document.number.trim() ? {} : { 'document.number': t('needNumber') }),
    ...(dated(document) ? {} : { 'document.validUntil': t('needValid') }),
    ...(document.same ? {} : { same: t('notSame') }),
    ...(agent && !agent.name.trim() ? { 'agent.name': t('needName') } : {}),
    ...(agent && !agent.number.trim() ? { 'agent.number': t('needNumber') } : {}),
    ...(agent && !dated(agent) ? { 'agent.validUntil': t('needValid') } : {}),
  }
}

/** The body the server takes. */
export function shownOf(document: Document, agent: Agent | null) {
  const until = (value: { validUntil: string; longTerm: boolean }) => (value.longTerm ? 'long-term' : value.validUntil)
  return {
    document: { kind: document.kind, number: document.number.trim(), validUntil: until(document) },
    ...(agent ? { agent: { name: agent.name.trim(), number: agent.number.trim(), relation: agent.relation, validUntil: until(agent) } } : {}),
  }
}
