import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useText } from '../../i18n.ts'
import { to } from '../../paths.ts'
import { useGo } from '../../ui/address.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Message } from '../../ui/message.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { TaskFrame } from '../../ui/task.tsx'
import { BankFrame } from '../frame.tsx'
import { patterns } from '../paths.ts'
import { ReaderSide } from '../reader-side.tsx'
import { BindStep } from './bind-step.tsx'
import { BiometricStep, CodeStep, CopyStep } from './proof-steps.tsx'
import { EndStep } from './end-step.tsx'
import { FormStep } from './form-step.tsx'
import { OnlineStep } from './online-step.tsx'
import type { Step, Visit } from './shapes.ts'
import { text } from './text.ts'

/** 激活金融账户: one visit, one question at a time; the steps are those the policy asks of this bank. (ACT-05, ACT-06, ACT-10) */
export default function ActivatePage() {
  const { visit } = useParams({ strict: false }) as { visit: string }
  const seen = useRead<Visit>(`/api/branch/visits/${visit}`, { every: 15_000 })
  const t = useText(text)
  useTitle(t('actTitle'))
  return (
    <BankFrame place="branch" side={<ReaderSide />}>
      <Asked of={seen} rows={6}>
        {answer => <Guided of={answer} />}
      </Asked>
      {seen.data && 'refused' in seen.data && (
        <div className="row">
          <h1 className="sr">{t('notFound')}</h1>
          <LinkButton to={patterns.branch.home}>{t('backToServe')}</LinkButton>
        </div>
      )}
    </BankFrame>
  )
}

type At = Step | 'bind' | 'online' | 'end'
const names: Record<Step, readonly ['sCopy' | 'sForm' | 'sCode' | 'sBiometric', 'kept' | 'signed' | 'confirmed' | 'enrolled']> = { copy: ['sCopy', 'kept'], form: ['sForm', 'signed'], code: ['sCode', 'confirmed'], biometric: ['sBiometric', 'enrolled'] }

function Guided({ of }: { of: Visit }) {
  const t = useText(text)
  const go = useGo()
  const { activation } = of
  const back = to(patterns.branch.visit, { visit: of.visit })
  const stop = of.comes === 'agent' ? t('agentNo') : !activation.here ? t('placeOther') : of.card.active && !activation.bound ? t('already') : null
  if (stop)
    return (
      <>
        <Headline title={t('actTitle')} back={{ to: back, word: of.person.name }} />
        <Message tone="warn" title={stop} />
      </>
    )
  const asked = activation.steps
  const bound = activation.bound !== null
  const next: At = bound ? (activation.online ? 'end' : 'online') : (asked.find(step => !activation.done[step]) ?? 'bind')
  const steps = [
    { key: 'card', name: t('sCard'), found: t('seen') },
    ...asked.map(step => ({ key: step, name: t(names[step][0]), ...(activation.done[step] ? { found: t(names[step][1]) } : {}) })),
    { key: 'bind', name: t('sBind'), ...(bound ? { found: t('bound') } : {}) },
    { key: 'online', name: t('sOnline'), ...(activation.online ? { found: t(activation.online) } : {}) },
    { key: 'end', name: t('sEnd') },
  ]
  const parts: Record<At, readonly [ask: string, part: ReactNode]> = {
    copy: [t('aCopy'), <CopyStep visit={of} />], form: [t('aForm'), <FormStep visit={of} />], code: [t('aCode'), <CodeStep visit={of} />], biometric: [t('aBiometric'), <BiometricStep visit={of} />],
    bind: [t('aBind'), <BindStep visit={of} />], online: [t('aOnline'), <OnlineStep visit={of} />], end: [t('aEnd'), <EndStep visit={of} />],
  }
  return (
    <>
      <Headline title={`${t('actTitle')} ${of.person.name}`} />
      <TaskFrame title={t('actTitle')} steps={steps} at={steps.findIndex(({ key }) => key === next)} ask={parts[next][0]} {...(bound ? {} : { park: () => go(back) })}>
        {parts[next][1]}
      </TaskFrame>
    </>
  )
}
