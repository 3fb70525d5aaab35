import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isRefused } from '../../api/call.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Money } from '../../ui/money.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { yuan } from '../../ui/words.ts'
import { to } from '../../paths.ts'
import { OnlineFrame } from '../online/frame.tsx'
import { text } from '../online/text.ts'
import { patterns } from '../paths.ts'

type Shop = { merchant: { number: string; zh: string; en: string; place: string }; items: readonly { id: string; zh: string; en: string; price: number }[] }

/** A merchant's page, so that there is something to buy: what, how many, and an order to be paid. */
export default function ShopPage() {
  const t = useText(text)
  const { bank = '', merchant = '' } = useParams({ strict: false }) as { bank?: string; merchant?: string }
  const shop = useRead<Shop>('/api/shop', { body: { bank, merchant } })
  return (
    <OnlineFrame title={t('shopTitle')} back={patterns.welcome} open>
      <Asked of={shop} rows={5}>{answer => <Sells bank={bank} shop={answer} />}</Asked>
    </OnlineFrame>
  )
}

function Sells({ bank, shop: { merchant, items } }: { bank: string; shop: Shop }) {
  const t = useText(text)
  const lang = useLang()
  const go = useNavigate()
  const [counts, setCounts] = useState<Record<string, number>>({})
  const sending = useSend<{ order: string }>('/api/shop/order')
  const lines = items.flatMap(({ id }) => counts[id] ? [{ item: id, count: counts[id] }] : [])
  const total = items.reduce((all, { id, price }) => all + price * (counts[id] ?? 0), 0)
  const step = (id: string, by: number) => setCounts(old => ({ ...old, [id]: Math.max(0, Math.min(99, (old[id] ?? 0) + by)) }))
  const order = async () => {
    const answer = await sending.send({ bank, merchant: merchant.number, lines })
    if (answer && !isRefused(answer)) await go({ to: to(patterns.order, { order: answer.order }) })
  }
  return (
    <>
      <h1>{merchant[lang]}</h1>
      <p className="dim">{merchant.place} · {t('shopSay')}</p>
      <section className="sheet">
        <ul className="rows">
          {items.map(item => (
            <li key={item.id}>
              <span>
                <b>{item[lang]}</b>
                <Money fen={item.price} />
              </span>
              <span className="stepper" role="group" aria-label={`${t('cart')} ${item[lang]}`}>
                <button type="button" aria-label={t('less')} onClick={() => step(item.id, -1)}>−</button>
                <span className="num" role="status">{counts[item.id] ?? 0}</span>
                <button type="button" aria-label={t('more')} onClick={() => step(item.id, 1)}>+</button>
              </span>
            </li>
          ))}
        </ul>
        <div className="between">
          <span>{t('total')}</span>
          <b className="num">¥{yuan(total)}</b>
        </div>
      </section>
      <Form refused={sending.refused} send={() => void order()}>
        <Unknown of={sending} />
        <Button kind="bank" type="submit" size="large" block busy={sending.busy} why={lines.length ? undefined : t('choose')}>{t('place')}</Button>
      </Form>
    </>
  )
}
