import { periodOf, type ReceiptView } from '#shared/contributions'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { TaskPage, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups } from '../ui/words.ts'
import { facts } from './dues-parts.tsx'
import { text } from './verify-text.ts'
import './resident.css'

/** 核验缴费凭证: whoever holds a receipt has what it says confirmed by its number and code, without signing in; of the payer no more than a mask. (INS-02.a) */
export default function Verify() {
  const t = useText(text)
  const check = useSend<ReceiptView>('/api/receipts/verify')
  useTitle(t('title'))
  return <ResidentShell title={t('title')} back={patterns.resident.help}>{check.done ? <Real of={check.done} another={check.reset} /> : <Ask check={check} />}</ResidentShell>
}

function Ask({ check }: { check: ReturnType<typeof useSend<ReceiptView>> }) {
  const t = useText(text)
  const [given, set] = useState({ number: '', code: '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const go = () => {
    const [reference, code] = [given.number, given.code].map(typed => typed.replace(/[\s-]/g, '').toUpperCase()) as [string, string]
    setWrong({ ...reference ? {} : { reference: t('numberMissing') }, ...code ? {} : { code: t('codeMissing') } })
    if (reference && code) void check.send({ reference, code })
  }
  return (
    <TaskPage title={t('ask')}>
      <p className="dim">{t('say')}</p>
      <Form refused={check.refused} wrong={wrong} send={go}>
        <TextField name="reference" label={t('number')} hint={t('numberHint')} value={given.number} say={number => set({ ...given, number })} maxLength={40} inputMode="numeric" autoComplete="off" />
        <TextField name="code" label={t('code')} hint={t('codeHint')} value={given.code} say={code => set({ ...given, code })} maxLength={24} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <Unknown of={check} />
        <Button kind="primary" type="submit" block busy={check.busy}>{t('do')}</Button>
      </Form>
    </TaskPage>
  )
}

function Real({ of, another }: { of: ReceiptView; another: () => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <h1>{t('real')}</h1>
      <Message tone="ok" title={t('realSay')} />
      <section className="sheet padded">
        {facts([
          [t('number'), <span key="number" className="num">{groups(of.reference)}</span>], [t('payer'), of.payer], [t('scheme'), of.scheme[lang]], [t('region'), of.region[lang]], [t('period'), periodOf(of.period)],
          [t('amount'), <b key="amount"><Money fen={of.amount} /></b>], [t('paidOn'), day(of.paidOn)], [t('how'), of.how[lang]],
        ])}
      </section>
      <Button block onClick={another}>{t('another')}</Button>
    </>
  )
}
