import { useParams } from '@tanstack/react-router'
import type { InsuredPage } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { useDesk } from '../reader.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Bill } from './bill.tsx'
import { InsurerFrame } from './frame.tsx'
import { Enrol } from './insured-enrol.tsx'
import { Record } from './insured-record.tsx'
import { text } from './insured-text.ts'
import { Pension } from './pension.tsx'
import { Transfer, TransferOut } from './transfer-parts.tsx'

export type Seen = InsuredPage & { needs: ('card' | 'pin' | 'id')[] }
/** 一个人的参保: records with what can be done with each, and enrolling in another insurance. (INS-01, INS-06) */
export default function InsuredOne() {
  const { person } = useParams({ strict: false }) as { person: string }
  const desk = useDesk('counter')
  const read = useRead<Seen>(`/api/people/${person}/insured`)
  return <InsurerFrame side={desk ? <ReaderPanel /> : undefined}><Asked of={read} rows={8}>{page => <Shown key={person} page={page} />}</Asked></InsurerFrame>
}

function Shown({ page }: { page: Seen }) {
  const t = useText(text)
  const open = page.rows.filter(each => each.state !== '4')
  const ended = page.rows.filter(each => each.state === '4')
  const valid = open.filter(each => each.state === '1').length
  const title = valid ? t('nRecords', { n: valid, count: valid }) : t('none')
  useTitle(title)
  return (
    <>
      <Headline title={title} say={<><Mask>{page.name}</Mask> <span className="num"><Mask>{page.number}</Mask></span></>} back={{ to: patterns.insurer.insured, word: t('back') }} />
      <div className="stack loose">
        <section className="stack" aria-label={t('records')}>
          {open.length ? open.map(each => <Record key={each.id} of={each} path={each.here && !each.moving ? `/api/people/${page.person}/insurance/${each.id}/state` : null}>{each.here && !each.moving && <TransferOut person={page.person} of={each} regions={page.elsewhere} />}</Record>) : <section className="sheet"><Empty say={t('noneSay')} /></section>}
        </section>
        {valid > 0 && <Bill path={`/api/people/${page.person}/insurance/bill`} />}
        {page.transfers.map(each => <Transfer key={each.id} of={each} />)}
        {page.regions.length > 0 && <Enrol page={page} />}
        {page.pension.map(each => <Pension key={each.id} of={each} />)}
        {ended.length > 0 && <section className="stack" aria-label={t('ended')}><h2>{t('ended')}</h2>{ended.map(each => <Record key={each.id} of={each} path={null} />)}</section>}
      </div>
    </>
  )
}
