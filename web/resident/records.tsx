import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { count, day, yuan } from '../ui/words.ts'
import type { MyAccount } from './balance.tsx'
import { HolderOnly } from './holder-only.tsx'
import { text } from './text.ts'
import './resident.css'

/** Money in and out of the medical account, newest first. */
export default function Records() {
  return (
    <HolderOnly>
      <Moves />
    </HolderOnly>
  )
}
function Moves() {
  const t = useText(text)
  const lang = useLang()
  const account = useRead<MyAccount>('/api/my/account')
  const known = account.data && !isRefused(account.data) ? account.data : null
  useTitle(t('allMoves'))
  return (
    <ResidentShell title={t('allMoves')}>
      <h1>{known ? (known.movements.length ? t('movesTitle', { n: count(known.movements.length) }) : t('movesNone')) : t('allMoves')}</h1>
      <Asked of={account} height={300}>
        {({ movements }) =>
          movements.length === 0 ? (
            <Empty title={t('noMoves')} say={t('noMovesSay')} />
          ) : (
            <ul className="sheet moves whole">
              {movements.map(move => (
                <li key={move.id}>
                  <span>
                    {move.place ?? move[lang] ?? move.zh}
                    <span className="note">
                      {day(move.at)}，{t('left')} {yuan(move.balance)}
                    </span>
                  </span>
                  <b className="num">{yuan(move.amount, true)}</b>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </ResidentShell>
  )
}
