import { FileText, Stethoscope, Users } from 'lucide-react'
import { useState } from 'react'
import { call, isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { count, day, yuan } from '../ui/words.ts'
import type { MyAccount } from './balance.tsx'
import { HolderOnly } from './holder-only.tsx'
import { text as statement } from './statement-text.ts'
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
  const account = useRead<MyAccount>('/api/my/account')
  useTitle(t('allMoves'))
  return (
    <ResidentShell title={t('allMoves')}>
      {account.data && !isRefused(account.data) ? (
        <Pages key={account.data.asOf} first={account.data} />
      ) : (
        <>
          <h1>{t('allMoves')}</h1>
          <Asked of={account} height={300}>
            {() => null}
          </Asked>
        </>
      )}
    </ResidentShell>
  )
}

/** The newest page, and older ones as they are asked for. */
function Pages({ first }: { first: MyAccount }) {
  const t = useText(text)
  const words = useText(statement)
  const lang = useLang()
  const [more, setMore] = useState<Pick<MyAccount, 'movements' | 'next'>>({ movements: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const load = async () => {
    setBusy(true)
    const page = await call<MyAccount>('GET', `/api/my/account?after=${more.next}`).catch(() => null)
    setBusy(false)
    if (page && !isRefused(page)) setMore({ movements: [...more.movements, ...page.movements], next: page.next })
  }
  const movements = [...first.movements, ...more.movements]
  return (
    <>
      <h1>{movements.length ? t(more.next ? 'movesNewest' : 'movesTitle', { n: count(movements.length) }) : t('movesNone')}</h1>
      <LinkButton block to={patterns.resident.care} icon={<Stethoscope size={20} aria-hidden />}>
        {t('careTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.family} icon={<Users size={20} aria-hidden />}>
        {t('familyTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.statement} icon={<FileText size={20} aria-hidden />}>
        {words('link')}
      </LinkButton>
      {movements.length === 0 ? (
        <Empty title={t('noMoves')} say={t('noMovesSay')} />
      ) : (
        <ul className="sheet moves whole">
          {movements.map(move => (
            <li key={move.id}>
              <span>
                {move.place ?? move[lang] ?? move.zh}
                <span className="note">
                  {day(move.at)}
                  {lang === 'zh' ? '，' : ', '}
                  {t('left')} {yuan(move.balance)}
                </span>
              </span>
              <b className="num">{yuan(move.amount, true)}</b>
            </li>
          ))}
        </ul>
      )}
      {more.next && (
        <Button block busy={busy} onClick={() => void load()}>
          {t('movesOlder')}
        </Button>
      )}
    </>
  )
}
