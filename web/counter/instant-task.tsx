import { useEffect, useState, type ReactNode } from 'react'
import type { ApplicationView } from '#shared/applications'
import { instantSteps, stepAfter, type InstantView } from '#shared/production'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useSend, type Send } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form, Tick, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { moment } from '../ui/words.ts'
import { DocumentFields, shownOf, wrongIn } from './document-fields.tsx'
import { pathOf, placeOf, shown, StandIn } from './instant-parts.tsx'
import { text } from './instant-text.ts'
import { text as counterText } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

type Props = { application: ApplicationView; leave: () => void; collect: () => void; ended: () => void }

/** 当场制卡: seven steps as they are done, what the machine does now, what stopped it and the ways on, at last into the holder's hand. Everything is the server's: a reload shows the same. (PROD-08) */
export function InstantTask(props: Props) {
  const { application } = props
  const path = pathOf(application.person, application.id)
  const forget = useForget()
  const [busy, setBusy] = useState(false)
  const read = useRead<InstantView>(path, { every: busy ? 700 : 3000 })
  return (
    <Asked of={read} rows={8}>
      {view => <OfOne {...props} path={path} view={view} busy={setBusy} again={() => forget(path, '/api/instant')} />}
    </Asked>
  )
}

type One = Props & { path: string; view: InstantView; busy: (now: boolean) => void; again: () => void }
const told = (path: string, person: string) => [path, '/api/instant', '/api/cards', `/api/people/${person}/applications`, '/api/fees']

function OfOne(props: One) {
  const { view, path, application, leave, ended, busy } = props
  const t = useText(text)
  const lang = useLang()
  const go = useSend<InstantView>(`${path}/go`, { forget: told(path, application.person) })
  useEffect(() => busy(go.busy), [go.busy, busy])
  const { job } = view
  const open = job && !job.ended ? job : null
  const at = open ? placeOf(open.step) : job?.ended === 'handed-over' ? shown.length : 0
  const steps = shown.map(({ step, word }) => {
    const done = open?.steps.find(each => each.step === step)
    return { key: step, name: t(word), found: done && t('who', { by: done.by, at: moment(done.at) }) }
  })
  if (job?.ended && job.ended !== 'handed-over' && !go.busy) return <Ended view={view} ended={ended} again={() => void go.send({})} refused={<><Refusal of={go.refused} /><Unknown of={go} /></>} />
  const inner = parts({ ...props, t, go })
  return (
    <TaskFrame title={t('title')} steps={steps} at={Math.min(at, shown.length - 1)} ask={askOf(view, go.busy, t, lang)} park={leave} parkWord={t('leave')}>
      {open && open.attempt > 1 && <p className="note">{t('attempt', { n: open.attempt })}</p>}
      {inner}
      <Refusal of={go.refused} />
      <Unknown of={go} />
      {view.printer?.standIn && (!open || placeOf(open.step) < 5) && <StandIn printer={view.printer} changed={props.again} />}
    </TaskFrame>
  )
}

type T = ReturnType<typeof useText<(typeof text)['zh']>>
function askOf({ job, why }: InstantView, busy: boolean, t: T, lang: 'zh' | 'en'): ReactNode {
  if (busy || (job && !job.ended && job.running)) return t('askDoing')
  if (!job || job.ended) return t(why && why.name !== 'instant-not-approved' ? 'notHere' : 'askStart')
  if (job.trouble) return t('askTrouble', { what: job.trouble[lang] })
  if (job.step === 'checked') return t('askFace')
  if (job.step === 'registered') return t('askHand')
  if (job.step === 'paid' && job.attempt > 1) return t('askAnew')
  return t('askStopped', { step: t(shown[Math.max(0, placeOf(job.step) - 1)]!.word) })
}

function parts({ view, path, application, collect, t, go }: One & { t: T; go: Send<InstantView> }): ReactNode {
  const { job } = view
  const send = () => { go.reset(); void go.send({}) }
  if (go.busy || (job && !job.ended && job.running)) return <Working view={view} t={t} mine={go.busy} />
  if (!job || job.ended) return <Begin view={view} send={send} t={t} />
  if (job.step === 'registered')
    return (
      <>
        <p>{t('handSay')}</p>
        <div className="row foot">
          <Button kind="primary" size="large" onClick={collect}>
            {t('hand')}
          </Button>
        </div>
      </>
    )
  if (job.step === 'checked') return <LookAtFace path={path} application={application} attempt={job.attempt} t={t} />
  return <Stopped view={view} path={path} application={application} send={send} t={t} />
}

function Begin({ view, send, t }: { view: InstantView; send: () => void; t: T }) {
  const lang = useLang()
  if (view.why?.name === 'instant-not-approved') return <Message tone="info" title={t('waiting')}><span>{view.why[lang]}</span></Message>
  if (view.why)
    return (
      <Message tone="warn" title={view.why[lang]}>
        {view.why.name === 'instant-no-blank' && <LinkButton size="dense" to={to(patterns.counter.blanks)}>{t('stock')}</LinkButton>}
      </Message>
    )
  return (
    <>
      <p>{t('startSay', { printer: view.printer?.name ?? '' })}</p>
      <div className="row foot">
        <Button kind="primary" size="large" onClick={send}>
          {t('start')}
        </Button>
      </div>
    </>
  )
}

