import { useState } from 'react'
import { blankMoves, type BlankRow, type Blanks } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, moment } from '../ui/words.ts'
import { text } from './custody-text.ts'
import { CentreFrame } from './frame.tsx'
import './centre.css'

const forget = ['/api/production/blanks']
type Doing = 'in' | 'scrap' | 'take'

/** 空白卡: what is left of each kind, what moved it, and counts that wait for a second person. (PROD-05) */
export default function BlanksPage() {
  const blanks = useRead<Blanks>('/api/production/blanks')
  return <CentreFrame><Asked of={blanks} rows={8}>{answer => <OfBlanks blanks={answer} back={patterns.centre.stock} />}</Asked></CentreFrame>
}

/** The blanks of an office, at the centre and at a counter that makes cards. */
export function OfBlanks({ blanks, back }: { blanks: Blanks; back?: typeof patterns.centre.stock }) {
  const t = useText(text)
  const lang = useLang()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [said, say] = useState('')
  const whole = blanks.rows.reduce((sum, row) => sum + row.left, 0)
  const title = blanks.rows.length ? t('blanksTitle', { n: count(whole) }) : t('blanksNone')
  useTitle(title)
  const open = (what: Doing) => { say(''); setDoing(what) }
  return (
    <ListPage title={title} say={t('blanksSay')} {...(back ? { back: { to: to(back), word: t('stock') } } : {})}
      action={<div className="row"><Button kind="primary" onClick={() => open('in')}>{t('in')}</Button>{blanks.rows.length > 0 && <><Button onClick={() => open('take')}>{t('take')}</Button><Button onClick={() => open('scrap')}>{t('scrap')}</Button></>}</div>}>
      {said && <Message tone="ok" title={said} />}
      {blanks.rows.filter(row => row.waiting).map(row => <Waits key={row.waiting!.id} row={row} />)}
      <section className="sheet"><DataTable file="/api/production/blanks" table="stock" rows={blanks.rows} caption={t('blanks')} keyOf={row => row.bank + row.face} empty={<Empty say={t('noBlanksSay')} />} columns={[
        { key: 'kind', title: t('kind'), lead: true, cell: row => <>{row.bankName}<span className="note">{row.faceName[lang]}</span></> },
        { key: 'left', title: t('left'), right: true, cell: row => <><b>{count(row.left)}</b><span className="note">{row.left === row.sum ? <State tone="ok" size={14}>{t('agrees')}</State> : <State tone="diff" size={14}>{t('differs')}</State>}</span></> },
        { key: 'came', title: t('came'), right: true, cell: row => count(row.came) },
        { key: 'made', title: t('made'), right: true, cell: row => count(row.made) },
        { key: 'scrapped', title: t('scrapped'), right: true, quiet: true, cell: row => count(row.scrapped) },
        { key: 'corrected', title: t('corrected'), right: true, quiet: true, cell: row => count(row.corrected) },
      ]} /></section>
      {blanks.moves.length > 0 && <section className="sheet"><header><h2>{t('moves')}</h2></header><DataTable file="/api/production/blanks" table="moves" rows={blanks.moves} caption={t('moves')} keyOf={row => row.id} columns={[
        { key: 'what', title: t('what'), lead: true, cell: row => <>{blankMoves[row.what][lang]}<span className="note">{`${row.bankName} ${row.faceName[lang]}`}</span></> },
        { key: 'change', title: t('change'), right: true, cell: row => `${row.change > 0 ? '+' : '−'}${count(Math.abs(row.change))}` },
        { key: 'after', title: t('after'), right: true, cell: row => count(row.left) },
        { key: 'papers', title: t('papers'), cell: row => row.note },
        { key: 'by', title: t('by'), quiet: true, cell: row => row.by },
        { key: 'when', title: t('when'), right: true, quiet: true, cell: row => moment(row.at) },
      ]} /></section>}
      {doing && <Task doing={doing} blanks={blanks} close={() => setDoing(null)} said={words => { say(words); setDoing(null) }} />}
    </ListPage>
  )
}

/** A count with a difference: approved by somebody else. */
function Waits({ row }: { row: BlankRow }) {
  const t = useText(text)
  const lang = useLang()
  const take = row.waiting!
  const send = useSend(`/api/production/stocktakes/${take.id}/approve`, { forget })
  return <Message tone="warn" title={t('waitsTitle', { bank: `${row.bankName} ${row.faceName[lang]}`, counted: count(take.counted), booked: count(take.booked) })}>
    <span>{t('waitsSay', { by: take.by, why: take.why })}</span>
    {take.mine ? <span>{t('mine')}</span> : <Button busy={send.busy} onClick={() => void send.send({})}>{t('approve')}</Button>}<Refusal of={send.refused} /><Unknown of={send} />
  </Message>
}

const paths = { in: '/api/production/blanks/in', scrap: '/api/production/blanks/scrap', take: '/api/production/stocktakes' } as const
function Task({ doing, blanks, close, said }: { doing: Doing; blanks: Blanks; close: () => void; said: (words: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const kinds = doing === 'in' ? blanks.kinds : blanks.rows
  const [chosen, choose] = useState(kinds[0] ? `${kinds[0].bank}|${kinds[0].face}` : '')
  const [n, setN] = useState('')
  const [words, setWords] = useState('')
  const send = useSend<{ left?: number; counted?: number; booked?: number; waits?: boolean }>(paths[doing], { forget, done: answer => said(doing === 'in' ? t('inDone', { n: count(answer.left!) }) : doing === 'scrap' ? t('scrapDone', { n: count(answer.left!) })
    : answer.waits ? '' : t('takeSame')) })
  const [bank, face] = chosen.split('|')
  const number = n.trim() === '' ? undefined : Number(n)
  const body = doing === 'in' ? { bank, face, count: number, note: words } : doing === 'scrap' ? { bank, face, count: number, why: words } : { bank, face, counted: number, why: words }
  return <Dialog open close={close} title={t(`${doing}Title`)}>
    <Form refused={send.refused} send={() => void send.send(body)}>
      <SelectField name="bank" label={t('bank')} value={chosen} say={choose} options={kinds.map(kind => [`${kind.bank}|${kind.face}`, `${kind.bankName} ${kind.faceName[lang]}`] as const)} />
      <TextField name={doing === 'take' ? 'counted' : 'count'} label={t(doing === 'take' ? 'counted' : 'count')} value={n} say={setN} inputMode="numeric" maxLength={8} />
      <TextField name={doing === 'in' ? 'note' : 'why'} label={t(doing === 'in' ? 'note' : doing === 'scrap' ? 'why' : 'explain')} hint={doing === 'in' ? t('noteHint') : doing === 'take' ? t('explainHint') : ''} value={words} say={setWords} maxLength={60} />
      <Unknown of={send} />
      <div className="row"><Button kind={doing === 'scrap' ? 'danger' : 'primary'} type="submit" busy={send.busy}>{t(`${doing}Do`)}</Button><Button onClick={close}>{t('leave')}</Button></div>
    </Form>
  </Dialog>
}
