import { levelWords } from '#shared/clinics'
import { careWords, groundWords, isStay, paperWords, type ClaimForm as Form_, type ClaimGround, type ClaimPage, type MyClaim } from '#shared/reimbursement'
import { isDay } from '#kit/day'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { DocumentFields, emptyDocument, shownOf, wrongIn } from '../counter/document-fields.tsx'
import { ScanField } from '../counter/scan-field.tsx'
import { text as counterText } from '../counter/text.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextArea, TextField, Tick, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, joined, yuan } from '../ui/words.ts'
import { text } from './claim-text.ts'
import { bodyOf, draftOf, sumOf, type Draft } from './draft.ts'
import { FindProvider } from './find-provider.tsx'
import { Bills, Charges } from './rows.tsx'
import './claim.css'

/** The paths of a claim: the holder's own, or those of a person at a window, whose document is shown. */
export type Paths = { claims: string; providers: string; window: boolean }

/** 申请报销: where, when, what, the invoices and the list line by line, the scans; the two sums must agree. */
export function ClaimForm({ form, paths, row, leave, done }: { form: Form_; paths: Paths; row: MyClaim | null; leave: () => void; done: (page: ClaimPage) => void }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const [draft, set] = useState<Draft>(() => draftOf(form, row))
  const [document, setDocument] = useState(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const put = (part: Partial<Draft>) => { set(old => ({ ...old, ...part })); setWrong({}) }
  const send = useSend<ClaimPage>(row ? `${paths.claims}/${row.id}/mend` : paths.claims, { forget: [paths.claims], done })
  const rule = form.regions.find(each => each.region === draft.region)
  if (!rule) return <section className="sheet"><Empty title={t('noRegion')} say={t('noRegionSay')} /></section>
  const stay = isStay(draft.medType)
  const asked = rule.papers[stay ? 'inpatient' : 'outpatient']
  const [charges, bills] = [sumOf(draft.lines), sumOf(draft.invoices)]
  const taken = (material: string) => draft.papers.filter(each => each.material === material).length
  const lacks = (what: 'care' | 'ground' | 'level' | 'class') => t('lacks', { what: t(what) })
  const dated = (what: 'first' | 'last' | 'day' | 'issued') => t('dated', { what: t(what) })
  const go = () => {
    const amounts = (name: 'invoices' | 'lines') => Object.fromEntries(draft[name].flatMap((each, i) => fenOf(each.amount) ? [] : [[`${name}.${i}.amount`, t('amountBad')]]))
    const faults: Wrong = {
      ...draft.medType ? {} : { medType: lacks('care') }, ...draft.ground ? {} : { ground: lacks('ground') }, ...draft.how === 'here' && !draft.chosen ? { find: t('providerMissing') } : {}, ...draft.how === 'other' && !draft.level ? { 'provider.level': lacks('level') } : {},
      ...stay && !isDay(draft.first) ? { first: dated('first') } : {}, ...isDay(draft.last) ? {} : { last: dated(stay ? 'last' : 'day') }, ...Object.fromEntries(draft.invoices.flatMap((each, i) => isDay(each.day) ? [] : [[`invoices.${i}.day`, dated('issued')]])), ...amounts('invoices'), ...amounts('lines'),
      ...Object.fromEntries(draft.lines.flatMap((each, i) => each.class ? [] : [[`lines.${i}.class`, lacks('class')]])), ...Object.fromEntries(asked.filter(each => !taken(each)).map(each => [each, t('scanMissing', { paper: paperWords[each][lang] })])), ...paths.window ? wrongIn(document, null, says) : {},
    }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ ...bodyOf(draft, stay), ...row ? { version: row.version } : {}, ...paths.window ? { document: shownOf(document, null).document } : {} })
  }
  const words = (grounds: readonly ClaimGround[]) => grounds.map(each => groundWords[each][lang]).join(lang === 'zh' ? '、' : ', ')
  return (
    <section className="sheet padded stack claimform">
      <h2>{t(row ? 'mendTitle' : 'formTitle')}</h2>
      <p className="note">{joined(t('months', { n: rule.months }), t('undesignated', { grounds: words(rule.undesignated) }))}</p>
      <Form refused={send.refused} wrong={wrong} send={go}>
        {paths.window && <fieldset className="stack"><legend>{t('document')}</legend><DocumentFields value={document} say={setDocument} /></fieldset>}
        <div className="cols2">
          {form.regions.length > 1 && <SelectField name="region" label={t('region')} value={draft.region} say={region => put({ region })} options={form.regions.map(each => [each.region, each.regionName[lang]] as const)} />}
          <SelectField name="medType" label={t('care')} value={draft.medType} say={medType => put({ medType })} options={[['', t('choose')], ...Object.entries(careWords).map(([code, each]) => [code, each[lang]] as const)]} />
          <SelectField name="ground" label={t('ground')} value={draft.ground} say={ground => put({ ground })} options={[['', t('choose')], ...rule.grounds.map(each => [each, groundWords[each][lang]] as const)]} />
        </div>
        <fieldset className="stack"><legend>{t('where')}</legend>
          <div className="chips">{(['here', 'other'] as const).map(how => <button key={how} type="button" aria-pressed={draft.how === how} onClick={() => put({ how })}>{t(how)}</button>)}</div>
          {draft.how === 'here' ? <FindProvider path={paths.providers} chosen={draft.chosen} choose={chosen => put({ chosen })} /> : (
            <div className="cols2">
              <TextField name="provider.name" label={t('name')} hint={t('nameHint')} value={draft.name} say={name => put({ name })} maxLength={100} />
              <SelectField name="provider.area" label={t('area')} value={draft.area} say={area => put({ area })} options={form.areas.map(each => [each.code, each[lang]] as const)} />
              <SelectField name="provider.level" label={t('level')} value={draft.level} say={level => put({ level })} options={[['', t('choose')], ...Object.entries(levelWords).map(([code, each]) => [code, each[lang]] as const)]} />
              <Tick name="provider.designated" checked={draft.designated} say={designated => put({ designated })}>{t('designated')}</Tick>
            </div>)}
        </fieldset>
        <div className="cols2">
          {stay && <TextField name="first" label={t('first')} type="date" value={draft.first} say={first => put({ first })} />}
          <TextField name="last" label={t(stay ? 'last' : 'day')} type="date" value={draft.last} say={last => put({ last })} />
          <TextField name="diagnosis" label={t('diagnosis')} optional value={draft.diagnosis} say={diagnosis => put({ diagnosis })} maxLength={200} />
          {draft.medType === '14' && <SelectField name="disease" label={t('disease')} value={draft.disease} say={disease => put({ disease })} options={[['', t('choose')], ...rule.diseases.map(each => [each.code, each[lang]] as const)]} />}
        </div>
        <Bills rows={draft.invoices} put={invoices => put({ invoices })} />
        <Charges rows={draft.lines} put={lines => put({ lines })} />
        {charges + bills > 0 && <Message tone={charges === bills ? 'ok' : 'warn'} title={t('sum', { lines: yuan(charges), invoices: yuan(bills) })}><span>{t(charges === bills ? 'same' : 'differs')}</span></Message>}
        <fieldset className="stack"><legend>{t('papers')}</legend>
          <p className="note">{t('papersSay')}</p>
          {asked.map(material => (
            <ScanField key={material} path={`${paths.claims}/papers?material=${material}`} name={material} taken={taken(material) > 0} take={paper => set(old => ({ ...old, papers: [...old.papers, { material, paper }] }))}
              words={{ label: paperWords[material][lang], scan: t('scan', { paper: paperWords[material][lang] }), again: t('again', { paper: paperWords[material][lang] }), kept: t('kept', { n: taken(material) }) }} />))}
        </fieldset>
        <TextArea name="memo" label={t('memo')} optional value={draft.memo} say={memo => put({ memo })} maxLength={500} />
        <Unknown of={send} />
        <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('send')}</Button><Button size="large" onClick={leave}>{t('leave')}</Button></div>
      </Form>
    </section>
  )
}
