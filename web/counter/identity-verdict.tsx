import { use, useState } from 'react'
import type { MendGround } from '#shared/holders'
import { grounds, proofs, proofWords, type CaseView, type Compared, type Proof } from '#shared/identity'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Choice, Form, SelectField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fieldsSaid } from './identity-frame.tsx'
import { IdentityProof } from './identity-proof.tsx'
import { text } from './identity-text.ts'
import './counter.css'

type State = 'mended' | 'card-wrong' | 'agree'
const acts = { 'record-wrong': 'mend', 'both-wrong': 'mendAndStop', 'card-wrong': 'stop', agree: 'close' } as const

/** Who is wrong, and what follows from it; a mend of the record asks why, and for the proof of it. */
export function IdentityVerdict({ view, compared, shown, again, settled }: { view: CaseView; compared: Compared; shown: { document: object }; again: () => void; settled: (state: State) => void }) {
  const t = useText(text)
  const lang = useLang()
  const [ground, setGround] = useState<MendGround | null>(null)
  const [proof, setProof] = useState<Proof | null>(null)
  const [paper, setPaper] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const asks = compared.fields.length > 0 && !compared.grounds.includes('upgrade')
  const settle = useSend<{ state: State }>(`/api/identity/people/${view.person}/cases/${view.id}/settle`, {
    forget: ['/api/identity/cases', '/api/cards', '/api/people'],
    done: answer => settled(answer.state),
  })
  const choose = (next: MendGround) => {
    setGround(next)
    setProof(proofs[next][0] ?? null)
    setPaper('')
    setWrong({})
  }
  const take = (kept: string) => {
    setPaper(kept)
    setWrong({})
  }
  const act = () => {
    const faults: Wrong = !asks ? {} : !ground ? { ground: t('needWhy') } : !paper ? { scan: t('needScan') } : {}
    setWrong(faults)
    if (Object.keys(faults).length) return
    void settle.send({ ...shown, version: compared.version, personVersion: compared.personVersion, ...(asks ? { ground, proof, paper } : {}) })
  }
  return (
    <Form refused={settle.refused} wrong={wrong} send={act}>
      {compared.fields.length > 0 && <p>{t('change', { fields: fieldsSaid(compared.fields, lang) })}。{compared.grounds.includes('upgrade') ? t('upgrade') : t('keeps')}</p>}
      {compared.verdict === 'agree' && <p>{t('agreeSay')}</p>}
      {compared.cardFields.length > 0 && <Message tone="warn" title={t(compared.verdict === 'both-wrong' ? 'bothSay' : 'cardSay')} />}
      {asks && (
        <Why given={compared.grounds} ground={ground} choose={choose} />
      )}
      {asks && ground && proof && (
        <>
          <SelectField name="proof" label={t('proof')} value={proof} say={next => { setProof(next as Proof); setPaper('') }} options={proofs[ground].map(kind => [kind, proofWords[kind][lang]] as const)} />
          <IdentityProof key={proof} person={view.person} proof={proof} taken={paper !== ''} take={take} />
        </>
      )}
      <Unknown of={settle} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={settle.busy}>
          {t(acts[compared.verdict])}
        </Button>
        <Button size="large" onClick={again}>
          {t('other')}
        </Button>
      </div>
    </Form>
  )
}

/** Why the record is mended, with the proof each reason asks for. */
function Why({ given, ground, choose }: { given: readonly MendGround[]; ground: MendGround | null; choose: (next: MendGround) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { wrong, form } = use(Faults)
  return (
    <fieldset className={`field ${wrong['ground'] ? 'bad' : ''}`} id={`${form}ground`} tabIndex={-1}>
      <legend className="label">{t('why')}</legend>
      {wrong['ground'] && <span className="e">{wrong['ground']}</span>}
      <div className="choices">
        {given.map(each => (
          <Choice key={each} name="ground" value={each} chosen={ground === each} choose={() => choose(each)} title={grounds[each][lang]}>
            {proofs[each].map(kind => proofWords[kind][lang]).join(lang === 'zh' ? '，或' : ', or ')}
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}
