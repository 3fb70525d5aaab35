import { useState } from 'react'
import { useText } from '../i18n.ts'
import { askPin } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tick } from '../ui/form.tsx'
import { Lanes } from '../ui/lanes.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { PinPad } from '../ui/pin-pad.tsx'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { Receipt } from '../ui/receipt.tsx'
import { State } from '../ui/state.tsx'
import { Steps } from '../ui/steps.tsx'
import { DataTable, type Column } from '../ui/table.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Trail } from '../ui/trail.tsx'
import { Verbs } from '../ui/verbs.tsx'
import { WholeBar } from '../ui/whole-bar.tsx'
import { groups } from '../ui/words.ts'
import { Piece } from './piece.tsx'
import { text } from './text.ts'

const nothing = () => {}
type Row = { key: string; who: string; ok: boolean; days: number }
const rows: Row[] = Array.from({ length: 31 }, (_, i) => ({
  key: String(i),
  who: ['韩*梅', '罗*成', '欧阳*雪', '阿*尔·买*提'][i % 4]!,
  ok: i % 3 > 0,
  days: i % 6,
}))

export function Times() {
  const t = useText(text)
  return (
    <>
      <Piece title={t('trail')}>
        <Steps at={3} of={5} />
        <Trail
          stops={[
            { key: 'a', what: t('applied'), when: t('appliedWhen'), how: 'done' },
            { key: 'b', what: t('returned'), when: t('returnedWhen'), how: 'fixed' },
            { key: 'c', what: t('arrived'), when: t('arrivedWhen'), how: 'now' },
            { key: 'd', what: t('collect'), when: t('collectWhen'), how: 'ahead' },
          ]}
        />
      </Piece>
      <Piece title={t('verbs')}>
        <Verbs
          law={t('law')}
          verbs={[
            { key: 'loss', name: t('reportLoss'), hotkey: 'G', act: nothing },
            { key: 'swap', name: t('exchange'), hotkey: 'H', act: nothing },
            { key: 'new', name: t('replace'), why: t('replaceWhy') },
            { key: 'free', name: t('release'), why: t('releaseWhy') },
          ]}
        />
      </Piece>
      <Piece title={t('lanes')} size="wide">
        <Lanes
          today="2026-11-22"
          events={[
            { lane: 'card', at: '2024-01-10', word: t('applied') },
            { lane: 'card', at: '2024-03-12', word: t('collected') },
            { lane: 'social', at: '2024-03-13', word: t('firstPin') },
            { lane: 'social', at: '2025-08-02', word: t('held') },
            { lane: 'social', at: '2025-09-20', word: t('released') },
            { lane: 'social', at: '2026-10-30', word: t('lockedNow'), bad: true },
            { lane: 'bank', at: '2024-03-20', word: t('activated') },
          ]}
        />
      </Piece>
    </>
  )
}
export function Tasks() {
  const t = useText(text)
  const [same, setSame] = useState(true)
  return (
    <Piece title={t('task')} size="wide">
      <TaskFrame
        title={t('taskTitle')}
        at={1}
        park={nothing}
        ask={t('agentAsk')}
        steps={[
          { key: 'a', name: t('holderId'), found: t('readAt') },
          { key: 'b', name: t('agentId'), found: t('checking') },
          { key: 'c', name: t('chip') },
          { key: 'd', name: t('newPin') },
          { key: 'e', name: t('receiptStep') },
        ]}
        foot={
          <>
            <Button kind="primary" size="large">
              {t('next')}
            </Button>
            <Button size="large">{t('previous')}</Button>
          </>
        }
      >
        <Tick name="same" checked={same} say={setSame}>
          {t('same')}
        </Tick>
        <Message tone="info" title={t('onceOnly')}>
          <span>{t('onceOnlySay')}</span>
        </Message>
      </TaskFrame>
    </Piece>
  )
}
export function Tables() {
  const t = useText(text)
  const [picked, pick] = useState<string[]>(['1', '2'])
  const columns: Column<Row>[] = [
    { key: 'who', title: t('applicant'), lead: true, cell: row => <Mask>{row.who}</Mask> },
    { key: 'fact', title: t('fact'), cell: row => <State tone={row.ok ? 'ok' : 'diff'}>{row.ok ? t('allFour') : t('idDiffers')}</State> },
    { key: 'days', title: t('waited'), right: true, cell: row => t('waitDays', { n: row.days }) },
  ]
  const table = (list: readonly Row[]) => (
    <DataTable
      caption={t('table')}
      rows={list}
      columns={columns}
      keyOf={row => row.key}
      open={nothing}
      empty={<Empty title={t('emptyTable')} say={t('emptyTableSay')} />}
      picking={{
        picked,
        pick,
        why: row => (row.ok ? null : t('idDiffers')),
        bulk: (
          <Button kind="primary" size="dense">
            {t('approve', { n: picked.length })}
          </Button>
        ),
      }}
    />
  )
  return (
    <>
      <Piece title={t('table')}>
        <div className="flush">{table(rows.slice(0, 6))}</div>
      </Piece>
      <Piece title={t('table')}>
        <div className="flush">{table([])}</div>
      </Piece>
    </>
  )
}
export function Receipts() {
  const t = useText(text)
  return (
    <Piece title={t('receipt')} size="third">
      <Receipt
        both
        results={[
          { key: 's', how: 'done', title: t('socialLost'), lines: [t('lostAt')] },
          { key: 'b', how: 'waiting', title: t('bankWaits'), lines: [t('bankTries')] },
        ]}
        facts={[
          [t('receiptNo'), <span className="num">{groups('GS26112200481700')}</span>],
          [t('channel'), t('web')],
        ]}
      />
    </Piece>
  )
}
export function Readers() {
  const t = useText(text)
  return (
    <>
      <Piece title={t('reader')} size="third">
        <ReaderPanel
          bank={t('bankName')}
          pin={{ left: 0, of: 10, locked: true }}
          checks={[
            { key: 'a', ok: true, name: t('genuine'), value: t('seconds') },
            { key: 'b', ok: true, name: t('agree'), value: t('fields11') },
          ]}
        />
      </Piece>
      <Piece title={t('reader')} size="third">
        <PinPad />
        <div className="row">
          <Button onClick={() => void askPin('iVerifyPIN', {}, t('padWeak')).catch(nothing)}>{t('padTry')}</Button>
        </div>
      </Piece>
    </>
  )
}
export function Wholes() {
  const t = useText(text)
  return (
    <Piece title={t('whole')} size="wide">
      <WholeBar
        whole={632}
        says={t('wholeSays')}
        parts={[
          { key: 'a', n: 598, hue: 'social', word: t('ready') },
          { key: 'b', n: 21, hue: 'bad', word: t('toFix') },
          { key: 'c', n: 13, hue: 'other', word: t('skipped') },
        ]}
      />
    </Piece>
  )
}
