import { draftWords, provableWords, type DraftView, type RunView } from '#shared/proving'
import { isDay } from '#kit/day'
import { useEffect, useState } from 'react'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useMay } from '../api/me.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, today } from '../ui/words.ts'
import { changesOf, leafName, leafText } from './policy-leaves.tsx'
import { Result } from './policy-result.tsx'
import { text } from './policy-text.ts'

/** A draft: what changes, its proof runs, the decision. While a run goes on it is read again. */
export function PolicyOne({ id, back }: { id: string; back: () => void }) {
  const path = `/api/policy-drafts/${id}`
  const read = useRead<DraftView>(path)
  return <Asked of={read} rows={6}>{draft => <One of={draft} path={path} back={back} />}</Asked>
}

function One({ of, path, back }: { of: DraftView; path: string; back: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const running = of.runs.find(run => !run.done)
  useEffect(() => {
    if (!running) return
    const again = setInterval(() => forget(path), 1500)
    return () => clearInterval(again)
  }, [running, forget, path])
  const title = provableWords[of.of][lang]
  useTitle(title)
  return (
    <ListPage title={title} say={`${of.regionName[lang]} · ${t('from')} ${day(of.validFrom)} · ${of.source.code} ${of.source.title}`}>
      <div className="row"><Button onClick={back}>{t('back')}</Button><State tone={of.state === 'open' ? 'todo' : of.state === 'approved' ? 'ok' : 'off'}>{draftWords[of.state][lang]}</State></div>
      <section className="sheet">
        <header><h2>{t('changes')}</h2></header>
        <DataTable rows={changesOf(of.now, of.value)} caption={t('changes')} keyOf={row => row.leaf.path.join('.')} columns={[
          { key: 'what', title: t('what'), lead: true, cell: row => leafName(row.leaf.path, t) },
          { key: 'now', title: t('now'), right: true, cell: row => row.was ? leafText(row.was, t) : '—' },
          { key: 'next', title: t('next'), right: true, cell: row => <b>{leafText(row.leaf, t)}</b> },
        ]} />
      </section>
      {of.state === 'open' && <Start path={path} running={running} />}
      {of.runs.filter(run => run.done).map(run => <Result key={run.id} of={run} />)}
      <Decide of={of} path={path} />
    </ListPage>
  )
}

function Start({ path, running }: { path: string; running: RunView | undefined }) {
  const t = useText(text)
  const [first, setFirst] = useState(`${today().slice(0, 4)}-01-01`)
  const [last, setLast] = useState(today())
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`${path}/runs`, { forget: [path] })
  const go = () => {
    const faults = { ...isDay(first) ? {} : { first: t('dayBad') }, ...isDay(last) ? {} : { last: t('dayBad') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ first, last })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('runTitle')}</h2>
      <p className="note">{t('runSay')}</p>
      {running ? <p role="status"><progress value={running.share} max={1} /> {t('running', { n: Math.floor(running.share * 100) })}</p> : (
        <Form refused={send.refused} wrong={wrong} send={go}>
          <div className="cols2"><TextField name="first" label={t('first')} type="date" value={first} say={setFirst} /><TextField name="last" label={t('last')} type="date" value={last} say={setLast} /></div>
          <Unknown of={send} />
          <div className="row"><Button kind="primary" size="large" type="submit" busy={send.busy}>{t('run')}</Button></div>
        </Form>
      )}
    </section>
  )
}

function Decide({ of, path }: { of: DraftView; path: string }) {
  const t = useText(text)
  const may = useMay('policy.approve')
  const approve = useSend(`${path}/approve`, { forget: ['/api/policy-drafts'] })
  const withdraw = useSend(`${path}/withdraw`, { forget: ['/api/policy-drafts'] })
  if (of.state !== 'open') return <p className="note">{of.state === 'approved' ? t('approved', { by: of.decidedBy ?? '', day: day(of.validFrom) }) : t('withdrawn', { by: of.decidedBy ?? '' })}</p>
  const why = of.mine ? t('approveOwn') : of.runs.some(run => run.done) ? null : t('approveFirst')
  return (
    <section className="sheet padded stack">
      <Refusal of={approve.refused ?? withdraw.refused} />
      <Unknown of={approve} />
      <div className="row">
        {may && <Button kind="primary" size="large" busy={approve.busy} disabled={why !== null} onClick={() => void approve.send({ version: of.version })}>{t('approve', { day: day(of.validFrom) })}</Button>}
        <Button size="large" busy={withdraw.busy} onClick={() => void withdraw.send({ version: of.version })}>{t('withdraw')}</Button>
      </div>
      {why && <p className="note">{why}</p>}
      <p className="note">{t('by')} <Mask>{of.by}</Mask> {day(of.at)}</p>
    </section>
  )
}
