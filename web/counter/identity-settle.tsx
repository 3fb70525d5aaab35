import { useState } from 'react'
import type { CaseView, Compared } from '#shared/identity'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { DocumentFields, shownOf, wrongIn, type Document } from './document-fields.tsx'
import { IdentityDone } from './identity-done.tsx'
import { text } from './identity-text.ts'
import { IdentityVerdict } from './identity-verdict.tsx'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

type State = 'mended' | 'card-wrong' | 'agree'
type Own = { name: string; sex: string; birth: string }

/** 核对: the original document first, laid beside card and record; then who is wrong, and the end of the case. */
export function IdentitySettle({ view, compared, say }: { view: CaseView; compared: Compared | null; say: (next: Compared | null) => void }) {
  const t = useText(text)
  const words = useText(counterText)
  const [document, setDocument] = useState<Document>(() => documentOf(view.person))
  const [own, setOwn] = useState<Own>({ name: '', sex: view.record.sex ?? '1', birth: view.record.birth ?? '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const [state, setState] = useState<State | null>(null)
  const resident = view.category === 'resident'
  const shown = { document: { ...shownOf(document, null).document, name: own.name.trim(), ...(resident ? {} : { sex: own.sex, birth: own.birth }) } }
  const compare = useSend<Compared>(`/api/identity/people/${view.person}/cases/${view.id}/compare`, {
    done: answer => {
      sawDocument(view.person, document)
      say(answer)
    },
  })
  const check = () => {
    const faults = { ...(own.name.trim() ? {} : { 'document.name': t('needName') }), ...wrongIn(document, null, words) }
    setWrong(faults)
    if (!Object.keys(faults).length) void compare.send(shown)
  }
  const steps = [
    { key: 'document', name: t('stepDocument'), found: compared ? compared.document.name : undefined },
    { key: 'verdict', name: t('stepVerdict') },
    { key: 'done', name: t('stepDone') },
  ]
  const at = state ? 2 : compared ? 1 : 0
  return (
    <TaskFrame title={t('task')} steps={steps} at={at} ask={state ? t(`done_${state}`) : compared ? t(`ask_${compared.verdict}`) : t('documentAsk')}>
      {state ? (
        <IdentityDone person={view.person} state={state} />
      ) : compared ? (
        <IdentityVerdict view={view} compared={compared} shown={shown} again={() => say(null)} settled={setState} />
      ) : (
        <Form refused={compare.refused} wrong={wrong} send={check}>
          <TextField name="document.name" label={t('name')} value={own.name} say={name => setOwn({ ...own, name })} autoComplete="off" />
          {!resident && (
            <div className="cols2">
              <SelectField name="document.sex" label={t('sex')} value={own.sex} say={sex => setOwn({ ...own, sex })} options={[['1', t('male')], ['2', t('female')]]} />
              <TextField name="document.birth" label={t('birth')} hint={t('birthHint')} value={own.birth} say={birth => setOwn({ ...own, birth })} />
            </div>
          )}
          <DocumentFields value={document} say={setDocument} />
          <Unknown of={compare} />
          <div className="row foot">
            <Button kind="primary" size="large" type="submit" busy={compare.busy}>
              {t('compare')}
            </Button>
          </div>
        </Form>
      )}
    </TaskFrame>
  )
}
