import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { day, moment, yuan } from '../ui/words.ts'
import { text } from './text.ts'

/** GET /api/my/account: the personal medical account, newest movements first; money in fen. */
export type MyAccount = { balance: number; asOf: string; movements: readonly Movement[]; next: string | null }
export type Movement = { id: string; at: string; amount: number; balance: number; zh?: string; en?: string; place?: string | null; kind?: string }

/** The medical account on the start page; nothing at all where the holder has none. */
export function Balance() {
  const t = useText(text)
  const lang = useLang()
  const elder = useMode() === 'elder'
  const account = useRead<MyAccount>('/api/my/account')
  if (!account.data || isRefused(account.data)) return null
  const { balance, asOf, movements } = account.data
  return (
    <section className="sheet balance">
      <div className="between">
        <h2>{t(elder ? 'elderMoney' : 'balance')}</h2>
        {!elder && (
          <Link className="more" to={patterns.resident.records}>
            {t('allMoves')}
          </Link>
        )}
      </div>
      <Money fen={balance} className="fig" />
      <span className="note">{t('balanceSay', { when: moment(asOf) })}</span>
      {!elder && movements.length > 0 && (
        <ul className="moves">
          {movements.slice(0, 2).map(move => (
            <li key={move.id}>
              <span>
                {day(move.at)} {move.place ?? move[lang] ?? move.zh}
              </span>
              <b className="num">{yuan(move.amount, true)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
