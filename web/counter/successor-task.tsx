import { useState } from 'react'
import type { SuccessorChoices } from '#shared/applications'
import type { CardView } from '#shared/cards'
import type { PaymentView } from '#shared/fees'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { useReader } from '../reader.ts'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { NewAddress, NewPhone } from './contact-task.tsx'
import { AgentFields, DocumentFields, emptyAgent, shownOf, wrongIn } from './document-fields.tsx'
import { text as guardianText } from './guardian-text.ts'
import { FeeWay, stands, usePayment, type Way } from './pay-account.tsx'
import { byPost, lacksWord, NewCard, postLacks, Recap, WhoAndWhy, type Give } from './successor-parts.tsx'
import { SuccessorReceipt, type Applied } from './successor-receipt.tsx'
import { text } from './successor-text.ts'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'
import { isGuardian, useGuardians, type Comer } from './who-comes.tsx'

export type SuccessorKind = 'replacement' | 'exchange' | 'renewal'
/** The verb of each kind and the words of its steps. */
const kinds = {
  replacement: { verb: 'replace', title: 'replaceTitle', first: 'askWho', step: 'stepWho', last: 'askReplace', act: 'doReplace' },
  exchange: { verb: 'exchange', title: 'exchangeTitle', first: 'askWhy', step: 'stepWhy', last: 'askExchange', act: 'doExchange' },
  renewal: { verb: 'renew', title: 'renewTitle', first: 'askRenewWho', step: 'stepWho', last: 'askRenew', act: 'doRenew' },
} as const
type Props = { kind: SuccessorKind; card: CardView; leave: () => void; instant: () => void }

/** 补卡、换卡、到期换领: who and why, the document, for a renewal the old card, where the new card goes, one check with fee and promise, one act; then the receipt. (REPL-01) */
export function SuccessorTask({ kind, card, leave, instant }: Props) {
  const choices = useRead<SuccessorChoices>(`/api/cards/${card.person}/${card.id}/successor?kind=${kind}`)
  const [made, setMade] = useState<Applied | null>(null)
  if (made) return <SuccessorReceipt application={made} leave={leave} instant={instant} />
  return (
    <Asked of={choices} rows={6}>
      {given => <Asking kind={kind} card={card} choices={given} leave={leave} instant={instant} done={setMade} />}
    </Asked>
  )
}

