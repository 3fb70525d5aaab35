import { useEffect } from 'react'
import { nextOf, sizeOf, type BatchRow } from '#shared/production'
import { useMay } from '../api/me.ts'
import { useForget } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text } from './text.ts'

type Did = { written?: number; stuck?: number; passed?: number; failed?: number; sent?: number; places?: number }
const waiting = { personalise: 'ordered', check: 'personalised', deliver: 'passed' } as const

/** The next step of a batch as one button; while it runs the counts are read every second, so that the bar moves. */
export function StepButton({ batch, large }: { batch: BatchRow; large?: boolean }) {
  const t = useText(text)
  const next = nextOf(batch.counts)
  const may = useMay('production.run')
  const forget = useForget()
  const step = useSend<Did>(`/api/production/batches/${batch.id}/${next}`, { forget: ['/api/production'] })
  useEffect(() => {
    if (!step.busy) return
    const timer = setInterval(() => forget('/api/production/batches'), 1000)
    return () => clearInterval(timer)
  }, [step.busy, forget])
  const left = next ? batch.counts[waiting[next]] : 0
  const of = sizeOf(batch.counts)
  return (
    <div className="stack stepdo">
      {may && next && <Button {...(large ? { size: 'large' as const, kind: 'primary' as const } : { size: 'dense' as const })} busy={step.busy} onClick={() => { step.reset(); void step.send({}) }}>
        {step.busy ? t(`working_${next}`, { done: count(of - left), of: count(of) }) : t(`do_${next}`, { n: count(left) })}</Button>}
      {large && step.busy && <p className="note">{t('workingSay')}</p>}
      <Refusal of={step.refused} /><Unknown of={step} />
      {large && step.done && <Message tone={step.done.failed || step.done.stuck ? 'warn' : 'ok'} title={said(step.done, t)} />}
    </div>
  )
}

function said(did: Did, t: ReturnType<typeof useText<(typeof text)['zh']>>): string {
  if (did.sent !== undefined) return t('did_deliver', { sent: count(did.sent), places: did.places ?? 0 })
  if (did.passed !== undefined) return t(did.failed ? 'did_checkFailed' : 'did_check', { passed: count(did.passed), failed: count(did.failed ?? 0) })
  return t(did.stuck ? 'did_stuck' : 'did_personalise', { written: count(did.written ?? 0), stuck: count(did.stuck ?? 0) })
}
