import { useState } from 'react'
import { reasonKeys, reasons } from '#shared/insurance'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, type Wrong } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './insured-text.ts'

/** 停保, 续保, 终止 of one record, each asked once with its reason. `path` takes it; `forget` is read again. */
export function ChangeState({ state, version, path, forget }: { state: '1' | '2' | '4'; version: number; path: string; forget: string }) {
  const t = useText(text)
  const lang = useLang()
  const [asking, ask] = useState<'2' | '4' | null>(null)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(path, { forget: [forget], done: () => ask(null) })
  if (state === '4') return null
  const go = () => {
    setWrong(reason ? {} : { reason: t('reasonMissing') })
    if (reason) void send.send({ state: asking, version, reason })
  }
  if (!asking) return (
    <div className="stack">
      <Refusal of={send.refused} />
      <Unknown of={send} />
      <div className="row">
        {state === '1' ? <Button size="dense" onClick={() => ask('2')}>{t('pause')}</Button> : <Button size="dense" busy={send.busy} onClick={() => void send.send({ state: '1', version })}>{t('resume')}</Button>}
        <Button size="dense" onClick={() => ask('4')}>{t('end')}</Button>
      </div>
    </div>
  )
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <SelectField name="reason" label={t(asking === '2' ? 'pauseAsk' : 'endAsk')} value={reason} say={setReason} options={[['', t('choose')] as const, ...reasonKeys.map(each => [each, reasons[each][lang]] as const)]} />
      <Unknown of={send} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.busy}>{t(asking === '2' ? 'doPause' : 'doEnd')}</Button>
        <Button onClick={() => ask(null)}>{t('keep')}</Button>
      </div>
    </Form>
  )
}
