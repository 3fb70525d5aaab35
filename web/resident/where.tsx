import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useWho } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { TaskPage, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import type { Mine, Where } from './apply-shapes.ts'
import { text } from './apply-text.ts'
import { Found } from './where-found.tsx'
import './apply.css'

/** Where is my card: one's own when signed in, else by the application's number. */
export default function WherePage() {
  const t = useText(text)
  const holder = useWho()?.kind === 'holder'
  const [byNumber, setByNumber] = useState(false)
  useTitle(t('whereTitle'))
  return (
    <ResidentShell title={t('whereTitle')} back={patterns.resident.home}>
      {holder && !byNumber ? <Own other={() => setByNumber(true)} /> : <ByNumber />}
    </ResidentShell>
  )
}

/** The signed-in holder's newest application; without one the question for a number. */
function Own({ other }: { other: () => void }) {
  const t = useText(text)
  const mine = useRead<Mine>('/api/my/applications')
  return (
    <>
      {!mine.data && <h1 className="sr">{t('whereTitle')}</h1>}
      <Asked of={mine} height={420}>
        {({ rows }) => {
          const newest = rows.find(row => row.state !== 'withdrawn' && row.state !== 'lapsed')
          return newest ? <Follow number={newest.number} living={newest.kind !== 'first' && newest.state === 'submitted' ? 'counter' : newest.state} other={other} /> : <ByNumber none />
        }}
      </Asked>
    </>
  )
}

function Follow({ number, living, other }: { number: string; living: string; other: () => void }) {
  const t = useText(text)
  const where = useRead<Where>('/api/applications/where', { body: { number } })
  return (
    <>
      {!where.data && <h1 className="sr">{t('whereTitle')}</h1>}
      <Asked of={where} height={420}>{where => <Found where={where} />}</Asked>
      <div className="foot">
        {(living === 'submitted' || living === 'returned') && (
          <LinkButton kind="primary" block to={patterns.resident.apply}>
            {t(living === 'returned' ? 'again' : 'receiptOrWithdraw')}
          </LinkButton>
        )}
        <Button block onClick={other}>
          {t('anotherNumber')}
        </Button>
      </div>
    </>
  )
}

function ByNumber({ none }: { none?: boolean }) {
  const t = useText(text)
  const [number, setNumber] = useState('')
  const [ending, setEnding] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const look = useSend<Where>('/api/applications/where')
  const go = () => {
    const compact = number.replace(/[\s-]/g, '').toUpperCase()
    const four = ending.trim().toUpperCase()
    setWrong({ ...!compact && { number: t('missing') }, ...!four && { ending: t('endingMissing') } })
    if (compact && four) void look.send({ number: compact, ending: four })
  }
  if (look.done && !isRefused(look.done))
    return (
      <>
        <Found where={look.done} />
        <Button block onClick={look.reset}>
          {t('another')}
        </Button>
      </>
    )
  return (
    <TaskPage title={t('whereAsk')}>
      {none && <Message tone="info" title={t('noneOfMine')} />}
      <Form refused={look.refused} wrong={wrong} send={go}>
        <TextField
          name="number"
          label={t('applicationNo')}
          hint={t('whereHint')}
          value={number}
          say={setNumber}
          maxLength={40}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField name="ending" label={t('ending')} hint={t('endingHint')} value={ending} say={setEnding} maxLength={4} autoComplete="off" />
        <Unknown of={look} />
        <Button kind="primary" type="submit" block busy={look.busy}>
          {t('look')}
        </Button>
      </Form>
    </TaskPage>
  )
}
