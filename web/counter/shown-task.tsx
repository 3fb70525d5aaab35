import { useState } from 'react'
import type { CardView } from '#shared/cards'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, Tick, type Wrong } from '../ui/form.tsx'
import { text as lossesText } from '../ui/losses-text.ts'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { AgentFields, DocumentFields, emptyAgent, shownOf, wrongIn, type Agent, type Document } from './document-fields.tsx'
import { text as guardianText } from './guardian-text.ts'
import { useLosses } from './bank-loss.tsx'
import { Done } from './shown-done.tsx'
import { text } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'
import { isGuardian, useGuardians, WhoComes, type Comer } from './who-comes.tsx'

export type Kind = 'collect' | 'reportLoss' | 'releaseLoss'
const of = {
  collect: { path: 'hand-over', business: 'collection', title: 'taskCollect', step: 'confirm', ask: 'collectAsk', act: 'collectDo' },
  reportLoss: { path: 'report-loss', business: 'written-loss', title: 'taskLoss', step: 'confirmLoss', ask: 'lossAsk', act: 'lossDo' },
  releaseLoss: { path: 'release-loss', business: 'release', title: 'taskRelease', step: 'confirmRelease', ask: 'releaseAsk', act: 'releaseDo' },
} as const

/** A card that came by post: its arrival is confirmed instead. (COLL-04) */
const confirming = { path: 'confirm-receipt', business: 'collection', title: 'taskConfirm', step: 'confirmArrived', ask: 'arrivedAsk', act: 'arrivedDo' } as const

