import { kindWords } from '#shared/applications'
import { useLang, useText } from '../i18n.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { day, groups, joined } from '../ui/words.ts'
import { text } from './one-text.ts'
import type { Opened } from './opened.ts'
import { Photo, tones } from './review-columns.tsx'

/** What a decision rests on: who, since when, the machine's verdict on the photo, the register's answer, the papers. */
export function Evidence({ of }: { of: Opened }) {
  return <><Who of={of} /><Machine of={of} /><Compared of={of} /><Papers of={of} /></>
}

function Who({ of }: { of: Opened }) {
  const t = useText(text)
  const lang = useLang()
  const { application } = of
  return (
    <div className="who"><Photo row={{ photo: of.photo, person: application.person }} /><div><h2><Mask>{of.form.name}</Mask></h2>
      <p className="note num">{t('number', { number: groups(application.number) })}</p>
      <p className="note">{joined(of.waited ? t('came', { day: day(application.submittedOn), count: of.waited, n: of.waited }) : t('cameToday', { day: day(application.submittedOn) }), t(`channel_${application.channel}`), application.kind !== 'first' && kindWords[application.kind][lang], application.reason?.[lang])}</p>
      {of.late > 0 && <State tone="late" size={14}>{t('late', { count: of.late, n: of.late, day: day(of.promisedOn!) })}</State>}</div></div>
  )
}

function Machine({ of }: { of: Opened }) {
  const t = useText(text)
  const lang = useLang()
  const bad = of.checks.filter(check => !check.good)
  const line = (check: Opened['checks'][number]) => <li key={check.zh}><State tone={check.good ? 'ok' : 'diff'} size={14}>{check[lang]}</State>{check.cure && <span className="note">{check.cure[lang]}</span>}</li>
  return (
    <div className="stack tight"><b>{t('machine')}</b>
      {!of.photo ? <State tone="todo">{t('noPhoto')}</State> : bad.length ? <><State tone="diff">{t('machineBad', { n: bad.length })}</State><ul className="checks">{bad.map(line)}</ul></>
        : <details className="checklist"><summary><State tone="ok">{t('machineGood', { n: of.checks.length })}</State></summary><ul className="checks">{of.checks.map(line)}</ul></details>}
      <span className="note">{t('machineNot')}</span></div>
  )
}

function Compared({ of }: { of: Opened }) {
  const t = useText(text)
  const lang = useLang()
  const { form, register } = of
  const differs = of.finding === 'name-differs'
  return <>
    <div className="cmp">
      <span /><b>{t('form')}</b><b>{register.source[lang]}</b>
      <span>{t('name')}</span><span className={differs ? 'diff' : ''}>{register.typed ?? <Mask>{form.name}</Mask>}</span>
      {differs ? <span className="diff">{register.name}</span> : <State tone={register.name ? 'ok' : tones[of.finding]}>{t(register.name ? 'equal' : 'unknown')}</State>}
      <span>{t('ssn')}</span><span className="num"><Mask>{form.number}</Mask></span><State tone={register.name ? 'ok' : 'todo'}>{t(register.name ? 'equal' : 'unknown')}</State>
      <span>{t('birth')}</span><span className="num">{form.birthYear}</span><span className="note">{t('notAsked')}</span>
      <span>{t('address')}</span><span>{form.address}</span><span className="note">{t('notAsked')}</span>
    </div>
    {differs && <Message tone="bad" title={t('differs')}><span>{t('differsSay')}</span></Message>}
  </>
}

function Papers({ of }: { of: Opened }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <div className="stack tight"><b>{t('materials')}</b>
      {of.papers.length ? <ul className="lines">{of.papers.map(paper => <li key={paper.material}>{paper[lang]}{paper.paper
        ? <a href={`/api/people/${of.application.person}/papers/${paper.paper}`} download>{t('look')}<span className="sr">{paper[lang]}</span></a> : <span className="note">{t('seenAtWindow')}</span>}</li>)}</ul>
        : <span className="note">{t('noPapers')}</span>}
      {of.missing && <Message tone="warn" title={t('missing', { list: of.missing[lang] })}><span>{t('missingSay')}</span></Message>}</div>
  )
}
