import type { OldCardView } from '#shared/oldcards'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { texts } from '../i18n.ts'
import { day } from './words.ts'

const text = texts('old-cards', {
  zh: { works: '{name} {number} 还能用：看病买药，不要密码', until: '新卡改了初始密码，或者第一次在医院、药店读，它就停，钱接着用', stopped: '{name} {number} 从 {day} 起停用，医保个人账户接到新卡上了' },
  en: { works: '{name} {number} still works for care and medicine, without a PIN', until: 'It stops when the new card’s initial PIN is changed or the new card is first read at a provider; the money stays', stopped: '{name} {number} stopped on {day}; the medical account is linked to the new card' },
})

/** 旧卡: whether the card of before still works, or since when it does not. Nothing where there was none. */
export function OldCards({ path }: { path: string }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<{ rows: OldCardView[] }>(path)
  const rows = read.data && !isRefused(read.data) ? read.data.rows : []
  return rows.map(card => {
    const facts = { name: card[lang], number: card.number, day: card.stopped ? day(card.stopped.day) : '' }
    return (
      <p key={card.id} className="note oldcard">
        {t(card.stopped ? 'stopped' : 'works', facts)}
        {!card.stopped && `${lang === 'zh' ? '。' : '. '}${t('until')}`}
      </p>
    )
  })
}
