import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useReader, type CardRead } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { TaskFrame, type TaskStep } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { moment } from '../ui/words.ts'
import { EndVisit } from './end-visit.tsx'
import { PapersForm, type SessionView } from './papers-form.tsx'
import { text } from './pin-text.ts'
import { PinTurn, type Turn } from './pin-turn.tsx'

type Props = {
  /** The person on the page; the card in the reader must be theirs. */
  person: string
  kind: 'change' | 'reset' | 'query-password'
  park?: () => void
  /** Business in which an agent may come. */
  agents: readonly string[]
  /** The task is over: read the person anew. */
  done?: () => void
}
const businesses = { change: 'pin-change', reset: 'pin-reset', 'query-password': 'query-password' } as const
const functions = { change: 'iChangePIN', reset: 'iReloadPIN', 'query-password': 'SbkSetQueryPassword' } as const

/** 改社保密码 · 重置社保密码 · 设查询密码 at a counter or branch: card in the reader, document, (authorisation,) the holder's turn at the pad, receipt. */
export function PinTask({ person, kind, agents, park, done }: Props) {
  const t = useText(text)
  const reader = useReader()
  const read = reader.read?.person.id === person ? reader.read : null
  const session = read?.session ?? null
  const [shown, setShown] = useState<{ session: string } | null>(null)
  const [reset, setReset] = useState<{ session: string; id: string; endsAt: string } | null>(null)
  const [turn, setTurn] = useState<Turn>({ word: null, answer: null })
  const [over, setOver] = useState<CardRead | null>(null)
  const base = `/api/terminals/${reader.terminal}/sessions/${session?.id}`
  const papersSeen = session !== null && shown?.session === session.id
  const authorised = session !== null && reset?.session === session.id

  const steps: TaskStep[] = [
    { key: 'card', name: t('card'), found: session || over ? t('genuine') : undefined },
    { key: 'papers', name: t('papers'), found: papersSeen || over ? t('papersDone') : undefined },
    ...(kind === 'reset'
      ? [{ key: 'authorise', name: t('authorise'), found: reset ? t('authorisedTill', { time: moment(reset.endsAt) }) : undefined }]
      : []),
    { key: 'set', name: t('set') },
    { key: 'receipt', name: t('receipt') },
  ]
  const key = over ? 'receipt' : !session ? 'card' : !papersSeen ? 'papers' : kind === 'reset' && !authorised ? 'authorise' : 'set'
  const at = steps.findIndex(step => step.key === key)
  const asks = {
    card: t('insert'),
    papers: t('papersAsk'),
    authorise: t('authoriseAsk'),
    set:
      turn.word === 'logWeak'
        ? t('weakAsk')
        : turn.word === 'logWrong'
          ? t('wrongAsk')
          : turn.word === 'logLocked'
            ? t('lockedAsk')
            : kind === 'change'
              ? t('changeAsk')
              : kind === 'reset'
                ? t('setAsk')
                : t('quickAsk'),
    receipt: kind === 'change' ? t('doneChange') : kind === 'reset' ? t('doneReset') : t('quickDone'),
  }
  return (
    <TaskFrame
      title={kind === 'change' ? t('changeTitle') : kind === 'reset' ? t('resetTitle') : t('quickTitle')}
      steps={steps}
      at={at}
      ask={asks[key]}
      {...(park && !over ? { park } : {})}
    >
      {key === 'card' && <InsertCard other={reader.read !== null && read === null} read={read} />}
      {key === 'papers' && (
        <PapersForm
          path={`${base}/papers`}
          person={person}
          business={businesses[kind]}
          mayAgent={agents.includes(businesses[kind])}
          taken={(answer: SessionView) => setShown({ session: answer.id })}
        />
      )}
      {key === 'authorise' && <Authorise path={`${base}/authorise-reset`} taken={given => setReset({ session: session!.id, ...given })} />}
      {key === 'set' && (
        <PinTurn
          kind={functions[kind]}
          facts={kind === 'reset' ? { reset: reset!.id } : kind === 'query-password' ? { digits: read!.queryPassword.digits } : {}}
          initial={kind === 'change' && read!.pin?.initial === true}
          told={setTurn}
          done={answer => setOver({ ...read!, ...(answer as Partial<CardRead>) })}
        />
      )}
      {over && <Finished kind={kind} before={read} now={over} done={done} />}
    </TaskFrame>
  )
}

function InsertCard({ other, read }: { other: boolean; read: CardRead | null }) {
  const t = useText(text)
  const lang = useLang()
  const cause = read?.causes[0]
  if (other)
    return (
      <Message tone="warn" title={t('otherCard')}>
        <span>{t('otherCardWhy')}</span>
      </Message>
    )
  if (read && cause)
    return (
      <Message tone="bad" title={t('cardShut')}>
        <span>{cause[lang]}</span>
      </Message>
    )
  return <p className="note">{t('insertWhy')}</p>
}

function Authorise({ path, taken }: { path: string; taken: (given: { id: string; endsAt: string }) => void }) {
  const t = useText(text)
  const save = useSend<{ reset: string; endsAt: string }>(path, { done: answer => taken({ id: answer.reset, endsAt: answer.endsAt }) })
  return (
    <div className="stack">
      <p>{t('authoriseWhy')}</p>
      <Refusal of={save.refused} />
      <Unknown of={save} />
      <div className="row">
        <Button kind="primary" busy={save.busy} onClick={() => void save.send()}>
          {t('authoriseDo')}
        </Button>
      </div>
    </div>
  )
}

function Finished({ kind, before, now, done }: { kind: Props['kind']; before: CardRead | null; now: CardRead; done: (() => void) | undefined }) {
  const t = useText(text)
  const activated = before?.card.social !== 'active' && now.card.social === 'active'
  return (
    <div className="stack">
      {kind === 'query-password' ? (
        <Message tone="ok" title={t('quickDone')}>
          <span>{t('quickWhy')}</span>
        </Message>
      ) : (
        <Message tone="ok" title={activated ? t('doneActive') : t('doneTries', { n: now.pin?.tries ?? 0 })}>
          <span>{t('bankUntouched')}</span>
        </Message>
      )}
      {activated ? (
        <EndVisit person={now.person.id} card={now.card.id} done={() => done?.()} />
      ) : (
        <div className="row">
          <Button kind="primary" onClick={() => done?.()}>
            {t('finish')}
          </Button>
        </div>
      )}
    </div>
  )
}
