import type { FamilyPage } from '#shared/family'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { day, joined, yuan } from '../ui/words.ts'
import { text } from './family-text.ts'

/** What came in from a relative, what care it paid, what went back. */
export function Moves({ page }: { page: FamilyPage }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="stack">
      <h2>{t('moves')}</h2>
      {page.moves.length ? (
        <ul className="sheet moves whole">
          {page.moves.map(move => <li key={move.id}><span>{move.place ?? move[lang]}<span className="note">{joined(day(move.at), move.place && move[lang], `${t('left')} ${yuan(move.balance)}`)}</span></span><b className="num">{yuan(move.amount, true)}</b></li>)}
        </ul>
      ) : <Empty title={t('noMoves')} />}
    </section>
  )
}
