import { useState } from 'react'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, SelectField, TextField } from '../../ui/form.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, today } from '../../ui/words.ts'
import type { Agreement, Merchant } from './merchants.tsx'
import { text } from './text.ts'

const forget = ['/api/merchants']
const ends = (leave: () => void) => ({ forget, done: leave })
function Ends({ busy, leave }: { busy: boolean; leave: () => void }) {
  const t = useText(text)
  return (
    <div className="row">
      <Button kind="primary" type="submit" busy={busy}>{t('save')}</Button>
      <Button onClick={leave}>{t('cancel')}</Button>
    </div>
  )
}

export function MerchantForm({ leave }: { leave: () => void }) {
  const t = useText(text)
  const [has, set] = useState({ number: '', zh: '', en: '', trade: 'daily', place: '' })
  const sending = useSend('/api/merchants', ends(leave))
  const field = (name: keyof typeof has, label: string, most = 80) => <TextField name={name} label={label} value={has[name]} say={value => set({ ...has, [name]: value })} maxLength={most} />
  return (
    <section className="sheet merchant" aria-label={t('add')}>
      <h2>{t('add')}</h2>
      <Form refused={sending.refused} send={() => void sending.send({ ...has, number: has.number.trim().toUpperCase() })}>
        <div className="fieldrow">{field('number', t('merchantNumber'), 15)}{field('zh', t('zhName'))}{field('en', t('enName'))}{field('place', t('place'))}
          <SelectField name="trade" label={t('trade')} value={has.trade} say={trade => set({ ...has, trade })} options={(['food', 'daily', 'health', 'books', 'travel', 'home'] as const).map(each => [each, t(each === 'books' ? 'books_' : each)])} />
        </div>
        <Unknown of={sending} />
        <Ends busy={sending.busy} leave={leave} />
      </Form>
    </section>
  )
}

export function AgreementForm({ merchant, leave }: { merchant: Merchant; leave: () => void }) {
  const t = useText(text)
  const [has, set] = useState({ number: '', signedOn: today(), signatory: '', from: today(), to: '' })
  const sending = useSend('/api/merchants/agreements', ends(leave))
  const field = (name: keyof typeof has, label: string, type = 'text') => <TextField name={name} label={label} type={type} value={has[name]} say={value => set({ ...has, [name]: value })} maxLength={32} />
  return (
    <Form refused={sending.refused} send={() => void sending.send({ ...has, merchant: merchant.number })}>
      <div className="fieldrow">{field('number', t('agreement'))}{field('signatory', t('signatory'))}{field('signedOn', t('signedOn'), 'date')}{field('from', t('from'), 'date')}{field('to', t('to'), 'date')}</div>
      <Unknown of={sending} />
      <Ends busy={sending.busy} leave={leave} />
    </Form>
  )
}

export function OfferForm({ agreements, leave }: { agreements: readonly Agreement[]; leave: () => void }) {
  const t = useText(text)
  const first = agreements[0]!
  const [has, set] = useState({ agreement: first.number, zh: '', en: '', percent: '0', fixed: '0', least: '0', most: '0', points: '0', usedAt: 'both', from: first.from > today() ? first.from : today(), to: first.to })
  const sending = useSend('/api/merchants/offers', ends(leave))
  const field = (name: keyof typeof has, label: string, type = 'text') => <TextField name={name} label={label} type={type} value={has[name]} say={value => set({ ...has, [name]: value })} maxLength={80} />
  const number = (typed: string) => Number.parseInt(typed, 10) || 0
  return (
    <Form refused={sending.refused} send={() => void sending.send({ ...has, percent: number(has.percent), points: number(has.points), fixed: fenOf(has.fixed) ?? 0, least: fenOf(has.least) ?? 0, most: fenOf(has.most) ?? 0 })}>
      <div className="fieldrow">
        <SelectField name="agreement" label={t('agreement')} value={has.agreement} say={agreement => set({ ...has, agreement })} options={agreements.map(each => [each.number, `${each.number} ${each.from} – ${each.to}`])} />
        {field('zh', t('zhName'))}{field('en', t('enName'))}{field('percent', t('percent'))}{field('fixed', t('fixed'))}{field('least', t('least'))}{field('most', t('most'))}{field('points', t('points'))}
        <SelectField name="usedAt" label={t('usedAt')} value={has.usedAt} say={usedAt => set({ ...has, usedAt })} options={[['both', t('usedBoth')], ['pos', t('usedPos')], ['online', t('usedOnline')]]} />
        {field('from', t('from'), 'date')}{field('to', t('to'), 'date')}
      </div>
      <Unknown of={sending} />
      <Ends busy={sending.busy} leave={leave} />
    </Form>
  )
}
