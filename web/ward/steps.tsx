import { leftWays, type DeskStep } from '#shared/care'
import type { VisitView } from '#shared/settlement'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { text } from './text.ts'
import { Unknown } from '../ui/unknown.tsx'

/** What can be done with a visit: the one next step as the primary button, the others beside it, each with what is before it. (MED-02) */
export function Steps({ of, doing, take }: { of: VisitView; doing: DeskStep | null; take: (step: DeskStep) => void }) {
  const t = useText(text)
  const lang = useLang()
  const others = of.steps.filter(each => each.step !== of.next && !(each.step === 'undo discharge' && of.state === 'open') && !(each.step === 'discharge' && of.state === 'left') && !(each.step === 'settle midway' && of.state === 'left'))
  if (of.state === 'void') return null
  return (
    <section className="sheet padded stack visit-steps" aria-label={t('next')}>
      {of.next && <Button kind="primary" size="large" aria-pressed={doing === of.next} onClick={() => take(of.next!)}>{t(`step.${of.next}`)}</Button>}
      <div className="row">{others.map(({ step, why }) => <Button key={step} why={why?.[lang]} onClick={() => take(step)}>{t(step === 'record' && of.medType !== null ? 'changeFacts' : `step.${step}`)}</Button>)}</div>
    </section>
  )
}

/** 办出院: how, and from which department. */
export function Discharge({ of, leave }: { of: VisitView; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [way, setWay] = useState('1')
  const [dept, setDept] = useState(of.dept)
  const [bad, setBad] = useState(false)
  const send = useSend(`/api/till/visits/${of.id}/discharge`, { forget: ['/api/till/visits'], done: leave })
  return (
    <section className="sheet padded stack">
      <h2>{t('step.discharge')}</h2>
      <p className="dim">{t('dischargeSay')}</p>
      <Form refused={send.refused} wrong={bad ? { dept: t('missing', { what: t('dept') }) } : {}} send={() => { setBad(!dept.trim()); if (dept.trim()) void send.send({ way, dept }) }}>
        <div className="cols2">
          <SelectField name="way" label={t('way')} value={way} say={setWay} options={leftWays.map(([code, word]) => [code, word[lang]] as const)} />
          <TextField name="dept" label={t('dept')} value={dept} say={setDept} maxLength={50} />
        </div>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('dischargeDo')}</Button><Button onClick={leave}>{t('notNow')}</Button></div>
      </Form>
    </section>
  )
}

/** A step back that takes one press more: a discharge undone, a registration cancelled. */
export function Undo({ of, step, leave }: { of: VisitView; step: 'undo discharge' | 'cancel'; leave: () => void }) {
  const t = useText(text)
  const send = useSend(`/api/till/visits/${of.id}/${step === 'cancel' ? 'cancel' : 'undo-discharge'}`, { forget: ['/api/till/visits'], done: leave })
  return (
    <section className="sheet padded stack">
      <h2>{t(step === 'cancel' ? 'cancelAsk' : 'step.undo discharge')}</h2>
      <Form refused={send.refused} send={() => void send.send({})}>
        <Unknown of={send} />
        <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t(step === 'cancel' ? 'cancelDo' : 'undoDischargeDo')}</Button><Button onClick={leave}>{t('notNow')}</Button></div>
      </Form>
    </section>
  )
}
