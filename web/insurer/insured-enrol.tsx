import { useState } from 'react'
import { psnTypeFits, psnTypes, schemeWords } from '#shared/insurance'
import { DocumentFields, emptyDocument, shownOf, wrongIn } from '../counter/document-fields.tsx'
import { text as counterText } from '../counter/text.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { askPin, useReader } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fenOf, today } from '../ui/words.ts'
import type { Seen } from './insured-one.tsx'
import { text } from './insured-text.ts'

/** 登记参保: which insurance, since when, on which base; who has a card shows it in the reader, who has none the ID document alone. (INS-06) */
export function Enrol({ page }: { page: Seen }) {
  const t = useText(text)
  const says = useText(counterText)
  const lang = useLang()
  const [region, setRegion] = useState(page.regions[0]!.code)
  const [insutype, setKind] = useState('')
  const [psnType, setType] = useState('')
  const [since, setSince] = useState(today())
  const [base, setBase] = useState('')
  const [document, setDocument] = useState(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ insutype: string }>(`/api/people/${page.person}/insurance`, { forget: ['/api/people'] })
  const types = Object.keys(psnTypes).filter(each => insutype && psnTypeFits(insutype, each))
  const go = () => {
    const fen = base.trim() ? fenOf(base) : 0
    const faults = { ...insutype ? {} : { insutype: t('kindMissing') }, ...fen === null ? { base: t('baseBad') } : {}, ...(/^\d{4}-\d{2}-\d{2}$/.test(since) ? {} : { since: t('sinceBad') }), ...page.needs.includes('id') ? wrongIn(document, null, says) : {} }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ region, insutype, psnType: types.includes(psnType) ? psnType : types[0], since, base: fen, ...page.needs.includes('id') ? shownOf(document, null) : {} })
  }
  if (send.done) return (
    <section className="sheet padded stack" aria-live="polite">
      <Message tone="ok" title={t('done', { scheme: schemeWords(send.done.insutype)[lang] })} />
      <div className="row"><Button onClick={() => { setKind(''); send.reset() }}>{t('another')}</Button></div>
    </section>
  )
  return (
    <section className="sheet padded stack">
      <h2>{t('enrol')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <div className="cols2">
          <SelectField name="region" label={t('region')} value={region} say={setRegion} options={page.regions.map(each => [each.code, each[lang]] as const)} />
          <SelectField name="insutype" label={t('kind')} value={insutype} say={setKind} options={[['', '—'] as const, ...page.kinds.map(each => [each, schemeWords(each)[lang]] as const)]} />
          <SelectField name="psnType" label={t('psnType')} value={types.includes(psnType) ? psnType : types[0] ?? ''} say={setType} options={types.length ? types.map(each => [each, psnTypes[each]![lang]] as const) : [['', t('kindFirst')]]} />
          <TextField name="since" label={t('sinceField')} hint={t('sinceHint')} value={since} say={setSince} maxLength={10} />
          <TextField name="base" label={t('baseField')} hint={t('baseHint')} value={base} say={setBase} inputMode="decimal" autoComplete="off" maxLength={12} />
        </div>
        {page.needs.includes('card') && <Card person={page.person} pin={page.needs.includes('pin')} />}
        {page.needs.includes('id') && <DocumentFields value={document} say={setDocument} />}
        <Unknown of={send} />
        <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('do')}</Button></div>
      </Form>
    </section>
  )
}

/** The card in the reader is this person's, and the PIN was entered on the pad. */
function Card({ person, pin }: { person: string; pin: boolean }) {
  const t = useText(text)
  const { read } = useReader()
  const [right, setRight] = useState(false)
  if (!read) return <Message tone="info" title={t('needsCard')}><span>{t('needsCardSay')}</span></Message>
  if (read.person.id !== person) return <Message tone="warn" title={t('cardIs')} />
  const ask = async () => setRight((await askPin('iVerifyPIN', { session: read.session?.id }, t('pinSays'))).success === true)
  return (
    <Message tone={pin && !right ? 'info' : 'ok'} title={t(right ? 'pinRight' : pin ? 'needsPin' : 'cardIn')}>
      {pin && !right && <span><Button size="dense" onClick={() => void ask()}>{t('askPin')}</Button></span>}
    </Message>
  )
}
