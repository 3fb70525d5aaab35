import { CircleCheck } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { text } from './text.ts'
import './task.css'

export type TaskStep = { key: string; name: ReactNode; found?: ReactNode }

/**
 * A task in the page: steps at the left with what was found in each, one question at the right, 先放下 always there.
 * Keep `at` in the URL (`?step=`), so that it survives a reload. `park` leaves it; `ask` is the h3 question.
 */
export function TaskFrame({
  title,
  steps,
  at,
  ask,
  park,
  parkWord,
  children,
  foot,
}: {
  title: ReactNode
  steps: readonly TaskStep[]
  at: number
  ask: ReactNode
  park?: () => void
  parkWord?: string
  children?: ReactNode
  foot?: ReactNode
}) {
  const t = useText(text)
  const id = useId()
  return (
    <section className="sheet task" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span className="note">{t('step', { at: at + 1, of: steps.length })}</span>
      </header>
      <div className="body">
        <div className="plan">
          <ol>
            {steps.map((step, i) => (
              <li key={step.key} aria-current={i === at ? 'step' : undefined}>
                {i < at ? <CircleCheck size={18} color="var(--ok)" aria-label={t('done')} /> : <span className="n">{i + 1}</span>}
                {step.name}
                {step.found && <span className="note">{step.found}</span>}
              </li>
            ))}
          </ol>
          {park && (
            <Button kind="link" onClick={park}>
              {parkWord ?? t('park')}
            </Button>
          )}
        </div>
        <div className="now">
          <h3>{ask}</h3>
          {children}
          {foot && <div className="row foot">{foot}</div>}
        </div>
      </div>
    </section>
  )
}
