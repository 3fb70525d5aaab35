import { periodOf, type MyDues } from '#shared/contributions'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined } from '../ui/words.ts'
import { text } from './dues-text.ts'

/** 申报: a month, or a resident's year, with the number on the face of the card. (INS-02.a) */
export function Declare({ of }: { of: MyDues }) {
  const t = useText(text)
  const lang = useLang()
  const choices = of.declarable.flatMap(each => each.periods.map(period => [`${each.relation} ${period}`, joined(each.scheme[lang], period.length === 4 ? t('year', { n: period }) : periodOf(period))] as const))
  const [given, set] = useState({ what: '', card: '' })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<MyDues>('/api/my/dues', { forget: ['/api/my/dues'] })
  const what = choices.some(([value]) => value === given.what) ? given.what : choices[0]?.[0] ?? ''
  if (!choices.length) return <section className="stack"><h2>{t('declare')}</h2>{send.done && <Message tone="ok" title={t('declared')} />}<p className="dim">{t('allDeclared')}</p></section>
  const go = () => {
    setWrong(given.card.trim() ? {} : { cardNumber: t('missing') })
    const [relation, period] = what.split(' ')
    if (given.card.trim()) void send.send({ relation, period, cardNumber: given.card.trim() })
  }
  return (
    <section className="stack">
      <h2>{t('declare')}</h2>
      <section className="sheet padded stack">
        <p className="note">{t('declareSay')}</p>
        <Form refused={send.refused} wrong={wrong} send={go}>
          <SelectField name="what" label={t('period')} value={what} say={value => set({ ...given, what: value })} options={choices} />
          <TextField name="cardNumber" label={t('card')} hint={t('cardHint')} value={given.card} say={value => set({ ...given, card: value })} maxLength={20} />
          <Unknown of={send} />
          {send.done && <Message tone="ok" title={t('declared')} />}
          <Button kind="primary" block type="submit" busy={send.busy}>{t('doDeclare')}</Button>
        </Form>
      </section>
    </section>
  )
}
