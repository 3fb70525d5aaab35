import type { Custody as Held } from '#shared/production'
import { useText } from '../i18n.ts'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { count, today } from '../ui/words.ts'
import { text } from './text.ts'

const order = ['plant', 'centre', 'on-the-way', 'branch', 'unit', 'counter', 'to-destroy'] as const
const hues = { 'plant': 'social', 'centre': 'social', 'on-the-way': 'control', 'branch': 'bank', 'unit': 'control', 'counter': 'social', 'to-destroy': 'control' } as const

/** 现在在谁手里: one bar a place, numbers below, the longest wait in red when it is long; whether the cards and production's book agree. */
export function Custody({ places, differences }: Pick<Held, 'places' | 'differences'>) {
  const t = useText(text)
  const at = (place: typeof order[number]) => places.find(one => one.place === place) ?? { place, count: 0, oldest: null }
  const whole = places.reduce((sum, place) => sum + place.count, 0)
  const most = Math.max(1, ...places.map(place => place.count))
  const waited = (oldest: string | null) => oldest ? Math.round((Date.parse(today()) - Date.parse(oldest)) / 86_400_000) : 0
  return (
    <section className="sheet"><header><h2>{t('whoHas')}</h2><span className="note row">{t('sum', { n: count(whole) })}{differences.length ? <State tone="diff" size={14}>{t('differ')}</State> : <State tone="ok" size={14}>{t('agree')}</State>}</span></header>
      <ul className="custody">{order.map(place => {
        const { count: n, oldest } = at(place)
        return <li key={place}><div className="bar" aria-hidden><i className={hues[place]} style={{ height: `${n ? Math.max(3, n / most * 95) : 0}%` }} /></div>
          <b className="num">{count(n)}</b><span>{t(`place_${place}`)}</span><span className={`note ${waited(oldest) > 30 ? 'late' : ''}`}>{n ? waited(oldest) > 0 ? t('oldest', { n: waited(oldest) }) : t('oldestToday') : '　'}</span></li>
      })}</ul>
      {differences.length > 0 && <div className="in"><Message tone="bad" title={t('differTitle')}><ul>{differences.map(({ place, cards, booked }) => <li key={place}>{t('differLine', { place: t(`place_${place}`), cards: count(cards), booked: count(booked) })}</li>)}</ul><span>{t('differDo')}</span></Message></div>}
    </section>
  )
}
