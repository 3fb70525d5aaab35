import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Refusal } from '../../ui/message.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { State } from '../../ui/state.tsx'
import { day, today } from '../../ui/words.ts'
import { BankFrame } from '../frame.tsx'
import { AgreementForm, MerchantForm, OfferForm } from './merchant-forms.tsx'
import { text } from './text.ts'
import '../bank.css'

export type Agreement = { number: string; signedOn: string; signatory: string; from: string; to: string; endedOn: string | null }
export type Offer = { id: string; agreement: string; zh: string; en: string; from: string; to: string; points: number; usedAt: 'both' | 'pos' | 'online'; holds: boolean; ended: boolean }
export type Merchant = { number: string; zh: string; en: string; trade: string; place: string; endedAt: string | null; agreements: readonly Agreement[]; offers: readonly Offer[] }

/** Merchants the bank is linked with: what each signed, and the offers that rest on it. (FIN-04) */
export default function Merchants() {
  const t = useText(text)
  const [adding, add] = useState(false)
  const read = useRead<{ merchants: readonly Merchant[] }>('/api/merchants')
  useTitle(t('merchants'))
  return (
    <BankFrame place="operations">
      <Headline title={t('merchants')} say={t('merchantsSay')} action={!adding && <Button kind="primary" onClick={() => add(true)}>{t('add')}</Button>} />
      {adding && <MerchantForm leave={() => add(false)} />}
      <Asked of={read} rows={6}>
        {({ merchants }) => merchants.length ? <div className="stack loose">{merchants.map(merchant => <One key={merchant.number} merchant={merchant} />)}</div> : <Empty title={t('noMerchants')} say={t('noMerchantsSay')} />}
      </Asked>
    </BankFrame>
  )
}

function One({ merchant }: { merchant: Merchant }) {
  const t = useText(text)
  const lang = useLang()
  const [form, open] = useState<'agreement' | 'offer' | null>(null)
  const able = merchant.agreements.filter(each => !each.endedOn && each.to >= today())
  const trade = merchant.trade === 'books' ? t('books_') : t(merchant.trade as 'food')
  return (
    <section className="sheet merchant" aria-label={merchant[lang]}>
      <div className="between">
        <div>
          <h2>{merchant[lang]}</h2>
          <p className="dim">{trade} · {merchant.place} · <span className="num">{merchant.number}</span></p>
        </div>
        {merchant.endedAt ? <State tone="off">{t('ended')}</State> : <Stop path="/api/merchants/end" body={{ merchant: merchant.number }} word={t('stopMerchant')} />}
      </div>
      <h3>{t('agreements')}</h3>
      {merchant.agreements.length ? (
        <ul className="lines">
          {merchant.agreements.map(each => (
            <li key={each.number}>
              <span>
                <b className="num">{each.number}</b> {t('signedBy', { who: each.signatory, day: day(each.signedOn) })}
                <span className="note"> {t('span', { from: day(each.from), to: day(each.to) })}</span>
              </span>
              {each.endedOn ? <State tone="off">{t('stopped')}</State> : <Stop path="/api/merchants/agreements/end" body={{ number: each.number }} word={t('stopAgreement')} />}
            </li>
          ))}
        </ul>
      ) : <p className="dim">{t('noAgreement')}</p>}
      <h3>{t('offers')}</h3>
      {merchant.offers.length ? (
        <ul className="lines">
          {merchant.offers.map(each => (
            <li key={each.id}>
              <span>
                <b>{each[lang]}</b> <span className="note">{t('span', { from: day(each.from), to: day(each.to) })}</span>
              </span>
              <span className="row">
                <State tone={each.holds ? 'ok' : each.ended ? 'off' : each.from > today() ? 'todo' : 'stop'}>{t(each.holds ? 'holds' : each.ended ? 'stopped' : each.from > today() ? 'notYet' : 'over')}</State>
                {!each.ended && <Stop path="/api/merchants/offers/end" body={{ offer: each.id }} word={t('stop')} />}
              </span>
            </li>
          ))}
        </ul>
      ) : <p className="dim">{t('none')}</p>}
      {form === 'agreement' && <AgreementForm merchant={merchant} leave={() => open(null)} />}
      {form === 'offer' && <OfferForm agreements={able} leave={() => open(null)} />}
      {!form && !merchant.endedAt && (
        <div className="row">
          <Button onClick={() => open('agreement')}>{t('addAgreement')}</Button>
          <Button onClick={() => open('offer')} why={able.length ? undefined : t('noAgreement')}>{t('addOffer')}</Button>
        </div>
      )}
    </section>
  )
}

/** Stops something, asked once more in its place. */
function Stop({ path, body, word }: { path: string; body: Record<string, unknown>; word: string }) {
  const t = useText(text)
  const [sure, ask] = useState(false)
  const sending = useSend(path, { forget: ['/api/merchants'] })
  if (!sure) return <Button size="dense" onClick={() => ask(true)}>{word}</Button>
  return (
    <span className="row" role="group" aria-label={t('sure')}>
      <span className="note">{t('sure')}</span>
      <Refusal of={sending.refused} />
      <Button size="dense" kind="danger" busy={sending.busy} onClick={() => void sending.send(body)}>{word}</Button>
      <Button size="dense" onClick={() => ask(false)}>{t('cancel')}</Button>
    </span>
  )
}
