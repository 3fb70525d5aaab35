import { useState } from 'react'
import type { CardView } from '#shared/cards'
import type { Refused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { ask, askPin, refusedBy, useReader, type Answer } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { PinPad } from '../ui/pin-pad.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './activate-text.ts'
import { PapersForm, type SessionView } from './papers-form.tsx'
import { text as counterText } from './text.ts'

/** 启用社保账户 at a window, as the pack says: card in the reader, document, then one press, or the holder's PIN and finger. (ACT-12) */
export function ActivateTask({ card, leave, done }: { card: CardView; leave: () => void; done: () => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const reader = useReader()
  const inPerson = card.activation === 'pin-fingerprint'
  const read = reader.read?.card.id === card.id ? reader.read : null
  const session = read?.session ?? null
  const [shown, setShown] = useState<string | null>(null)
  const [entered, setEntered] = useState<string | null>(null)
  const [fault, setFault] = useState<Refused | null>(null)
  const [over, setOver] = useState(false)
  const base = `/api/terminals/${reader.terminal}/sessions/${session?.id}`
  const send = useSend(`${base}/activate`, { done: () => setOver(true) })
  const said = async (asked: Promise<Answer>, then: () => void) => {
    setFault(null)
    const answer = await asked.catch(() => null)
    if (answer?.success) return then()
    setFault(refusedBy(answer) ?? { refused: 'reader-silent', facts: {}, status: 0, zh: t('silent'), en: t('silent') })
  }
  const steps = [
    { key: 'card', name: t('card'), found: session || over ? t('genuine') : undefined },
    { key: 'papers', name: t('papers'), found: over || (session && shown === session.id) ? t('seen') : undefined },
    ...(inPerson
      ? [
          { key: 'pin', name: t('pin'), found: over || (session && entered === session.id) ? t('entered') : undefined },
          { key: 'finger', name: t('finger') },
        ]
      : [{ key: 'act', name: t('act') }]),
    { key: 'receipt', name: t('receipt') },
  ]
  const key = over
    ? 'receipt'
    : !session
      ? 'card'
      : shown !== session.id
        ? 'papers'
        : !inPerson
          ? 'act'
          : entered !== session.id
            ? 'pin'
            : 'finger'
  const asks = { card: t('insert'), papers: t('papersAsk'), pin: t('pinAsk'), finger: t('fingerAsk'), act: t('actAsk'), receipt: t('done') }
  return (
    <TaskFrame
      title={t('title')}
      steps={steps}
      at={steps.findIndex(step => step.key === key)}
      ask={asks[key]}
      {...(over ? {} : { park: leave, parkWord: says('leave') })}
    >
      {key === 'card' &&
        (reader.read && !read ? (
          <Message tone="warn" title={t('otherCard')}>
            <span>{t('otherCardWhy')}</span>
          </Message>
        ) : (
          <p className="note">{t('insertWhy')}</p>
        ))}
      {key === 'papers' && (
        <PapersForm path={`${base}/papers`} person={card.person} business="activation" mayAgent={card.agents.includes('activation')} taken={(answer: SessionView) => setShown(answer.id)} />
      )}
      {key === 'pin' && (
        <div className="stack">
          <p className="note">{t('pinWhy')}</p>
          <PinPad says={null} />
          <Refusal of={fault} />
          <div className="row foot">
            <Button kind="primary" size="large" onClick={() => void said(askPin('iVerifyPIN'), () => setEntered(session!.id))}>
              {t('light')}
            </Button>
          </div>
        </div>
      )}
      {key === 'finger' && (
        <div className="stack">
          <p className="note">{t('fingerWhy')}</p>
          <Refusal of={fault} />
          <div className="row foot">
            <Button
              kind="primary"
              size="large"
              onClick={() => void said(ask({ function: 'SbkEnrolFinger', finger: 'right-thumb' }), () => setOver(true))}
            >
              {t(fault ? 'again' : 'lay')}
            </Button>
          </div>
        </div>
      )}
      {key === 'act' && (
        <div className="stack">
          <p>{t('actWhy')}</p>
          <Refusal of={send.refused} />
          <Unknown of={send} />
          <div className="row foot">
            <Button kind="primary" size="large" busy={send.busy} onClick={() => void send.send({})}>
              {t('actDo')}
            </Button>
          </div>
        </div>
      )}
      {over && (
        <div className="stack">
          <Message tone="ok" title={t('done')}>
            <span>{t('doneSay')}</span>
          </Message>
          <div className="row foot">
            <Button kind="primary" size="large" onClick={done}>
              {t('finish')}
            </Button>
          </div>
        </div>
      )}
    </TaskFrame>
  )
}
