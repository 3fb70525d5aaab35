import { use, useState } from 'react'
import type { MergeView, SideView } from '#shared/merging'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Choice, Form, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { MergePlan, useRecordWords } from './merge-sides.tsx'
import { text } from './merge-text.ts'
import '../counter/apply.css'

/** 提交合并: which record stays, what moves then, and off to a colleague. (READ-04) */
export function MergeAsk({ side, other, dropOther }: { side: SideView; other: SideView | null; dropOther: () => void }) {
  const t = useText(text)
  const mine = side.records.filter(each => each.here)
  const [chosen, choose] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<MergeView>(`/api/people/${side.person}/merge`, { forget: ['/api/people', '/api/merges'] })
  const keep = mine.length === 1 ? mine[0]! : mine.find(each => each.id === chosen) ?? null
  const ends = new Set([...mine, ...other?.records.filter(each => each.here) ?? []].map(each => each.id).filter(id => id !== keep?.id))
  const go = () => {
    setWrong(keep ? {} : { keep: t('keepMissing') })
    if (keep) void send.send({ region: keep.region, keep: keep.id, other: other?.person ?? null })
  }
  const swap = other && <LinkButton to={to(patterns.insurer.merge, { person: other.person }, { other: side.person })}>{t('swap')}</LinkButton>
  if (!mine.length) return <section className="sheet padded stack"><Message tone="warn" title={t('keepNone')} /><div className="row">{swap}</div></section>
  return (
    <section className="sheet padded">
      <Form refused={send.refused} wrong={wrong} send={go}>
        <Keep of={mine} keep={keep?.id ?? null} choose={id => { choose(id); setWrong({}) }} />
        {keep && <MergePlan side={side} other={other} ends={ends} />}
        <Message tone="warn" title={t('never')}><span>{t('neverSay')}</span></Message>
        <Unknown of={send} />
        <div className="row">
          <Button kind="primary" size="large" type="submit" busy={send.busy}>{t('send')}</Button>
          {swap}
          {other && <Button kind="link" onClick={dropOther}>{t('dropOther')}</Button>}
        </div>
      </Form>
    </section>
  )
}

function Keep({ of, keep, choose }: { of: SideView['records']; keep: string | null; choose: (id: string) => void }) {
  const t = useText(text)
  const words = useRecordWords()
  const { wrong, form } = use(Faults)
  return (
    <fieldset className="plainset" id={`${form}keep`} tabIndex={-1}>
      <legend>{t('keep')}</legend>
      {wrong['keep'] && <span className="e">{wrong['keep']}</span>}
      <div className="cols2">
        {of.map(each => <Choice key={each.id} name="keep" value={each.id} chosen={keep === each.id} choose={() => choose(each.id)} title={words.name(each)}><span>{words.more(each)}</span></Choice>)}
      </div>
    </fieldset>
  )
}
