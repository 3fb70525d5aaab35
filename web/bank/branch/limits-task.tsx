import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, TextField, type Wrong } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, yuan } from '../../ui/words.ts'
import type { Limits, Visit } from './shapes.ts'
import { text } from './text.ts'

/** 限额: the holder's own, by channel, none above the bank's. */
export function LimitsTask({ visit }: { visit: Visit }) {
  const path = `/api/branch/visits/${visit.visit}/limits`
  const limits = useRead<Limits>(path)
  return (
    <section className="sheet padded">
      <Asked of={limits} rows={4}>
        {answer => <Lines path={path} of={answer} />}
      </Asked>
    </section>
  )
}

function Lines({ path, of }: { path: string; of: Limits }) {
  const t = useText(text)
  const [typed, setTyped] = useState<Record<string, string>>(Object.fromEntries(of.rows.flatMap(row => [[`${row.channel}single`, yuan(row.single)], [`${row.channel}daily`, yuan(row.daily)], [`${row.channel}times`, String(row.times)]])))
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<Limits>(path, { forget: [path] })
  const money = (name: string) => fenOf((typed[name] ?? '').replaceAll(',', ''))
  const submit = () => {
    const bad = Object.keys(typed).filter(name => (name.endsWith('times') ? !/^\d{1,4}$/.test(typed[name]!) : money(name) === null))
    setWrong(Object.fromEntries(bad.map(name => [name, t('limitBad')])))
    if (bad.length) return
    void send.send({ limits: Object.fromEntries(of.rows.map(({ channel }) => [channel, { single: money(`${channel}single`), daily: money(`${channel}daily`), times: Number(typed[`${channel}times`]) }])) })
  }
  const field = (name: string, label: string) => <TextField name={name} label={label} value={typed[name] ?? ''} say={value => setTyped({ ...typed, [name]: value })} inputMode="decimal" maxLength={14} />
  return (
    <Form refused={send.refused} wrong={wrong} send={submit}>
      {send.done && <Message tone="ok" title={t('limitSaved')} />}
      {of.rows.map(({ channel, most }) => (
        <fieldset key={channel} className="plainset">
          <legend>{t(channel)}</legend>
          <div className="cols3">
            {field(`${channel}single`, t('limitSingle'))}
            {field(`${channel}daily`, t('limitDaily'))}
            {field(`${channel}times`, t('limitTimes'))}
          </div>
          <p className="note">{t('limitMost', { single: yuan(most.single), daily: yuan(most.daily), times: most.times })}</p>
        </fieldset>
      ))}
      <Unknown of={send} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.busy}>
          {t('limitSave')}
        </Button>
      </div>
    </Form>
  )
}
