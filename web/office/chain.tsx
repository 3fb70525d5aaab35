import type { RecordCheck } from '#shared/staff'
import { LATE_MOST } from '#shared/record'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, stamp } from '../ui/words.ts'
import { text } from './text.ts'

type Standing = { number: string; hash: string; late: number; checked: { at: string; lines: number; breaks: number } | null }

/** How the chain over the record stands, and a check of all of it. */
export function Chain() {
  const t = useText(text)
  const state = useRead<Standing>('/api/record/state')
  const check = useSend<RecordCheck>('/api/record/verify', { forget: ['/api/record/state'] })
  return (
    <section className="sheet padded">
      <h2>{t('chain')}</h2>
      <Asked of={state} rows={3}>{({ number, hash, late, checked }) => (
        <dl className="kv">
          <dt>{t('sealed')}</dt><dd className="num">{count(Number(number))}</dd>
          <dt>{t('headHash')}</dt><dd className="hash">{hash.slice(0, 16) || '—'}</dd>
          <dt>{t('unsealed')}</dt><dd>{late ? <State tone="late" size={14}>{t('lateLines', { n: `${count(late)}${late >= LATE_MOST ? '+' : ''}` })}</State> : t('none')}</dd>
          <dt>{t('lastCheck')}</dt><dd>{checked ? <>{stamp(checked.at)}<span className="note">{checked.breaks ? t('brokenLines', { n: count(checked.breaks) }) : t('wholeLines', { n: count(checked.lines) })}</span></> : t('never')}</dd>
        </dl>
      )}</Asked>
      <div className="row"><Button busy={check.busy} onClick={() => void check.send()}>{t('check')}</Button></div>
      <p className="note">{t('checkSay')}</p>
      <Refusal of={check.refused} /><Unknown of={check} />
      {check.done && (check.done.count
        ? <Message tone="bad" title={t('brokenLines', { n: count(check.done.count) })}><ul>{check.done.breaks.map(({ number, kind }) => <li key={`${number}${kind}`}>{t(`break_${kind}`, { number })}</li>)}</ul></Message>
        : <Message tone="ok" title={t('wholeLines', { n: count(check.done.checked) })} />)}
    </section>
  )
}
