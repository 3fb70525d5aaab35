import { useParams } from '@tanstack/react-router'
import { useSend } from '../../api/send.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useText } from '../../i18n.ts'
import { to } from '../../paths.ts'
import { useGo, useQueryState } from '../../ui/address.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Refusal } from '../../ui/message.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { takeCard } from '../desk.ts'
import { BankFrame } from '../frame.tsx'
import { patterns } from '../paths.ts'
import { ReaderSide } from '../reader-side.tsx'
import { CashTask } from './cash-task.tsx'
import { FaceTask } from './face-task.tsx'
import { LimitsTask } from './limits-task.tsx'
import { PinTask } from './pin-task.tsx'
import type { Visit } from './shapes.ts'
import { StatementTask } from './statement-task.tsx'
import { text } from './text.ts'

/** How the financial account stands, in a word. */
export function standing({ card }: Visit): readonly [Tone, 'stateClosed' | 'stateLost' | 'stateInactive' | 'statePin' | 'stateActive'] {
  return card.closed ? ['off', 'stateClosed'] : card.lost ? ['stop', 'stateLost'] : !card.active ? ['todo', 'stateInactive'] : card.pinLocked ? ['bad', 'statePin'] : ['ok', 'stateActive']
}

/** A customer at the window: how the account stands, and what can be done for them. A task is a line here and a file beside. */
const tasks = [
  { key: 'statement', word: 'doStatement', show: StatementTask }, { key: 'cash', word: 'doCash', show: CashTask, agent: true }, { key: 'pin', word: 'doPin', show: PinTask },
  { key: 'limits', word: 'doLimits', show: LimitsTask }, { key: 'face', word: 'face', show: FaceTask },
] as const

export default function VisitPage() {
  const { visit } = useParams({ strict: false }) as { visit: string }
  const seen = useRead<Visit>(`/api/branch/visits/${visit}`)
  const t = useText(text)
  return (
    <BankFrame place="branch" side={<ReaderSide />}>
      <Asked of={seen} rows={6}>
        {answer => <Shown of={answer} />}
      </Asked>
      {seen.data && 'refused' in seen.data && (
        <div className="row">
          <h1 className="sr">{t('notFound')}</h1>
          <LinkButton to={patterns.branch.home}>{t('backToServe')}</LinkButton>
        </div>
      )}
    </BankFrame>
  )
}

function Shown({ of }: { of: Visit }) {
  const t = useText(text)
  const go = useGo()
  const [doing, setDoing] = useQueryState('do')
  useTitle(t('title', { name: of.person.name }))
  const end = useSend(`/api/branch/visits/${of.visit}/end`, { done: () => { takeCard(); go(patterns.branch.home) } })
  const [tone, word] = standing(of)
  const usable = of.card.active && !of.card.closed
  const may = tasks.filter(task => usable && (of.comes === 'holder' || 'agent' in task))
  const current = may.find(({ key }) => key === doing)
  return (
    <>
      <Headline title={t('title', { name: of.person.name })} {...(of.comes === 'agent' ? { say: t('comesAgent') } : {})} action={<State tone={tone}>{t(word)}</State>} />
      <section className="sheet padded">
        <dl className="kv">
          <dt>{t('id')}</dt>
          <dd className="num">{of.person.idNumber}</dd>
          <dt>{t('phone')}</dt>
          <dd className="num">{of.person.phone ?? '—'}</dd>
          <dt>{t('bankCard')}</dt>
          <dd className="num">{of.card.number}</dd>
          <dt>{t('socialCard')}</dt>
          <dd className="num">{of.card.social ?? t('noSocial')}</dd>
        </dl>
      </section>
      <nav className="chips visitdo" aria-label={t('todo')}>
        {!of.card.active && of.comes === 'holder' && of.card.social !== null && (
          <Button kind="primary" onClick={() => go(to(patterns.branch.activate, { visit: of.visit }))}>
            {t('doActivate')}
          </Button>
        )}
        {may.map(({ key, word: name }) => (
          <button type="button" key={key} aria-pressed={doing === key} onClick={() => setDoing(doing === key ? null : key)}>
            {t(name)}
          </button>
        ))}
      </nav>
      {current && <current.show visit={of} />}
      <Refusal of={end.refused} />
      <div className="row">
        <Button busy={end.busy} onClick={() => void end.send({})}>
          {t('end')}
        </Button>
      </div>
    </>
  )
}
