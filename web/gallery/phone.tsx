import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Accounts } from '../ui/accounts.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { NextBank } from './next-bank.tsx'
import { text } from './text.ts'

/** The public's frame on a phone. */
export default function PhoneFrame() {
  const t = useText(text)
  useTitle(t('public'))
  const next = <NextBank />
  return (
    <ResidentShell title={t('cards')} inbox={patterns.resident.records} unread={2}>
      <h1 className="sr">{t('public')}</h1>
      <CardFace name="王*明" number="3401**********1234" cardNo="D28****61" bank="徽商银行" issued="2024年3月" />
      <Accounts
        social={{ tone: 'ok', state: t('started'), use: t('usable') }}
        financial={{ tone: 'todo', state: t('notYet'), use: t('cannotYet'), wait: true, next }}
      />
      <section className="sheet padded stack">
        <h2>{t('balanceIs')}</h2>
        <Money fen={122020} className="fig" />
      </section>
    </ResidentShell>
  )
}
