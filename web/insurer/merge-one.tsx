import { useParams } from '@tanstack/react-router'
import type { MergePage, SideView } from '#shared/merging'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { LinkButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { InsurerFrame } from './frame.tsx'
import { MergeAsk } from './merge-ask.tsx'
import { MergeFind } from './merge-find.tsx'
import { MergeReceipt, MergeToDecide } from './merge-seen.tsx'
import { MergeSides } from './merge-sides.tsx'
import { text } from './merge-text.ts'

/** 合并: what is double of a person, the two sides, asked for, approved, and the receipt. (READ-04) */
export default function MergeOne() {
  const { person } = useParams({ strict: false }) as { person: string }
  const read = useRead<MergePage>(`/api/people/${person}/merge`)
  return <InsurerFrame><Asked of={read} rows={8}>{page => <Shown key={person} page={page} />}</Asked></InsurerFrame>
}

function Shown({ page }: { page: MergePage }) {
  const [asked, setOther] = useQueryState('other', { push: true })
  const waiting = page.rows.find(row => row.state === 'waiting') ?? null
  const other = waiting ? waiting.other : asked === page.side.person ? null : asked
  const read = useRead<MergePage>(`/api/people/${other}/merge`, { off: !other })
  return other ? <Asked of={read} rows={8}>{second => <Whole page={page} other={second.side} setOther={setOther} />}</Asked> : <Whole page={page} other={null} setOther={setOther} />
}

function Whole({ page, other, setOther }: { page: MergePage; other: SideView | null; setOther: (id: string | null) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { side, doubled, mergedInto } = page
  const waiting = page.rows.find(row => row.state === 'waiting') ?? null
  const [last] = page.rows
  const here = doubled.find(each => each.here)
  const asking = !waiting && !mergedInto && (!!other || !!here)
  const [title, say] = mergedInto ? [t('intoOther'), t('intoOtherSay')] : waiting ? [t('waiting'), t('say')] : other ? [t('both'), t('bothSay')]
    : here ? [t('twice', { region: here.regionName[lang] }), t('twiceSay')] : [t(last?.state === 'done' ? 'mergedTitle' : 'notTwice'), t('notTwiceSay')]
  useTitle(title)
  return (
    <>
      <Headline title={title} say={say} back={{ to: patterns.insurer.merging, word: t('back') }} />
      <div className="stack loose">
        {mergedInto && <div className="row"><LinkButton kind="primary" to={to(patterns.insurer.merge, { person: mergedInto })}>{t('openOther')}</LinkButton></div>}
        {doubled.filter(each => !each.here).map(each => <Message key={each.region} tone="info" title={each.office ? t('elsewhere', { region: each.regionName[lang], office: each.office }) : t('elsewhereNobody', { region: each.regionName[lang] })} />)}
        {!waiting && last?.state === 'refused' && <Message tone="info" title={t('refused')}>{last.reason && <span>{t('refusedSay', { reason: last.reason })}</span>}</Message>}
        {!waiting && !asking && last?.state === 'done' && <MergeReceipt side={side} row={last} />}
        <div className="stack loose noprint">
          <MergeSides side={side} other={other} />
          {waiting && <MergeToDecide side={side} other={other} row={waiting} />}
          {asking && <MergeAsk key={other?.person ?? ''} side={side} other={other} dropOther={() => setOther(null)} />}
          {!waiting && !mergedInto && !other && <MergeFind title={t('other')} say={t('otherSay')} not={side.person} found={setOther} />}
        </div>
      </div>
    </>
  )
}
