import { useState } from 'react'
import { returnReasons } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { TextArea, Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { clock } from '../ui/words.ts'
import { PersonLife } from '../counter/card-life.tsx'
import { Evidence } from './evidence.tsx'
import { text } from './one-text.ts'
import type { Opened } from './opened.ts'
import { useKeys } from './use-keys.ts'

type Doing = { item: string; take: (id: string) => void; finished: (word: string) => void; leave: () => void }
const Key = ({ of }: { of: string }) => <span className="key">{of}</span>

/** One application beside the register's answer: approved, returned with the applicant's wording and the message shown, or put back. */
export function ReviewOne({ item, ...doing }: Doing) {
  const read = useRead<Opened>(`/api/review/items/${item}`)
  return <section className="sheet one" aria-live="polite"><Asked of={read} rows={8}>{opened => <><Evidence of={opened} />
    {opened.claim?.mine ? <Deciding opened={opened} item={item} {...doing} /> : <Elsewhere opened={opened} take={() => doing.take(item)} />}<PersonLife person={opened.application.person} /></>}</Asked></section>
}

/** Opened, but not mine: a colleague is at it, or nobody took it yet (a link, a reload after the ten minutes). */
function Elsewhere({ opened, take }: { opened: Opened; take: () => void }) {
  const t = useText(text)
  const { claim } = opened
  if (claim) return <Message tone="warn" title={t('held', { by: claim.by, time: clock(claim.until) })}><span>{t('heldSay')}</span></Message>
  return <Message tone="info" title={t('free')}><span>{t('freeSay')}</span><Button kind="primary" onClick={take}>{t('take')}</Button></Message>
}

function Deciding({ opened, item, finished, leave }: Doing & { opened: Opened }) {
  const t = useText(text)
  const lang = useLang()
  const [seen, see] = useState(false)
  const [reasons, setReasons] = useState<string[]>([])
  const [words, setWords] = useState('')
  const name = opened.form.name
  const { version } = opened.application
  const approve = useSend<{ approved: string[] }>('/api/review/approve', { done: () => finished(t('approved', { name })) })
  const send = useSend(`/api/review/items/${item}/return`, { done: () => finished(t('returned', { name })) })
  const release = useSend(`/api/review/items/${item}/release`, { done: leave })
  const offered = (Object.keys(returnReasons) as (keyof typeof returnReasons)[]).filter(key => key !== 'papers-missing' || opened.missing)
  const wordOf = (key: keyof typeof returnReasons, lang: 'zh' | 'en') => key !== 'papers-missing' ? returnReasons[key][lang] : lang === 'zh' ? `缺${opened.missing!.zh}，请补齐` : t('missingReason', { list: opened.missing!.en })
  const flip = (key: string) => setReasons(old => old.includes(key) ? old.filter(one => one !== key) : [...old, key])
  const returning = reasons.length > 0 || words.trim() !== ''
  const whyNot = opened.finding === 'name-differs' ? t('whyDiffers') : opened.missing ? t('whyMissing') : returning ? t('whyPicked') : seen ? null : t('whyTick')
  const doApprove = () => void approve.send({ items: [{ id: item, version }], bareheaded: seen })
  const doReturn = () => void send.send({ reasons, words: words.trim() || null, version })
  useKeys({ K: () => see(!seen), P: whyNot ? null : doApprove, T: returning ? doReturn : null, F: () => void release.send({}), ...Object.fromEntries(offered.map((key, i) => [`${i + 1}`, () => flip(key)])) })
  return <>
    <p className="note between">{t('mine', { time: clock(opened.claim!.until) })}<Button kind="link" busy={release.busy} onClick={() => void release.send({})}>{t('putBack')} <Key of="F" /></Button></p>
    <fieldset className="reasons"><legend>{t('reasons')}</legend>
      {offered.map((key, i) => <Tick key={key} name={key} checked={reasons.includes(key)} say={() => flip(key)}>{wordOf(key, lang)} <Key of={`${i + 1}`} /></Tick>)}
      <TextArea name="words" label={t('words')} hint={t('wordsHint')} value={words} say={setWords} /></fieldset>
    <div className="decide">{opened.finding !== 'name-differs' && !opened.missing && !returning && <Tick name="one-seen" checked={seen} say={see}>{t('tick')} <Key of="K" /></Tick>}
    <Sms opened={opened} what={returning || opened.finding === 'name-differs' || opened.missing ? 'returned' : 'approved'} reasons={[...reasons.map(key => wordOf(key as keyof typeof returnReasons, 'zh')), ...words.trim() ? [words.trim()] : []]} />
    <Refusal of={approve.refused ?? send.refused ?? release.refused} /><Unknown of={approve.broken ? approve : send} />
    <div className="row">
      <Button {...(returning ? {} : { kind: 'primary' as const })} busy={approve.busy} {...(whyNot ? { why: whyNot } : {})} onClick={doApprove}>{t('approve')} <Key of="P" /></Button>
      <Button {...(returning ? { kind: 'primary' as const } : {})} busy={send.busy} {...(returning ? {} : { why: t('whyReason') })} onClick={doReturn}>{t(opened.phone ? 'returnDo' : 'returnNo')} <Key of="T" /></Button></div>
    <p className="note">{t('law', { hours: opened.takeBackHours })}</p></div>
  </>
}

/** The text message as it will arrive: Chinese, whatever the page speaks. */
function Sms({ opened, what, reasons }: { opened: Opened; what: 'approved' | 'returned'; reasons: readonly string[] }) {
  const t = useText(text)
  if (!opened.phone) return <Message tone="warn" title={t('noPhone')} />
  return <div className="sms"><span className="note">{t(`sms_${what}`, { phone: opened.phone })}</span><p lang="zh-CN">{opened.messages[what].replace('{reasons}', reasons.join('；') || '……')}</p></div>
}
