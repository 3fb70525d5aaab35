import type { DrawerView, MyDrawer } from '#shared/fees'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, moment, yuan } from '../ui/words.ts'
import { CountForm } from './count-form.tsx'
import { DrawerLines } from './drawer-lines.tsx'
import { DrawerSums } from './drawer-sums.tsx'
import { Task } from './drawer-tasks.tsx'
import { text } from './drawer-text.ts'
import { Owed } from './owed.tsx'
import { WindowFrame } from './frame.tsx'
import './drawer.css'

const FORGET = ['/api/fees']

/** 钱箱: what should be in it, what moved, and its four doings; a colleague's that waits to be taken over. */
export default function DrawerPage() {
  const mine = useRead<MyDrawer>('/api/fees/drawer', { every: 30_000 })
  return <WindowFrame desk={false}><Asked of={mine} rows={6}>{answer => <Shown {...answer} />}</Asked></WindowFrame>
}

function Shown({ drawer, today, offered, colleagues, owed }: MyDrawer) {
  const t = useText(text)
  const [doing, setDoing] = useQueryState('do')
  const [person] = useQueryState('person')
  const [then] = useQueryState('for')
  useTitle(t('title'))
  const close = useSend<DrawerView>('/api/fees/drawer/close', { forget: FORGET, done: () => setDoing(null) })
  const old = drawer !== null && drawer.day !== today
  const link = <Link to={to(patterns.counter.drawerDay)}>{t('dayLink')}</Link>
  const head = !drawer && offered.length ? <Headline title={t('toAccept')} say={t('toAcceptSay')} action={link} /> : !drawer ? <Headline title={t('shut')} say={t('shutSay')} action={link} />
    : <Headline title={old ? t('old', { day: day(drawer.day) }) : t('holds', { amount: yuan(drawer.holds) })} say={old ? t('oldSay') : t('opened', { time: moment(drawer.openedAt) })} action={link} />
  return (
    <>
      {head}
      {person && drawer?.state === 'open' && !old && (
        <Message tone="ok" title={t('openNow')}>
          <LinkButton size="dense" to={to(patterns.counter.person, { person }, { do: then ?? undefined })}>{t('toTask')}</LinkButton>
        </Message>
      )}
      {close.done && !drawer && <Closed of={close.done} />}
      {offered.map(one => <Offered key={one.id} {...one} />)}
      {owed > 0 && <Owed />}
      {!drawer ? !offered.length && <Opening /> : (
        <div className="two">
          <div className="stack loose">
            {drawer.state === 'offered' ? <Waiting drawer={drawer} /> : doing && <Task of={doing} drawer={drawer} colleagues={colleagues} close={close} leave={() => setDoing(null)} />}
            <DrawerLines drawer={drawer} />
          </div>
          <aside className="stack loose">
            <section className="sheet padded"><DrawerSums sums={drawer.sums} /></section>
            {drawer.state === 'open' && (
              <div className="drawerverbs">
                {(old ? ['close'] as const : ['bank', 'offer', 'close'] as const).map(verb => (
                  <Button key={verb} block {...(old ? { kind: 'primary' as const } : {})} aria-pressed={doing === verb} onClick={() => setDoing(verb)}>{t(verb)}</Button>
                ))}
              </div>
            )}
          </aside>
        </div>
      )}
    </>
  )
}

function Opening() {
  const t = useText(text)
  const open = useSend<DrawerView>('/api/fees/drawer/open', { forget: FORGET })
  return (
    <section className="sheet padded stack">
      <h2>{t('open')}</h2><p className="dim">{t('openSay')}</p>
      <CountForm send={open} word={t('doOpen')} run={({ pieces }) => void open.send({ pieces })} />
    </section>
  )
}

function Closed({ of }: { of: DrawerView }) {
  const t = useText(text)
  return (
    <Message tone={of.difference ? 'warn' : 'ok'} title={t('closed')}>
      <span>{t('closedSay', { banked: yuan(-(of.lines.filter(line => line.what === 'banked').at(-1)?.amount ?? 0)), kept: yuan(-of.sums['put-away'].sum) })}</span>
      {of.difference !== null && <span>{t('differs', { amount: yuan(of.difference) })}</span>}
    </Message>
  )
}

function Waiting({ drawer }: { drawer: DrawerView }) {
  const t = useText(text)
  const back = useSend('/api/fees/drawer/take-back', { forget: FORGET })
  return (
    <Message tone="info" title={t('waiting', { to: drawer.offeredTo ?? '' })}>
      <span>{t('waitingSay')}</span>
      <Button size="dense" busy={back.busy} onClick={() => void back.send({})}>{t('takeBack')}</Button>
      <Refusal of={back.refused} /><Unknown of={back} />
    </Message>
  )
}

function Offered({ id, from }: { id: string; from: string }) {
  const t = useText(text)
  const accept = useSend<DrawerView>(`/api/fees/drawers/${id}/accept`, { forget: FORGET })
  return (
    <section className="sheet padded stack">
      <h2>{t('offered', { from })}</h2><p className="dim">{t('offeredSay')}</p>
      <CountForm send={accept} word={t('doAccept')} run={({ pieces }) => void accept.send({ pieces })} />
    </section>
  )
}
