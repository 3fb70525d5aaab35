import { filingWord, materialWords, sortWords, standingWord, stepWord, type FilingView } from '#shared/filings'
import { Fragment, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { day, groups, joined } from '../ui/words.ts'
import { CaseSteps, Take } from './case-parts.tsx'
import { Decide, End, forget } from './filing-decide.tsx'
import { text } from './filings-text.ts'

/** One filing as it is decided: what is applied for, the papers beside, the steps, the decision. */
export function FilingOne({ person, filing }: { person: string; filing: string }) {
  const read = useRead<FilingView>(`/api/people/${person}/filings/${filing}`)
  return <Asked of={read} rows={10}>{view => <Shown key={view.version} view={view} />}</Asked>
}

const tone = { 'in-force': 'ok', 'to-begin': 'run', over: 'off', submitted: 'todo', returned: 'run', approved: 'ok', refused: 'stop', withdrawn: 'off', ended: 'off' } as const
function Shown({ view }: { view: FilingView }) {
  const t = useText(text)
  const lang = useLang()
  const path = `/api/people/${view.person}/filings/${view.id}`
  const title = t('oneTitle', { what: sortWords[view.sort][lang], name: view.name })
  useTitle(title)
  const word = view.standing in standingWord ? standingWord[view.standing as keyof typeof standingWord] : filingWord[view.state]
  return (
    <>
      <Headline title={<>{sortWords[view.sort][lang]}{lang === 'zh' ? '：' : ': '}<Mask>{view.name}</Mask></>} say={joined(t('numberSay', { number: groups(view.number) }), view.filedBy)} back={{ to: patterns.insurer.filings, word: t('back') }} action={<State tone={view.late ? 'late' : tone[view.standing]} box>{word[lang]}</State>} />
      <div className="two">
        <div className="stack loose">
          <section className="sheet padded stack"><h2>{t('facts')}</h2><Facts of={view} /></section>
          {view.state === 'submitted' && (view.claim?.mine ? <Decide of={view} path={path} /> : <Take hold={view.claim} path={`${path}/claim`} forget={forget} />)}
          {view.state === 'approved' && <End of={view} path={path} />}
        </div>
        <div className="stack loose">
          <section className="sheet padded stack"><h2>{t('papersTitle')}</h2>
            {view.papers.length ? <ul className="stack">{view.papers.map(each => <li key={each.paper}><a className="tap" href={`${path}/papers/${each.paper}`} target="_blank" rel="noreferrer">{t('look', { paper: materialWords[each.material][lang] })}</a></li>)}</ul> : <p className="note">{t('noPapers')}</p>}</section>
          <CaseSteps steps={view.steps.map(step => ({ ...step, what: stepWord[step.step][lang], back: step.step === 'sendBack' || step.step === 'refuse' }))} />
        </div>
      </div>
    </>
  )
}

/** What is applied for; lines that say nothing are left out. */
function Facts({ of }: { of: FilingView }) {
  const t = useText(text)
  const lang = useLang()
  const { details: d } = of
  const lines: [string, ReactNode][] = [
    [t('region'), of.regionName[lang]], [t('days'), `${day(of.from)} – ${of.until ? day(of.until) : t('openEnd')}`], [t('disease'), of.disease && `${of.disease[lang]} ${of.disease.code}`], [t('diagnosis'), joined(d.diagnosisName, d.diagnosis)],
    [t('condition'), d.condition], [t('doctor'), joined(d.doctor, d.doctorCode)], [t('seenOn'), d.seenOn && day(d.seenOn)], [t('providers'), of.providers.map(each => each.name).join(lang === 'zh' ? '、' : ', ')],
    [t('limit'), of.kind === 'chronic' && (of.limit === null ? t('noLimit') : <Money fen={of.limit} />)], [t('place'), of.area], [t('hospital'), of.kind === 'remote' && joined(d.hospitalName, d.hospital)], [t('reason'), d.reason], [t('opinion'), d.opinion],
    [t('weeks'), d.weeks], [t('phone'), d.phone], [t('address'), d.address], [t('memo'), d.memo],
  ]
  return <dl className="kv">{lines.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
}
