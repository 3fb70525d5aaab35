import { levelWords, type Level } from '#shared/clinics'
import { careWords, claimWord, classWords, groundWords, paperWords, stepWord, wayWords, type CareKind, type ClaimView, type LineClass, type Payee, type Result } from '#shared/reimbursement'
import { Fragment, useState, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { day, groups, joined, yuan } from '../ui/words.ts'
import { CaseSteps, Take } from './case-parts.tsx'
import { Approve, Review, forget } from './reimbursement-decide.tsx'
import { text } from './reimbursements-text.ts'
import '../claim/claim.css'

/** One claim as it is decided: the charges with their scans beside, what it comes to, the decision. */
export function ClaimOne({ person, claim }: { person: string; claim: string }) {
  const read = useRead<ClaimView>(`/api/people/${person}/reimbursements/${claim}`)
  return <Asked of={read} rows={10}>{view => <Shown key={view.version} view={view} />}</Asked>
}

const tone = { submitted: 'run', proposed: 'todo', returned: 'todo', approved: 'ok', refused: 'stop', withdrawn: 'off' } as const
function Shown({ view }: { view: ClaimView }) {
  const t = useText(text)
  const lang = useLang()
  const path = `/api/people/${view.person}/reimbursements/${view.id}`
  const [classes, take] = useState<LineClass[]>(view.details.lines.map(line => line.as))
  const mayChange = view.state === 'submitted' && view.hold?.mine === true
  useTitle(t('oneTitle', { name: view.name }))
  return (
    <>
      <Headline title={<>{t('oneTitle', { name: '' })}<Mask>{view.name}</Mask></>} say={joined(t('numberSay', { number: groups(view.number) }), view.provider)} back={{ to: patterns.insurer.reimbursements, word: t('back') }} action={<State tone={view.late ? 'late' : tone[view.state]} box>{claimWord[view.state][lang]}</State>} />
      <div className="claimbeside">
        <div className="stack loose">
          <section className="sheet padded stack"><h2>{t('facts')}</h2><Facts of={view} /></section>
          <Lines of={view} classes={classes} take={mayChange ? (at, to) => take(classes.map((each, i) => i === at ? to : each)) : null} />
          <Sum of={view} changed={classes.some((each, i) => each !== view.details.lines[i]!.as)} />
          {view.state === 'submitted' && (view.hold?.mine ? <Review of={view} path={path} classes={classes} /> : <Take hold={view.hold} path={`${path}/hold`} forget={forget} />)}
          {view.state === 'proposed' && <Approve of={view} path={path} />}
        </div>
        <div className="stack loose">
          <section className="sheet padded stack claimpapers"><h2>{t('papers')}</h2>{view.papers.map(each => <Scan key={each.paper} path={`${path}/papers/${each.paper}`} mime={each.mime} words={paperWords[each.material][lang]} />)}</section>
          <CaseSteps steps={view.steps.map(step => ({ ...step, what: joined(stepWord[step.step][lang], step.fund !== null && `${t('fund')} ${yuan(step.fund)}`), back: step.step === 'sendBack' || step.step === 'refuse' || step.step === 'putBack' }))} />
        </div>
      </div>
    </>
  )
}

/** A scan, shown where it is a picture. */
function Scan({ path, mime, words }: { path: string; mime: string; words: string }) {
  const t = useText(text)
  const picture = mime.startsWith('image/')
  return <figure><a className="tap" href={path} target="_blank" rel="noreferrer">{t('open', { paper: words })}</a>{picture && <img src={path} alt={t('scanOf', { paper: words })} loading="lazy" />}</figure>
}

/** What is claimed; lines that say nothing are left out. */
function Facts({ of }: { of: ClaimView }) {
  const t = useText(text)
  const lang = useLang()
  const { details: d } = of
  const lines: [string, ReactNode][] = [
    [t('care'), careWords[of.medType as CareKind][lang]], [t('ground'), groundWords[of.ground][lang]], [t('provider'), joined(of.provider, t(of.designated ? 'designated' : 'undesignated'), d.provider.code)], [t('area'), joined(of.areaName[lang], levelWords[of.level as Level][lang])],
    [t('days'), of.first === of.last ? day(of.last) : `${day(of.first)} – ${day(of.last)}`], [t('region'), of.regionName[lang]], [t('diagnosis'), d.diagnosis], [t('disease'), d.disease], [t('invoices'), d.invoices.map(each => <div key={each.number}>{t('invoice', { number: each.number, day: day(each.day), yuan: yuan(each.amount) })}</div>)], [t('memo'), d.memo],
  ]
  return <dl className="kv">{lines.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
}

/** The charges line by line; `take` null: nobody changes them now. */
function Lines({ of, classes, take }: { of: ClaimView; classes: readonly LineClass[]; take: ((at: number, to: LineClass) => void) | null }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack"><h2>{t('lines')}</h2>
      {take && <p className="note">{t('linesSay')}</p>}
      <div className="claimlines">
        {of.details.lines.map((line, i) => (
          <div key={i}>
            <span>{line.name}{line.class !== classes[i] && <span className="note">{t('saidAs', { class: classWords[line.class][lang] })}</span>}</span>
            {take ? <select className="input" aria-label={`${t('as')}：${line.name}`} value={classes[i]} onChange={event => take(i, event.target.value as LineClass)}>{Object.entries(classWords).map(([code, words]) => <option key={code} value={code}>{words[lang]}</option>)}</select> : <span>{classWords[classes[i]!][lang]}</span>}
            <Money fen={line.amount} />
          </div>))}
      </div>
      <p className="note num">{t('compare', { yuan: yuan(of.total) })}</p>
    </section>
  )
}

/** What it comes to, step by step, and where the money goes. */
function Sum({ of, changed }: { of: ClaimView; changed: boolean }) {
  const t = useText(text)
  const lang = useLang()
  if (!of.now) return null
  const to = of.payment ?? of.to
  return (
    <section className="sheet padded stack"><h2>{t('sumTitle')}</h2>
      {'why' in of.now ? <Message tone="warn" title={of.now.why[lang]} /> : <Steps of={of.now} />}
      {changed && <Message tone="info" title={t('changed')} />}
      {to && ('why' in to ? <Message tone="warn" title={to.why[lang]} /> : <p>{t('to')} {where(to, lang, t)}</p>)}
    </section>
  )
}
function Steps({ of }: { of: Result }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <dl className="kv">
      {of.explained.slice(0, -1).map((line, i) => <Fragment key={i}><dt className="num">{yuan(line.fen)}</dt><dd>{line[lang]}</dd></Fragment>)}
      <dt className="num"><b>{yuan(of.fund)}</b></dt><dd><b>{t('fund')}</b></dd>
      <dt className="num">{yuan(of.cash)}</dt><dd>{t('cash')}</dd>
    </dl>
  )
}
/** 徽商银行 社保卡金融账户 尾号 1234 */
export const where = (to: Payee, lang: 'zh' | 'en', t: (key: 'ending', words: { n: string }) => string) => joined(to.bank[lang], wayWords[to.way][lang], to.account && t('ending', { n: to.account }))