function Asking({ kind, card, choices, leave, done }: Props & { choices: SuccessorChoices; done: (made: Applied) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const of = kinds[kind]
  const reader = useReader()
  const inReader = reader.read?.card.id === card.id ? (reader.basic?.cardNumber ?? '') : ''
  const [stage, setStage] = useState(0)
  const guards = useText(guardianText)
  const { guardians } = useGuardians(card.person)
  const [comer, setComer] = useState<Comer>('self')
  const agentComes = comer === 'agent'
  const guardian = isGuardian(comer) ? comer : null
  const come = (next: Comer) => {
    setComer(next)
    setDocument(documentOf(isGuardian(next) ? next.person : card.person))
  }
  const [agent, setAgent] = useState(emptyAgent)
  const [document, setDocument] = useState(() => documentOf(card.person))
  const [answers, set] = useState({
    reason: kind === 'replacement' ? 'lost' : kind === 'renewal' ? 'expiring' : '',
    place: choices.places[0]?.organisation ?? '',
    kept: choices.photoOnRecord,
    photo: null as string | null,
    taken: false,
    oldCard: '',
  })
  const [wrong, setWrong] = useState<Wrong>({})
  const mayContact = useMay('people.contact')
  const [giving, give] = useState<Give | null>(null)
  const send = useSend<Applied>(`/api/cards/${card.person}/${card.id}/${of.verb}`, {
    forget: [`/api/cards/${card.person}`, `/api/people/${card.person}/applications`],
    done: made => {
      sawDocument(guardian?.person ?? card.person, document)
      done(made)
    },
  })
  const [way, setWay] = useState<Way>(choices.account.payment || (choices.cash && !choices.account.why) ? 'account' : 'cash')
  const [payment, know] = usePayment(card.person, choices.account.payment)
  const asking = useSend<PaymentView>(`/api/people/${card.person}/fee-payments`, { done: know })
  const paid = payment?.state === 'paid'
  const byAccount = choices.fee > 0 && (way === 'account' || stands(payment))
  const session = reader.read?.session && reader.terminal ? { terminal: reader.terminal, session: reader.read.session.id } : null
  const put = (part: Partial<typeof answers>) => {
    set(old => ({ ...old, ...part }))
    setWrong({})
  }
  const oldCard = answers.oldCard || inReader
  const lacks = postLacks(choices)
  const faultsAt = (at: number): Wrong =>
    at === 0
      ? answers.reason
        ? {}
        : { reason: t('reasonMissing') }
      : at === 1
        ? { ...wrongIn(document, agentComes ? agent : null, says), ...(kind === 'renewal' && !oldCard.trim() ? { oldCard: t('oldCardMissing') } : {}) }
        : at === 2
          ? {
              ...(byPost(choices, answers) && lacks.length ? { delivery: t(lacksWord(lacks)) } : {}),
              ...(answers.kept || answers.photo ? {} : { photo: t('photoMissing') }),
            }
          : kind === 'exchange' && !answers.taken
            ? { taken: t('tickMissing') }
            : {}
  const onward = () => {
    const faults = faultsAt(stage)
    setWrong(faults)
    if (Object.keys(faults).length) return
    if (stage < 3) {
      send.reset()
      setStage(stage + 1)
      return
    }
    if (byAccount && !paid) {
      // each asking after one that came to nothing is another order at the POS
      asking.reset()
      if (session) void asking.send({ reason: kind, card: card.id, amount: choices.fee, ...session })
      return
    }
    const place = choices.places.find(one => one.organisation === answers.place)
    void send.send({
      reason: answers.reason,
      fee: choices.fee,
      ...(byAccount && payment ? { payment: payment.id } : {}),
      ...(kind === 'renewal' ? { oldCard } : {}),
      ...(place ? { delivery: { kind: place.kind, organisation: place.organisation } } : {}),
      ...(answers.kept || !answers.photo ? {} : { photo: answers.photo }),
      ...shownOf(document, agentComes ? agent : null),
      ...(guardian ? { guardian: guardian.id } : {}),
    })
  }
  const back = (to: number) => {
    setWrong({})
    send.reset()
    setStage(to)
  }
  const contact = { person: card.person, document, guardian: guardian?.id, go: t('goOn'), leave: () => give(null) }
  const startGiving = (what: Give) => {
    setWrong({})
    give(what)
  }
  const asks = [t(of.first), guardian ? guards('documentAsk') : t(kind === 'renewal' ? 'askBoth' : 'askDocument'), t('askNew'), t(of.last)]
  return (
    <TaskFrame
      title={t(of.title)}
      steps={[
        { key: 'who', name: t(of.step) },
        { key: 'document', name: guardian ? guards('document') : t(kind === 'renewal' ? 'stepBoth' : 'stepDocument') },
        { key: 'new', name: t('stepNew') },
        { key: 'check', name: t('stepCheck') },
      ]}
      at={stage}
      ask={giving ? t(giving === 'phone' ? 'askPhone' : 'askAddress') : asks[stage]}
      park={leave}
      parkWord={t('leave')}
    >
      {giving ? (
        <div className="stack">
          {giving === 'phone' ? <NewPhone {...contact} /> : <NewAddress {...contact} version={choices.contact?.version ?? 0} />}
          <div className="row">
            <Button kind="link" onClick={contact.leave}>
              {t('backToNew')}
            </Button>
          </div>
        </div>
      ) : (
        <Form key={stage} refused={send.refused} wrong={wrong} send={onward}>
          {stage === 0 && (
            <WhoAndWhy
              drawer={to(patterns.counter.drawer, {}, { person: card.person, for: of.verb })}
              cash={choices.cash?.[lang] ?? null}
              mayAgent={card.agents.includes('replacement')}
              guardians={guardians}
              comer={comer}
              come={come}
              reasons={kind === 'exchange' ? choices.reasons : []}
              reason={answers.reason}
              say={reason => put({ reason })}
            />
          )}
          {stage === 1 && (
            <>
              <DocumentFields value={document} say={setDocument} />
              {kind === 'renewal' && <TextField name="oldCard" label={t('oldCard')} hint={t(inReader ? 'oldCardRead' : 'oldCardHint')} value={oldCard} say={typed => put({ oldCard: typed })} />}
              {agentComes && (
                <>
                  <h4>{says('agentAsk')}</h4>
                  <AgentFields value={agent} say={setAgent} />
                </>
              )}
            </>
          )}
          {stage === 2 && <NewCard person={card.person} choices={choices} answers={answers} put={put} give={mayContact && !agentComes ? startGiving : null} />}
          {stage === 3 && (
            <Recap kind={kind} card={card} choices={choices} answers={answers} who={guardian ? guards('comes', { name: guardian.name, relation: guards(`rel_${guardian.relation}`) }) : says(agentComes ? 'agentComes' : 'holderSelf')} put={put} change={back} />
          )}
          {stage === 3 && choices.fee > 0 && (
            <FeeWay choices={choices} way={way} say={setWay} person={card.person} payment={payment} know={know} asking={asking} />
          )}
          {stage === 3 && byAccount && !session && !stands(payment) && <Message tone="info" title={t('payCardFirst')} />}
          {stage === 3 && paid && <p className="note">{t('payThen')}</p>}
          <Unknown of={send} />
          <div className="row foot">
            {stage === 3 && byAccount && !paid ? (
              <Button kind="bank" size="large" type="submit" busy={asking.busy} disabled={payment?.state === 'asked' || !session}>
                {payment?.state === 'asked' ? t('payWait') : payment ? t('payAgain') : t('payDo', { yuan: yuan(choices.fee) })}
              </Button>
            ) : (
              <Button kind="primary" size="large" type="submit" busy={send.busy}>
                {t(stage < 3 ? 'next' : of.act)}
              </Button>
            )}
            {stage > 0 && (
              <Button size="large" onClick={() => back(stage - 1)}>
                {t('back')}
              </Button>
            )}
          </div>
        </Form>
      )}
    </TaskFrame>
  )
}
