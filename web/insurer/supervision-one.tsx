import { ruleWords, stateWord, stepWord, type CaseView, type Leg } from '#shared/supervision'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { groups, moment, stamp } from '../ui/words.ts'
import { CaseSteps, Reasoned, Take } from './case-parts.tsx'
import { text } from './supervision-text.ts'

const forget = ['/api/people', '/api/supervision']
export const tone = { open: 'todo', unfounded: 'ok', confirmed: 'stop' } as const

/** One case: its evidence, its steps, the decision. */
export function CaseOne({ person, id }: { person: string; id: string }) {
  const read = useRead<CaseView>(`/api/people/${person}/abuse-cases/${id}`)
  return <Asked of={read} rows={10}>{view => <Shown key={view.version} view={view} />}</Asked>
}

function Shown({ view }: { view: CaseView }) {
  const t = useText(text)
  const lang = useLang()
  const path = `/api/people/${view.person}/abuse-cases/${view.id}`
  useTitle(t('oneTitle', { what: ruleWords[view.rule][lang], name: view.name }))
  return (
    <>
      <Headline title={<>{ruleWords[view.rule][lang]}{lang === 'zh' ? '：' : ': '}<Mask>{view.name}</Mask></>} say={<><span className="num"><Mask>{view.numberOf}</Mask></span> {t('numberSay', { region: view.regionName[lang] })}</>} back={{ to: patterns.insurer.supervision, word: t('back') }}
        action={<State tone={tone[view.state]} box>{stateWord[view.state][lang]}</State>} />
      <div className="two">
        <div className="stack loose">
          <Evidence of={view} />
          {view.state === 'open' ? view.claim?.mine ? <Decide of={view} path={path} /> : <Take hold={view.claim} path={`${path}/claim`} forget={forget} /> : view.mayTakeBack && <TakeBack of={view} path={path} />}
        </div>
        <CaseSteps steps={view.steps.map(step => ({ ...step, what: stepWord[step.step][lang], back: step.step === 'takeBack' }))} />
      </div>
    </>
  )
}

function Evidence({ of }: { of: CaseView }) {
  const t = useText(text)
  return (
    <>
      {of.rule === 'apart' && <section className="sheet padded stack"><h2>{t('evidence')}</h2><dl className="kv"><dt>{t('distance')}</dt><dd className="num">{t('kilometres', { n: of.km! })}</dd><dt>{t('between')}</dt><dd className="num">{t('minutes', { n: of.minutes!, count: of.minutes! })}</dd></dl></section>}
      {of.earlier && <LegOf title={t('earlier')} leg={of.earlier} />}
      <LegOf title={t('later')} leg={of.later} />
      {of.stay && <section className="sheet padded stack">
        <h2>{t('stay')}</h2>
        <dl className="kv"><dt>{t('hospital')}</dt><dd>{of.stay.provider.name} <span className="note num">{of.stay.provider.code}</span></dd><dt>{t('begun')}</dt><dd className="num">{stamp(of.stay.begun)}</dd>
          <dt>{t('ended')}</dt><dd className="num">{of.stay.ended ? stamp(of.stay.ended) : t('notYet')}</dd><dt>{t('visit')}</dt><dd className="num">{groups(of.stay.visit)}</dd></dl>
        {!of.stay.standing && <Message tone="warn" title={t('stayGone')} />}
      </section>}
      {of.over.length > 0 && <section className="sheet"><header><h2>{t('items')}</h2></header><DataTable rows={of.over} caption={t('items')} keyOf={row => row.code} columns={[
        { key: 'item', title: t('item'), lead: true, cell: row => <>{row.name}<span className="note num">{row.code}</span></> },
        { key: 'bought', title: t('bought', { days: of.over[0]!.days }), right: true, cell: row => t('pieces', { n: row.pieces }) },
        { key: 'most', title: t('most'), right: true, cell: row => t('pieces', { n: row.most }) },
      ]} /></section>}
    </>
  )
}

function LegOf({ title, leg }: { title: string; leg: Leg }) {
  const t = useText(text)
  return (
    <section className="sheet padded stack">
      <h2>{title}</h2>
      <dl className="kv"><dt>{t('provider')}</dt><dd>{leg.provider.name} <span className="note num">{leg.provider.code}</span></dd><dt>{t('at')}</dt><dd className="num">{stamp(leg.at)}</dd><dt>{t('amount')}</dt><dd><Money fen={leg.total} /></dd><dt>{t('number')}</dt><dd className="num">{groups(leg.number)}</dd></dl>
      {leg.undone && <Message tone="info" title={t('undone')} />}
    </section>
  )
}

function Decide({ of, path }: { of: CaseView; path: string }) {
  const t = useText(text)
  const [how, choose] = useState<'dismiss' | 'confirm'>('dismiss')
  return (
    <section className="sheet padded stack" aria-live="polite">
      <h2>{t('decideTitle')}</h2>
      <div className="chips">{(['dismiss', 'confirm'] as const).map(each => <button key={each} type="button" aria-pressed={how === each} onClick={() => choose(each)}>{t(each)}</button>)}</div>
      <Reasoned key={how} version={of.version} forget={forget} label={t('reason')} hint={t('reasonHint')} path={`${path}/${how}`} word={t(how === 'dismiss' ? 'doDismiss' : 'doConfirm')} danger={how === 'confirm'} />
    </section>
  )
}

/** A decision is taken back by the post that made it. */
function TakeBack({ of, path }: { of: CaseView; path: string }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  if (!open) return <div className="row"><Button onClick={() => setOpen(true)}>{t('takeBack')}</Button></div>
  return (
    <section className="sheet padded stack">
      <h2>{t('takeBack')}</h2>
      <p className="note">{t('takeBackSay', { time: moment(of.takeBackUntil!) })}</p>
      <Reasoned version={of.version} forget={forget} label={t('reason')} hint={t('reasonHint')} path={`${path}/take-back`} word={t('doTakeBack')} cancel={() => setOpen(false)} />
    </section>
  )
}
