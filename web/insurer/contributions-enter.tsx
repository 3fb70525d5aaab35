import type { DueView } from '#shared/contributions'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf } from '../ui/words.ts'
import { text } from './contributions-text.ts'

export type Place = { code: string; zh: string; en: string }

/** A due by the number a payer shows. */
export function Find({ open }: { open: (row: { bucket: number; id: string }) => void }) {
  const t = useText(text)
  const [reference, set] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<DueView>('/api/contributions/find', { done: open })
  const go = () => { setWrong(reference.trim().length > 3 ? {} : { reference: t('bad') }); if (reference.trim().length > 3) void send.send({ reference: reference.trim() }) }
  return (
    <section className="sheet padded stack">
      <h2>{t('find')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="reference" label={t('number')} value={reference} say={set} maxLength={40} inputMode="numeric" />
        <Unknown of={send} />
        <div className="row"><Button type="submit" busy={send.busy}>{t('doFind')}</Button></div>
      </Form>
    </section>
  )
}

const words = { paid: 'paid', held: 'heldWord', stray: 'strayWord' } as const
/** 记来款: a line of a bank's statement, or the slip of a POS, once by the bank's own number. (INS-02.a) */
export function Enter({ banks, today }: { banks: readonly Place[]; today: string }) {
  const t = useText(text)
  const lang = useLang()
  const [given, set] = useState({ channel: 'transfer', bank: banks[0]?.code ?? '', number: '', reference: '', amount: '', paidOn: today })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ taken: keyof typeof words }>('/api/contributions/payments', { forget: ['/api/contributions'] })
  const put = (name: keyof typeof given) => (value: string) => set({ ...given, [name]: value })
  const go = () => {
    const faults: Wrong = { ...given.number.trim() ? {} : { number: t('bad') }, ...given.reference.trim().length > 3 ? {} : { reference: t('bad') }, ...fenOf(given.amount) ? {} : { amount: t('badAmount') }, ...(/^\d{4}-\d{2}-\d{2}$/).test(given.paidOn) ? {} : { paidOn: t('badDay') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ ...given, number: given.number.trim(), reference: given.reference.trim(), amount: fenOf(given.amount) })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('enter')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <SelectField name="channel" label={t('channel')} value={given.channel} say={put('channel')} options={[['transfer', lang === 'zh' ? '转账' : 'Bank transfer'], ['pos', lang === 'zh' ? '刷卡' : 'Card at a POS']]} />
        <SelectField name="bank" label={t('bank')} value={given.bank} say={put('bank')} options={banks.map(each => [each.code, each[lang]] as const)} />
        <TextField name="number" label={t('bankNo')} value={given.number} say={put('number')} maxLength={40} />
        <TextField name="reference" label={t('number')} value={given.reference} say={put('reference')} maxLength={60} />
        <TextField name="amount" label={t('amount')} value={given.amount} say={put('amount')} maxLength={14} inputMode="decimal" />
        <TextField name="paidOn" label={t('paidOn')} hint={t('dayHint')} value={given.paidOn} say={put('paidOn')} maxLength={10} />
        <Unknown of={send} />
        {send.done && <Message tone={send.done.taken === 'paid' ? 'ok' : 'info'} title={t('entered', { what: t(words[send.done.taken]) })} />}
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('doEnter')}</Button></div>
      </Form>
    </section>
  )
}
