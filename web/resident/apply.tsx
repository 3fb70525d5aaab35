import { lazy, Suspense } from 'react'
import { isLiving } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { BlankForms, FormDraft } from '../ui/form-file.tsx'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { ApplyQuestions } from './apply-questions.tsx'
import type { Mine } from './apply-shapes.ts'
import { text } from './apply-text.ts'
import { HolderOnly } from './holder-only.tsx'
import './apply.css'

const Applied = lazy(() => import('./applied.tsx').then(({ Applied }) => ({ default: Applied })))

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
  const known = mine.data && !isRefused(mine.data) ? mine.data : null
  const living = known?.rows.find(isLiving) ?? null
  const filling = known && (living ? living.state === 'returned' : !known.why)
  const title = t(living && !filling ? 'whereTitle' : 'title')
  useTitle(title)
  const later = (
    <Link className="tap" to={patterns.resident.home}>
      {t('later')}
    </Link>
  )
  return (
    <ResidentShell title={title} back={patterns.resident.home} {...(filling ? { right: later } : {})}>
      <Asked of={mine} height={420}>
        {({ why, onPaper }) =>
          living && !filling ? (
            <Suspense fallback={<Waiting height={420} />}>
              <Applied application={living} />
            </Suspense>
          ) : why && !living ? (
            <>
              <h1>{t('cannot')}</h1>
              <Message tone="info" title={why[lang]} />
              {onPaper && <FormDraft path="/api/my/applications/form" body={{}} block />}
              <BlankForms />
              <LinkButton kind="primary" block to={patterns.resident.home}>
                {t('toMine')}
              </LinkButton>
            </>
          ) : (
            <ApplyQuestions returned={living} />
          )
        }
      </Asked>
    </ResidentShell>
  )
}
