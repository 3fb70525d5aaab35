import type { WaitingGroup } from '#shared/production'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { text } from './text.ts'

/** Approved applications by bank and region, each one button away from its batch. */
export function Waiting({ groups }: { groups: readonly WaitingGroup[] }) {
  const t = useText(text)
  return (
    <section className="sheet"><header><h2>{t('waiting')}</h2><span className="note">{t('waitingSay')}</span></header>
      {groups.length ? <ul className="lines">{groups.map(group => <Group key={`${group.bank}${group.region}`} group={group} primary={group === groups[0]} />)}</ul>
        : <div className="in"><Empty title={t('waitingNone')} say={t('waitingNoneSay')} /></div>}
    </section>
  )
}

function Group({ group, primary }: { group: WaitingGroup; primary: boolean }) {
  const t = useText(text)
  const lang = useLang()
  const make = useSend<{ batch: { number: string }; added: number }>('/api/production/batches', { forget: ['/api/production'] })
  return (
    <li><div><b>{group.bankName}</b><span className="note">{group.regionName[lang]}{group.promisedOn && `，${t('promised', { day: day(group.promisedOn) })}`}</span></div>
      <Button size="dense" {...(primary ? { kind: 'primary' as const } : {})} busy={make.busy} onClick={() => void make.send({ region: group.region, bank: group.bank })}>{t('make', { n: count(group.count) })}</Button>
      {make.done && <Message tone="ok" title={make.done.added ? t('made', { number: make.done.batch.number, n: count(make.done.added) }) : t('anotherWas')} />}
      <Refusal of={make.refused} /><Unknown of={make} /></li>
  )
}
