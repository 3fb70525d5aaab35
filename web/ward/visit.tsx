import { careKindWord, type DeskStep } from '#shared/care'
import type { SettledView, VisitView } from '#shared/settlement'
import { useParams } from '@tanstack/react-router'
import { Fragment, useState, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { joined, moment, yuan } from '../ui/words.ts'
import { Bill } from './bill.tsx'
import { WardFrame } from './frame.tsx'
import { Record } from './record.tsx'
import { Settle } from './settle.tsx'
import { Receipt, Settlements } from './settled.tsx'
import { Discharge, Steps, Undo } from './steps.tsx'
import { text } from './text.ts'

/** One visit or stay: who, what is next, the bill, what was settled. (MED-02, MED-04) */
export default function Visit() {
  const { visit } = useParams({ strict: false }) as { visit: string }
  const read = useRead<VisitView>(`/api/till/visits/${visit}`)
  const kind = read.data && 'kind' in read.data ? read.data.kind : null
  return <WardFrame {...kind ? { at: kind === 'inpatient' ? 'stays' : 'visits' } : {}}><Asked of={read} rows={10}>{of => <Shown key={of.id} of={of} />}</Asked></WardFrame>
}

function Shown({ of }: { of: VisitView }) {
  const t = useText(text)
  const [doing, take] = useState<DeskStep | null>(null)
  const [focus, focusOn] = useState(0)
  const [paid, setPaid] = useState<SettledView | null>(null)
  const [pinned, pin] = useState('')
  const [undone, setUndone] = useState<SettledView | null>(null)
  const title = of.state === 'void' ? t('nowVoid') : of.next === 'discharge' && !of.open ? t('nowStays') : of.next ? t(`now.${of.next}`, { sum: yuan(of.open) }) : t('nowNone')
  useTitle(title)
  const leave = () => take(null)
  const step = (next: DeskStep) => { setPaid(null); setUndone(null); if (next === 'charge') { take(null); focusOn(focus + 1) } else take(next) }
  const settling = doing === 'settle' || doing === 'settle midway'
  return (
    <>
      <Headline title={title} say={<>{of.person.name} <Mask>{of.person.number}</Mask></>} back={{ to: of.kind === 'inpatient' ? patterns.till.stays : patterns.till.visits, word: t('back') }} />
      <div className="stack loose">
        {paid && <section className="sheet padded stack" role="status"><h2><State tone="ok" size={20}>{t('done')}</State></h2><Receipt number={paid.number} /></section>}
        {undone && <Message tone="ok" title={t('undone', { sum: yuan(Math.abs(undone.total)) })} />}
        {doing === null && <Steps of={of} doing={doing} take={step} />}
        {settling && <Settle key={doing} of={of} midway={doing === 'settle midway'} pinned={pinned} pin={pin} leave={leave} settled={bill => { setPaid(bill); leave() }} />}
        {doing === 'discharge' && <Discharge of={of} leave={leave} />}
        {(doing === 'undo discharge' || doing === 'cancel') && <Undo key={doing} of={of} step={doing} leave={leave} />}
        <section className="sheet padded stack"><h2>{t('facts')}</h2>{doing === 'record' ? <Record of={of} leave={leave} /> : <Facts of={of} />}</section>
        <Bill of={of} focus={focus} />
        <Settlements of={of} undone={back => { setPaid(null); setUndone(back) }} />
      </div>
    </>
  )
}

function Facts({ of }: { of: VisitView }) {
  const t = useText(text)
  const lang = useLang()
  const rows: [string, ReactNode][] = [
    [t('number'), <span className="num" key="n">{of.number}</span>], [t('careKind'), careKindWord(of.kind, of.medType)?.[lang] ?? of.medType ?? t('notSaid')], [t('dept'), joined(of.dept, of.bed && `${t('bed')} ${of.bed}`)], [t('doctor'), of.doctor],
    [t('begun'), moment(of.begun)], [t('ended'), of.ended && moment(of.ended)], [t('insured'), joined(of.regionName[lang], t(of.insutype === '390' ? 'resident' : 'employee'))], [t('complaint'), of.complaint], [t('disease'), of.disease],
    [t('diagnoses'), of.diagnoses.length > 0 && <ul key="d">{of.diagnoses.map(each => <li key={each.code}><span className="num">{each.code}</span> {each.name}</li>)}</ul>],
  ]
  return <dl className="kv">{rows.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
}
