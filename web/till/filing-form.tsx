import { businessWords, emptyDetails, materialWords, sortWords, type Details, type FilingMaterial, type FilingSort, type TillFilings } from '#shared/filings'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { ScanField } from '../counter/scan-field.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { joined } from '../ui/words.ts'
import { text } from './filings-text.ts'

type Row = TillFilings['filings'][number]
/** A new filing, one that is mended, one that goes on. */
export type About = { how: 'new' } | { how: 'mend' | 'renew'; row: Row }
/** What each sort asks of the diagnosis. */
const asks: Record<FilingSort, readonly (keyof Details)[]> = {
  'long-term': ['reason', 'address', 'phone', 'memo'], temporary: ['reason', 'phone', 'memo'], transferred: ['diagnosis', 'diagnosisName', 'condition', 'hospitalName', 'reason', 'phone'],
  chronic: ['diagnosis', 'diagnosisName', 'doctor', 'seenOn', 'phone', 'memo'], designated: ['phone', 'memo'], maternity: ['weeks', 'diagnosis', 'diagnosisName', 'phone', 'memo'],
}
const long = new Set<keyof Details>(['condition', 'reason', 'memo'])

/** The form of a filing: the kind first, then what that kind asks for, its papers scanned at once. */
export function FilingForm({ of, session, about, leave }: { of: TillFilings; session: string; about: About; leave: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const row = about.how === 'new' ? null : about.row
  const [region, setRegion] = useState(row?.region ?? of.regions[0]!.region)
  const [sort, setSort] = useState<FilingSort>(row?.sort ?? 'chronic')
  const [from, setFrom] = useState(about.how === 'mend' ? about.row.from : of.today)
  const [until, setUntil] = useState('')
  const [area, setArea] = useState(row?.area ?? '')
  const [business, setBusiness] = useState<string>(row?.business ?? '01')
  const [chosen, setChosen] = useState(row?.providers.map(each => each.code).join(' ') ?? '')
  const [details, setDetails] = useState<Details>({ ...emptyDetails, disease: row?.disease?.code ?? '' })
  const [papers, setPapers] = useState<Partial<Record<FilingMaterial, string>>>({})
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(about.how === 'mend' ? `/api/till/filings/${about.row.id}/mend` : '/api/till/filings', { forget: ['/api/till/sessions'], done: leave })
  const here = of.regions.find(each => each.region === region) ?? of.regions[0]!
  const terms = here.sorts.find(each => each.sort === sort)!
  const remote = sort === 'long-term' || sort === 'transferred' || sort === 'temporary'
  const fixed = about.how !== 'new'
  const go = () => {
    const bad = { ...isDay(from) ? {} : { from: t('dayBad') }, ...!until || isDay(until) ? {} : { until: t('dayBad') }, ...!remote || /^\d{6}$/.test(area) ? {} : { area: t('areaBad') }, ...sort !== 'chronic' || details.disease ? {} : { disease: t('diseaseBad') },
      ...!details.seenOn || isDay(details.seenOn) ? {} : { seenOn: t('dayBad') }, ...Object.fromEntries(terms.papers.filter(each => !papers[each] && about.how !== 'mend').map(each => [each, `${materialWords[each][lang]}${lang === 'zh' ? '' : ': '}${t('paperBad')}`])) }
    setWrong(bad)
    if (Object.keys(bad).length) return
    const common = { session, from, until: until || null, details, papers: terms.papers.flatMap(material => papers[material] ? [{ material, paper: papers[material]! }] : []) }
    void send.send(about.how === 'mend' ? { ...common, version: about.row.version } : { ...common, region, sort, area: remote ? area : null, business: sort === 'designated' ? business : null, chosen: remote || sort === 'maternity' ? [] : chosen.split(/[\s,，、]+/).filter(Boolean), renews: about.how === 'renew' ? about.row.id : null })
  }
  return (
    <section className="sheet padded stack">
      <h2>{row ? t(about.how === 'mend' ? 'mendTitle' : 'renewTitle', { what: row.disease?.[lang] ?? sortWords[row.sort][lang] }) : t('newTitle')}</h2>
      {send.done !== null && <Message tone="ok" title={t('done')} />}
      <Form refused={send.refused} wrong={wrong} send={go}>
        {!fixed && <div className="cols2">
          <SelectField name="sort" label={t('kind')} value={sort} say={value => setSort(value as FilingSort)} options={here.sorts.map(each => [each.sort, sortWords[each.sort][lang]] as const)} />
          <SelectField name="region" label={t('region')} value={region} say={setRegion} options={of.regions.map(each => [each.region, each.regionName[lang]] as const)} />
        </div>}
        <p className="note">{joined(t(terms.by === 'at-once' ? 'atOnce' : 'byOffice'), terms.months !== null && sort !== 'chronic' && t('months', { n: terms.months, count: terms.months }))}</p>
        <div className="cols2">
          {about.how !== 'renew' && <TextField name="from" label={t('from')} type="date" value={from} say={setFrom} />}
          <TextField name="until" label={t('until')} hint={t('untilHint')} optional type="date" value={until} say={setUntil} />
          {remote && !fixed && <TextField name="area" label={t('area')} hint={t('areaHint')} inputMode="numeric" maxLength={6} value={area} say={setArea} />}
          {sort === 'chronic' && !fixed && <SelectField name="disease" label={t('disease')} value={details.disease} say={disease => setDetails({ ...details, disease })} options={[['', '—'], ...here.diseases.map(each => [each.code, each[lang]] as const)]} />}
          {sort === 'designated' && !fixed && <SelectField name="business" label={t('business')} value={business} say={setBusiness} options={Object.entries(businessWords).map(([code, words]) => [code, words[lang]] as const)} />}
          {(sort === 'chronic' || sort === 'designated') && about.how !== 'mend' && <TextField name="chosen" label={t('chosen')} hint={t('chosenHint')} optional value={chosen} say={setChosen} maxLength={120} />}
          {asks[sort].map(name => {
            const label = t(name === 'reason' ? 'why' : name as 'diagnosis')
            const common = { name, label, optional: true, ...name === 'phone' || name === 'address' ? { hint: t('onRecord') } : {}, value: details[name], say: (value: string) => setDetails({ ...details, [name]: value }) }
            return long.has(name) ? <TextArea key={name} {...common} maxLength={500} /> : <TextField key={name} {...common} {...name === 'seenOn' ? { type: 'date' } : {}} maxLength={name === 'weeks' ? 3 : name === 'diagnosis' ? 30 : name === 'phone' || name === 'doctor' ? 50 : 200} />
          })}
        </div>
        <div className="stack"><b>{t('papers')}</b>
          {terms.papers.length ? terms.papers.map(each => (
            <ScanField key={each} path={`/api/till/sessions/${session}/filings/papers?material=${each}`} name={each} taken={!!papers[each]} take={paper => setPapers(old => ({ ...old, [each]: paper }))}
              words={{ label: materialWords[each][lang], scan: t('scan', { paper: materialWords[each][lang] }), again: t('again', { paper: materialWords[each][lang] }), kept: t('kept') }} />)) : <p className="note">{t('noPapers')}</p>}
          {terms.held.length > 0 && <p className="note">{t('held', { papers: terms.held.map(each => materialWords[each][lang]).join(lang === 'zh' ? '、' : ', ') })}</p>}
          {about.how === 'mend' && terms.papers.length > 0 && <p className="note">{t('mendPapers')}</p>}
        </div>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t(about.how === 'mend' ? 'save' : 'file')}</Button>{fixed && <Button size="large" onClick={leave}>{t('leave')}</Button>}</div>
      </Form>
    </section>
  )
}
