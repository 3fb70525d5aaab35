import type { LossReport } from '#shared/losses'
import { useLang, useText } from '../i18n.ts'
import { Accounts, type Account } from './accounts.tsx'
import { text } from './losses-text.ts'
import { day, stamp } from './words.ts'

/** What one visit stopped: both accounts, each with its own time, or what is left to do for it. (LOSS-01) */
export function BothLosses({ report }: { report: LossReport }) {
  const t = useText(text)
  const lang = useLang()
  const named = { bank: report.bank[lang], phone: report.bank.phone }
  const since = (at: string) => t('stopped', { time: stamp(at) })
  const financial: Record<LossReport['financial'], Account> = {
    'not-asked': { tone: 'todo', state: t('not'), use: t('notSay', named) },
    'not-passed': { tone: 'diff', state: t('none'), use: t('noneSay', named) },
    open: { tone: 'run', state: t('open'), use: t('openSay', { time: stamp(report.at), ...named }) },
    lost: { tone: 'stop', state: report.lostSince ? since(report.lostSince) : t('passed', named), use: <>{t('passed', named)}{report.lostUntil && <> · {t('until', { day: day(report.lostUntil) })}</>}</> },
    refused: { tone: 'diff', state: t('refused'), use: <>{report.why?.[lang]} {t('notSay', named)}</> },
  }
  return (
    <div aria-live="polite">
      <Accounts social={report.socialAt ? { tone: 'stop', state: since(report.socialAt) } : { tone: 'todo', state: t('not') }} financial={financial[report.financial]} />
    </div>
  )
}
