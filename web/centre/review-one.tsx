import { useState } from 'react'
import { returnReasons, type ApplicationView, type QueueRow } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { TextArea, Tick } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups } from '../ui/words.ts'
import { Photo, tones } from './review-columns.tsx'
import { text } from './review-text.ts'

type Words = { zh: string; en: string }
type Opened = {
  id: string; finding: QueueRow['finding']; application: ApplicationView; photo: string | null
  form: { name: string; number: string; birthYear: number; address: string | null }; register: { name: string | null; typed: string | null; source: Words }
  papers: (Words & { material: string; paper: string | null })[]
}
type Doing = { item: string; finished: (word: string) => void; leave: () => void }

/** One application beside the register's answer: approved, returned with the applicant's wording, or put back. */
export function ReviewOne({ item, ...doing }: Doing) {
  const read = useRead<Opened>(`/api/review/items/${item}`)
  return <section className="sheet one"><Asked of={read} rows={8}>{opened => <Shown opened={opened} item={item} {...doing} />}</Asked></section>
}

function Shown({ opened, ...doing }: Doing & { opened: Opened }) {
  const t = useText(text)
  const lang = useLang()
  const { application, form, register } = opened
  const differs = opened.finding === 'name-differs'
  return <>
    <div className="who"><Photo row={{ photo: opened.photo, person: application.person }} /><div><h2><Mask>{form.name}</Mask></h2><p className="note num">{t('number', { number: groups(application.number) })}</p></div></div>
    <div className="cmp">
      <span /><b>{t('form')}</b><b>{register.source[lang]}</b>
      <span>{t('name')}</span><span className={differs ? 'diff' : ''}>{register.typed ?? <Mask>{form.name}</Mask>}</span>
      {differs ? <span className="diff">{register.name}</span> : <State tone={tones[opened.finding]}>{t(register.name ? 'equal' : 'unknown')}</State>}
      <span>{t('ssn')}</span><span className="num"><Mask>{form.number}</Mask></span><State tone={register.name ? 'ok' : 'todo'}>{t(register.name ? 'equal' : 'unknown')}</State>
      <span>{t('birth')}</span><span className="num">{form.birthYear}</span><span />
      <span>{t('address')}</span><span>{form.address}</span><span />
    </div>
    <div className="stack"><b>{t('materials')}</b><ul className="lines">{opened.papers.map(paper => <li key={paper.material}>{paper[lang]}{paper.paper
      ? <a href={`/api/people/${application.person}/papers/${paper.paper}`} download>{t('look')}<span className="sr">{paper[lang]}</span></a> : <span className="note">{t('seenAtWindow')}</span>}</li>)}</ul></div>
    <Approving opened={opened} version={application.version} {...doing} />
    <Returning opened={opened} version={application.version} {...doing} />
    <p className="note">{t('law')}</p>
  </>
}

function Approving({ opened, version, item, finished }: Doing & { opened: Opened; version: number }) {
  const t = useText(text)
  const [seen, see] = useState(false)
  const approve = useSend<{ approved: string[] }>('/api/review/approve', { done: () => finished(t('approved', { n: 1 })) })
  const differs = opened.finding === 'name-differs' || opened.finding === 'incomplete'
  return <div className="refuse">
    {!differs && <Tick name="one-seen" checked={seen} say={see}>{t('approveTick')}</Tick>}
    <Refusal of={approve.refused} /><Unknown of={approve} />
    <Button kind="primary" size="large" busy={approve.busy} {...(differs ? { why: t(opened.finding === 'incomplete' ? 'f_incompleteSay' : 'approveWhy') } : seen ? {} : { why: t('tickFirst') })}
      onClick={() => void approve.send({ items: [{ id: item, version }], bareheaded: seen })}>{t('approve')}</Button>
  </div>
}

function Returning({ version, item, finished, leave }: Doing & { opened: Opened; version: number }) {
  const t = useText(text)
  const lang = useLang()
  const [reasons, setReasons] = useState<string[]>([])
  const [words, setWords] = useState('')
  const send = useSend(`/api/review/items/${item}/return`, { done: () => finished(t('returned')) })
  const release = useSend(`/api/review/items/${item}/release`, { done: leave })
  return <div className="reasons"><h3>{t('reasons')}</h3>
    {(Object.keys(returnReasons) as (keyof typeof returnReasons)[]).map(key => <Tick key={key} name={key} checked={reasons.includes(key)} say={on => setReasons(on ? [...reasons, key] : reasons.filter(one => one !== key))}>{returnReasons[key][lang]}</Tick>)}
    <TextArea name="words" label={t('words')} hint={t('wordsHint')} value={words} say={setWords} />
    <Refusal of={send.refused} /><Unknown of={send} />
    <div className="row"><Button busy={send.busy} onClick={() => void send.send({ reasons, words: words.trim() || null, version })}>{t('returnDo')}</Button><Button onClick={() => void release.send({})}>{t('putBack')}</Button></div>
  </div>
}
