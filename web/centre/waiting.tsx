import { useState } from 'react'
import type { WaitingGroup } from '#shared/production'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListFile } from '../ui/list-file.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, joined } from '../ui/words.ts'
import { text } from './text.ts'

type Made = { batch: { number: string }; added: number }

/** Approved applications by bank and region, each one button away from its batch. */
export function Waiting({ groups }: { groups: readonly WaitingGroup[] }) {
  const t = useText(text)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <section className="sheet"><header><h2>{t('waiting')}</h2><span className="note">{t('waitingSay')}</span></header>
      {groups.length ? <ul className="lines">{groups.map(group => <Group key={`${group.bank}${group.region}`} group={group} primary={group === groups[0]} made={setMade} />)}</ul>
        : <div className="in"><Empty title={t('waitingNone')} say={t('waitingNoneSay')} /></div>}
      {groups.length > 0 && <ListFile path="/api/production/waiting" />}
      {made && <div className="in"><Message tone="ok" title={made.added ? t('made', { number: made.batch.number, n: count(made.added) }) : t('anotherWas')} /></div>}
    </section>
  )
}

function Group({ group, primary, made }: { group: WaitingGroup; primary: boolean; made: (answer: Made) => void }) {
  const t = useText(text)
  const lang = useLang()
  const make = useSend<Made>('/api/production/batches', { forget: ['/api/production'], done: made })
  return (
    <li><div><b>{group.bankName}</b><span className="note">{joined(group.regionName[lang], group.promisedOn && t('promised', { day: day(group.promisedOn) }))}</span></div>
      <Button size="dense" {...(primary ? { kind: 'primary' as const } : {})} busy={make.busy} onClick={() => void make.send({ region: group.region, bank: group.bank })}>{t('make', { n: count(group.count) })}</Button>
      <Refusal of={make.refused} /><Unknown of={make} /></li>
  )
}