function Working({ view, t, mine }: { view: InstantView; t: T; mine: boolean }) {
  const lang = useLang()
  const job = view.job && !view.job.ended ? view.job : null
  const next = job ? stepAfter(job.step) : 'paid'
  const doing = instantSteps.find(each => each.step === next)?.doing
  const at = placeOf(job?.step ?? null)
  return (
    <div className="stack" role="status" aria-live="polite">
      <b>{doing && t('doing', { what: doing[lang] })}</b>
      <progress max={shown.length} value={at} aria-label={t('title')} />
      <span className="note">{t('done', { at, of: shown.length })}</span>
      {!mine && job && <p className="note">{t('running', { by: job.by })}</p>}
    </div>
  )
}

function Stopped({ view, path, application, send, t }: Pick<One, 'view' | 'path' | 'application'> & { send: () => void; t: T }) {
  const lang = useLang()
  const job = view.job!
  const [asks, ask] = useState(false)
  const anew = useSend(`${path}/new-blank`, { forget: told(path, application.person) })
  const plant = useSend(`${path}/to-plant`, { forget: told(path, application.person) })
  if (asks) return <GiveUp path={path} application={application} back={() => ask(false)} t={t} />
  const why = job.trouble?.key === 'chip-mute' || job.trouble?.key === 'chip-differs' || job.trouble?.key === 'chip-other' ? 'chip-mute' : job.trouble?.key === 'no-card' ? 'lost-here' : 'print'
  return (
    <>
      {job.trouble ? <Message tone="bad" title={job.spoilt ? t('spoilt') : job.trouble.todo[lang]} /> : <p>{t('stoppedSay', { by: job.by, at: moment(job.since) })}</p>}
      <div className="row foot">
        {!job.spoilt && <Button kind="primary" size="large" onClick={send}>{t('goOn')}</Button>}
        {job.spoilt && <Button kind="primary" size="large" busy={anew.busy} onClick={() => void anew.send({ attempt: job.attempt, why })}>{t('newBlank')}</Button>}
      </div>
      <h4>{t('ways')}</h4>
      <dl className="ways">
        {!job.spoilt && job.card && <><dt><Button busy={anew.busy} onClick={() => void anew.send({ attempt: job.attempt, why })}>{t('newBlank')}</Button></dt><dd className="note">{t('newBlankSay')}</dd></>}
        <dt><Button busy={plant.busy} onClick={() => void plant.send({})}>{t('toPlant')}</Button></dt><dd className="note">{t('toPlantSay')}</dd>
        <dt><Button onClick={() => ask(true)}>{t('giveUp')}</Button></dt><dd className="note">{t('giveUpSay')}</dd>
      </dl>
      <Refusal of={anew.refused ?? plant.refused} />
      <Unknown of={anew.broken ? anew : plant} />
    </>
  )
}

function GiveUp({ path, application, back, t }: { path: string; application: ApplicationView; back: () => void; t: T }) {
  const says = useText(counterText)
  const [document, setDocument] = useState(() => documentOf(application.person))
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`${path}/give-up`, { forget: told(path, application.person), done: () => sawDocument(application.person, document) })
  const act = () => {
    const faults = wrongIn(document, null, says)
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ document: shownOf(document, null).document })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={act}>
      <h4>{t('askGiveUp')}</h4>
      <DocumentFields value={document} say={setDocument} />
      <p className="note">{t('giveUpSay')}</p>
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="danger" size="large" type="submit" busy={send.busy}>{t('giveUpDo')}</Button>
        <Button size="large" onClick={back}>{t('back')}</Button>
      </div>
    </Form>
  )
}

function LookAtFace({ path, application, attempt, t }: Pick<One, 'path' | 'application'> & { attempt: number; t: T }) {
  const [seen, see] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const register = useSend(`${path}/register`, { forget: [...told(path, application.person), '/api/cards-to-collect'] })
  const anew = useSend(`${path}/new-blank`, { forget: told(path, application.person) })
  const act = () => {
    setWrong(seen ? {} : { face: t('faceMissing') })
    if (seen) void register.send({ face: true })
  }
  return (
    <Form refused={register.refused} wrong={wrong} send={act}>
      <p>{t('faceSay')}</p>
      <Tick
        name="face"
        checked={seen}
        say={on => {
          see(on)
          setWrong({})
        }}
      >{t('face')}</Tick>
      <Unknown of={register} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={register.busy}>{t('register')}</Button>
        <Button size="large" busy={anew.busy} onClick={() => void anew.send({ attempt, why: 'print' })}>{t('faceBad')}</Button>
      </div>
      <Refusal of={anew.refused} />
    </Form>
  )
}

function Ended({ view, ended, again, refused }: { view: InstantView; ended: () => void; again: () => void; refused: ReactNode }) {
  const t = useText(text)
  const job = view.job!
  return (
    <section className="sheet padded stack loose" aria-live="polite">
      <h2>{t(job.ended === 'given-up' ? 'gaveUp' : 'plant')}</h2>
      <p>{job.ended === 'to-plant' ? t('plantSay') : job.returned ? t('gaveUpSay', { number: job.returned }) : t('gaveUpFree')}</p>
      {refused}
      <div className="row">
        <Button kind="primary" size="large" onClick={ended}>{t('finish')}</Button>
        {job.ended === 'to-plant' && !view.why && <Button size="large" onClick={again}>{t('afterAll')}</Button>}
      </div>
    </section>
  )
}
