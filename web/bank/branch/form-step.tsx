import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, TextField, type Wrong } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import type { FormSheet, Visit } from './shapes.ts'
import { Signature } from './signature.tsx'
import { text } from './text.ts'

/** The application form: read by the holder, signed, printable. */
export function FormStep({ visit }: { visit: Visit }) {
  const form = useRead<FormSheet>(`/api/branch/visits/${visit.visit}/form`)
  return <Asked of={form} rows={6}>{sheet => <Sheet visit={visit} sheet={sheet} />}</Asked>
}

function Sheet({ visit, sheet }: { visit: Visit; sheet: FormSheet }) {
  const t = useText(text)
  const [phone, setPhone] = useState('')
  const [signature, setSignature] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const [unsigned, setUnsigned] = useState(false)
  const send = useSend(`/api/branch/visits/${visit.visit}/form`, { forget: ['/api/branch/visits'] })
  const submit = () => {
    const bad = sheet.phone === null && !/^1\d{10}$/.test(phone.trim())
    setWrong(bad ? { phone: t('phoneBad') } : {})
    setUnsigned(!signature)
    if (!bad && signature) void send.send({ signature, phone: sheet.phone === null ? phone.trim() : null })
  }
  const lines = [['fName', sheet.name], ['fId', sheet.idNumber], ['fSocial', sheet.social ?? '—'], ['fCard', sheet.card], ['fBank', sheet.bank], ['fBranch', sheet.branch], ['fLine', sheet.line], ...(sheet.phone ? ([['fPhone', sheet.phone]] as const) : [])] as const
  return (
    <Form refused={send.refused} wrong={wrong} send={submit}>
      <div className="formsheet">
        <h4>{t('actTitle')}</h4>
        <dl className="kv">
          {lines.map(([word, value]) => (
            <div key={word} className="line">
              <dt>{t(word)}</dt>
              <dd className={/^\d/.test(value) ? 'num' : ''}>{value}</dd>
            </div>
          ))}
        </dl>
        <Signature say={setSignature} />
      </div>
      {sheet.phone === null && <TextField name="phone" label={t('fPhone')} hint={t('fPhoneHint')} value={phone} say={setPhone} inputMode="tel" maxLength={11} />}
      {unsigned && !signature && <Message tone="bad" title={t('signMissing')} />}
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={send.busy}>
          {t('signDo')}
        </Button>
        <Button onClick={() => print()}>{t('print')}</Button>
      </div>
    </Form>
  )
}
