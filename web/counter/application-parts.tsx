import type { ApplicationView } from '#shared/applications'
import { useLang } from '../i18n.ts'
import { Message } from '../ui/message.tsx'
import { Trail } from '../ui/trail.tsx'
import { day, joined } from '../ui/words.ts'

/** Why an application came back, reason by reason. (APP-07.d) */
export function CameBack({ title, application }: { title: string; application: Pick<ApplicationView, 'reasons'> }) {
  const lang = useLang()
  return (
    <Message tone="warn" title={title}>
      <ul>
        {application.reasons.map(reason => (
          <li key={reason.key}>{reason[lang]}</li>
        ))}
      </ul>
    </Message>
  )
}

/** Every step an application took and has ahead. (APP-10) */
export function StepsOf({ application }: { application: Pick<ApplicationView, 'steps'> }) {
  const lang = useLang()
  return <Trail stops={application.steps.map(step => ({ key: step.key, what: step.what[lang], how: step.how, when: joined(step.on && day(step.on), step.note?.[lang]) }))} />
}