/** 领卡、挂失、解挂: who is here, their documents, one check, one act. The task survives a reload; what was read off a document is read again. */
export function ShownTask({
  kind,
  card,
  done,
  finished,
  leave,
}: {
  kind: Kind
  card: CardView
  done: boolean
  finished: () => void
  leave: (next: string | null) => void
}) {
  const t = useText(text)
  const guards = useText(guardianText)
  const lang = useLang()
  const posted = kind === 'collect' && card.posted
  const { path, business, title, step, ask, act } = posted ? confirming : of[kind]
  const mayAgent = !posted && card.agents.includes(business)
  const { minor, guardians } = useGuardians(card.person)
  const mayRegister = useMay('people.contact')
  const [comer, setComer] = useState<Comer>('self')
  const agentComes = comer === 'agent'
  const guardian = isGuardian(comer) ? comer : null
  const come = (next: Comer) => {
    setComer(next)
    setDocument(documentOf(isGuardian(next) ? next.person : card.person))
  }
  const [stage, setStage] = useState(0)
  const [document, setDocument] = useState<Document>(() => documentOf(card.person))
  const [agent, setAgent] = useState<Agent>(emptyAgent)
  const [wrong, setWrong] = useState<Wrong>({})
  const beside = kind === 'collect' && !posted ? card.papers.filter(paper => paper !== 'id' && paper !== 'id-original') : []
  const [seen, setSeen] = useState<readonly string[]>([])
  const losses = useText(lossesText)
  const { passable } = useLosses(card)
  const [financial, setFinancial] = useState(false)
  const send = useSend(`/api/cards/${card.person}/${card.id}/${path}`, {
    forget: ['/api/cards', '/api/cards-to-collect'],
    done: () => {
      sawDocument(guardian?.person ?? card.person, document)
      finished()
    },
  })
  const steps = [
    { key: 'who', name: t('by'), found: stage > 0 ? (guardian ? guards('comes', { name: guardian.name, relation: guards(`rel_${guardian.relation}`) }) : t(agentComes ? 'agentComes' : 'holderSelf')) : undefined },
    { key: 'document', name: guardian ? guards('document') : t(agentComes ? 'agentDocument' : 'document') },
    { key: 'act', name: t(step) },
  ]
  const check = () => {
    const lacked = beside.filter(paper => !seen.includes(paper))
    const faults = {
      ...wrongIn(document, agentComes ? agent : null, t),
      ...Object.fromEntries(lacked.map(paper => [`paper_${paper}`, t('paperNotSeen', { paper: t(`paper_${paper}` as 'paper_id') })])),
    }
    setWrong(faults)
    if (!Object.keys(faults).length) setStage(2)
  }
  if (done) return <Done kind={kind} card={card} leave={leave} />
  return (
    <TaskFrame
      title={t(title)}
      steps={steps}
      at={stage}
      ask={stage === 1 && guardian ? guards('documentAsk') : t(stage === 0 ? 'whoComes' : stage === 1 ? 'documentAsk' : ask)}
      park={() => leave(null)}
      parkWord={t('leave')}
    >
      {stage === 0 && (
        <>
          <WhoComes mayAgent={mayAgent} guardians={guardians} comer={comer} say={come} />
          {minor && !guardians.length && mayRegister && (
            <Message tone="info" title={guards('minorNone')}>
              <Button size="dense" onClick={() => leave('guardian')}>
                {guards('go')}
              </Button>
            </Message>
          )}
          {!mayAgent && <p className="note">{t(posted ? 'arrivedSelf' : 'noAgent')}</p>}
          {kind === 'collect' && !posted && (
            <p className="note">
              {t('papersToBring')}: {card.papers.map(paper => t(`paper_${paper}` as 'paper_id')).join('、')}
            </p>
          )}
          <div className="row foot">
            <Button kind="primary" size="large" onClick={() => setStage(1)}>
              {t('next')}
            </Button>
          </div>
        </>
      )}
      {stage === 1 && (
        <div className="shown">
          <Form wrong={wrong} send={check}>
            <DocumentFields value={document} say={setDocument} />
            {beside.map(paper => (
              <Tick
                key={paper}
                name={`paper_${paper}`}
                checked={seen.includes(paper)}
                say={saw => setSeen(saw ? [...seen, paper] : seen.filter(each => each !== paper))}
              >
                {t('paperSeen', { paper: t(`paper_${paper}` as 'paper_id') })}
              </Tick>
            ))}
            {agentComes && (
              <>
                <h3>{t('agentAsk')}</h3>
                <AgentFields value={agent} say={setAgent} />
              </>
            )}
            <div className="row foot">
              <Button kind="primary" size="large" type="submit">
                {t('next')}
              </Button>
              <Button size="large" onClick={() => setStage(0)}>
                {t('back')}
              </Button>
            </div>
          </Form>
        </div>
      )}
      {stage === 2 && (
        <Form refused={send.refused} send={() => void send.send({ ...shownOf(document, agentComes ? agent : null), ...(guardian ? { guardian: guardian.id } : {}), ...(kind === 'collect' && !posted ? { papers: seen } : {}), ...(financial ? { financial } : {}) })}>
          {kind === 'collect' ? (
            <Message tone="info" title={t('onceOnly')}>
              <span>{t(posted ? 'arrivedSay' : 'onceSay')}</span>
            </Message>
          ) : kind === 'reportLoss' ? (
            passable && card.financial === 'active' ? (
              <>
                <Message tone="warn" title={losses('also')} />
                <Tick name="financial" checked={financial} say={setFinancial}>
                  {losses('ask', { bank: card.bank[lang] })}
                </Tick>
              </>
            ) : (
              <Message tone="warn" title={t('lossWarn')}>
                <span>{t('lossSay', { bank: card.bank[lang], phone: card.bank.phone })}</span>
              </Message>
            )
          ) : (
            <Message tone="info" title={t('releaseWarn')}>
              <span>{t('releaseSay')}</span>
            </Message>
          )}
          <Unknown of={send} />
          <div className="row foot">
            <Button kind={kind === 'reportLoss' ? 'danger' : 'primary'} size="large" type="submit" busy={send.busy}>
              {t(act)}
            </Button>
            <Button size="large" onClick={() => setStage(1)}>
              {t('back')}
            </Button>
          </div>
        </Form>
      )}
    </TaskFrame>
  )
}
