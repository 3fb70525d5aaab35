import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Accounts, NextStep } from '../ui/accounts.tsx'
import { Button } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { text } from './text.ts'

/** The public's frame on a phone. */
export default function PhoneFrame() {
  const t = useText(text)
  useTitle(t('public'))
  const next = (
    <NextStep
      title={t('nextBank')}
      facts={[
        [t('bring'), t('bringWhat')],
        [t('where'), t('whereTo')],
        [t('long15'), t('long15Say')],
      ]}
    >
      <Button kind="bank" block>
        {t('find')}
      </Button>
    </NextStep>
  )
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
