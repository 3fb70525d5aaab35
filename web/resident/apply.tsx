import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { ApplyQuestions } from './apply-questions.tsx'
import { Applied } from './applied.tsx'
import { HolderOnly } from './holder-only.tsx'
import type { Mine } from './apply-shapes.ts'
import { text } from './apply-text.ts'
import './apply.css'

/** Applying for a first card: one question a page, check, receipt. An application that lives is shown instead of an empty form. */
export default function Apply() {
  return (
    <HolderOnly>
      <ApplyOrApplied />
    </HolderOnly>
  )
}

function ApplyOrApplied() {
  const t = useText(text)
  const lang = useLang()
  const mine = useRead<Mine>('/api/my/applications')
  useTitle(t('title'))
  const living = mine.data && !isRefused(mine.data) ? mine.data.rows.find(row => !['collected', 'withdrawn'].includes(row.state)) : null
  return (
    <ResidentShell
      title={t('title')}
      back={patterns.resident.home}
      right={
        <Link className="tap" to={patterns.resident.home}>
          {t('later')}
        </Link>
      }
    >
      <Asked of={mine} height={420}>
        {({ why }) =>
          living && living.state !== 'returned' ? (
            <Applied application={living} />
          ) : why && !living ? (
            <>
              <h1>{t('cannot')}</h1>
              <Message tone="info" title={why[lang]} />
              <LinkButton kind="primary" block to={patterns.resident.where}>
                {t('follow')}
              </LinkButton>
            </>
          ) : (
            <ApplyQuestions returned={living ?? null} />
          )
        }
      </Asked>
    </ResidentShell>
  )
}
