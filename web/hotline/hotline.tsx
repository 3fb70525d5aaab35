import { useState } from 'react'
import type { Begun, CallView, Factor } from '#shared/hotline'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Shell } from '../ui/shell.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Told } from './told.tsx'
import { text } from './text.ts'

/** 12333: who is calling, what proves it, then what is told and done; nothing of a call outlives the page. (LOSS-02, HOLD-09, APP-10) */
export default function Hotline() {
  const t = useText(text)
  const [begun, begin] = useState<Begun | null>(null)
  const [view, tell] = useState<CallView | null>(null)
  const end = useSend(`/api/hotline/calls/${begun?.call}/end`)
  const over = () => { begin(null); tell(null); end.reset() }
  const hangUp = () => void end.send().then(over)
  return (
    <Shell place={t('place')} rail={[]}>
      {!begun ? <Who begun={begin} /> : view ? <Told key={begun.call} view={view} tell={tell} hangUp={hangUp} /> : <Ask key={begun.call} begun={begun} tell={tell} hangUp={hangUp} over={over} />}
    </Shell>
  )
}

function Who({ begun }: { begun: (call: Begun) => void }) {
  const t = useText(text)
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<Begun>('/api/hotline/calls', { done: begun })
  const go = () => {
    const faults = { ...(name.trim() ? {} : { name: t('nameMissing') }), ...(number.trim() ? {} : { number: t('numberMissing') }) }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ name: name.trim(), number: number.trim() })
  }
  useTitle(t('whoTitle'))
  return (
    <>
      <Headline title={t('whoTitle')} say={t('whoSay')} />
      <section className="sheet padded stack">
        <Form refused={send.refused} wrong={wrong} send={go}>
          <div className="cols2">
            <TextField name="name" label={t('name')} hint={t('nameHint')} value={name} say={setName} maxLength={60} autoComplete="off" autoFocus />
            <TextField name="number" label={t('number')} hint={t('numberHint')} value={number} say={setNumber} maxLength={30} autoComplete="off" />
          </div>
          <Unknown of={send} />
          <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('next')}</Button></div>
        </Form>
      </section>
    </>
  )
}

function Ask({ begun, tell, hangUp, over }: { begun: Begun; tell: (view: CallView) => void; hangUp: () => void; over: () => void }) {
  const t = useText(text)
  const [answers, set] = useState<Partial<Record<Factor, string>>>({})
  const [wrong, setWrong] = useState<Wrong>({})
  const code = useSend<{ minutes: number }>(`/api/hotline/calls/${begun.call}/code`)
  const prove = useSend<CallView>(`/api/hotline/calls/${begun.call}/prove`, { done: tell })
  const given = begun.factors.flatMap(factor => { const answer = answers[factor]?.trim(); return answer ? [{ factor, answer }] : [] })
  const go = () => {
    const few = given.length < begun.needed
    setWrong(few ? { [begun.factors.find(factor => !answers[factor]?.trim()) ?? '']: t('fewer', { n: begun.needed }) } : {})
    if (!few) void prove.send({ answers: given })
  }
  const ended = prove.refused?.refused === 'call-over' || prove.refused?.refused === 'caller-slow' || (prove.refused?.refused === 'answers-wrong' && prove.refused.facts['left'] === 0)
  const title = t(ended ? 'over' : 'askTitle')
  useTitle(title)
  if (ended) return <><Headline title={title} say={t('overSay')} /><div className="row"><Button kind="primary" size="large" onClick={over}>{t('again')}</Button></div></>
  return (
    <>
      <Headline title={title} say={t('askSay', { n: begun.needed })} />
      <section className="sheet padded stack">
        <Form refused={prove.refused ?? code.refused} wrong={wrong} send={go}>
          {begun.factors.includes('code') && <div className="row"><Button busy={code.busy} onClick={() => void code.send()}>{t('codeSend')}</Button></div>}
          {code.done && <Message tone="info" title={t('codeSent', { n: code.done.minutes })} />}
          <div className="cols2">
            {begun.factors.map(factor => (
              <TextField key={factor} name={factor} label={t(factor)} hint={t(`${factor}Hint`)} optional value={answers[factor] ?? ''} say={answer => set(old => ({ ...old, [factor]: answer }))} maxLength={40} autoComplete="off" inputMode={factor === 'card' ? 'text' : 'numeric'} />
            ))}
          </div>
          <Unknown of={prove} />
          <div className="row"><Button kind="primary" size="large" type="submit" busy={prove.busy}>{t('check')}</Button><Button size="large" onClick={hangUp}>{t('stop')}</Button></div>
        </Form>
      </section>
    </>
  )
}
