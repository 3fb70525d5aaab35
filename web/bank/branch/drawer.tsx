import { useState } from 'react'
import { useMay } from '../../api/me.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, TextField, type Wrong } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { State } from '../../ui/state.tsx'
import { DataTable } from '../../ui/table.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { fenOf, moment, stamp, yuan } from '../../ui/words.ts'
import { BankFrame } from '../frame.tsx'
import type { DrawerOne, MyDrawer } from './shapes.ts'
import { text } from './text.ts'

const FORGET = ['/api/branch/drawer']
type Closed = { expected: number; counted: number; difference: number }

/** 我的钱箱: opened with cash from the vault, every move of it, counted and given back. */
export default function DrawerPage() {
  const t = useText(text)
  const mine = useRead<MyDrawer>('/api/branch/drawer')
  const all = useMay('drawer.all')
  useTitle(t('drawerTitle'))
  const close = useSend<Closed>('/api/branch/drawer/close', { forget: FORGET })
  return (
    <BankFrame place="branch">
      <Asked of={mine} rows={5}>
        {({ open, closed }) => (
          <>
            <Headline title={open ? t('drawerHolds', { amount: yuan(open.balance) }) : t('drawerTitle')} {...(open ? { say: t('drawerOpened', { time: moment(open.openedAt) }) } : {})} />
            {close.done && (
              <Message tone={close.done.difference ? 'warn' : 'ok'} title={t('drawerClosed')}>
                <span>{t('drawerClosedSay', { expected: yuan(close.done.expected), counted: yuan(close.done.counted) })}</span>
                {close.done.difference !== 0 && <span>{t('drawerDiffers', { amount: yuan(close.done.difference, true) })}</span>}
              </Message>
            )}
            {open ? (
              <div className="two">
                <Lines of={open} />
                <Close of={open} send={close} />
              </div>
            ) : (
              <Opening />
            )}
            {closed.length > 0 && <Before rows={closed} title={t('before')} />}
          </>
        )}
      </Asked>
      {all && <Everybody />}
    </BankFrame>
  )
}

function Opening() {
  const t = useText(text)
  const [opening, setOpening] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend('/api/branch/drawer/open', { forget: FORGET })
  const submit = () => {
    const fen = fenOf(opening)
    setWrong(fen === null ? { opening: t('cashBad') } : {})
    if (fen !== null) void send.send({ opening: fen })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('drawerOpen')}</h2>
      <Form refused={send.refused} wrong={wrong} send={submit}>
        <TextField name="opening" label={t('drawerOpenSay')} hint={t('cashHint')} value={opening} say={setOpening} inputMode="decimal" maxLength={14} />
        <Unknown of={send} />
        <div className="row">
          <Button kind="primary" type="submit" busy={send.busy}>
            {t('drawerOpenDo')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function Lines({ of }: { of: DrawerOne }) {
  const t = useText(text)
  return (
    <section className="sheet">
      <DataTable
        caption={t('drawerTitle')}
        rows={of.rows.toReversed()}
        keyOf={row => String(row.seq)}
        columns={[
          { key: 'when', title: t('when'), lead: true, cell: row => <span className="num">{stamp(row.at)}</span> },
          { key: 'what', title: t('what'), cell: row => t(`e.${row.what}` as 'e.opening') },
          { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} sign /> },
          { key: 'after', title: t('after'), right: true, cell: row => <Money fen={row.balance} /> },
        ]}
      />
    </section>
  )
}

function Close({ of, send }: { of: DrawerOne; send: ReturnType<typeof useSend<Closed>> }) {
  const t = useText(text)
  const [counted, setCounted] = useState('')
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const fen = fenOf(counted)
  const off = fen === null ? 0 : fen - of.balance
  const submit = () => {
    const faults: Wrong = { ...(fen === null ? { counted: t('cashBad') } : {}), ...(off && !why.trim() ? { why: t('whyMissing', { amount: yuan(off, true) }) } : {}) }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ counted: fen, why: why.trim() || null })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('drawerClose')}</h2>
      <p className="dim">{t('drawerCloseSay')}</p>
      <Form refused={send.refused} wrong={wrong} send={submit}>
        <TextField name="counted" label={t('counted')} value={counted} say={setCounted} inputMode="decimal" maxLength={14} />
        {off !== 0 && <TextField name="why" label={t('why')} hint={t('whyMissing', { amount: yuan(off, true) })} value={why} say={setWhy} maxLength={200} />}
        <Unknown of={send} />
        <div className="row">
          <Button kind="primary" type="submit" busy={send.busy}>
            {t('drawerCloseDo')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function Before({ rows, title, tellers = false }: { rows: readonly DrawerOne[]; title: string; tellers?: boolean }) {
  const t = useText(text)
  return (
    <section className="sheet">
      <header>
        <h2>{title}</h2>
      </header>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={row => row.id}
        columns={[
          { key: 'day', title: tellers ? t('teller') : t('day'), lead: true, cell: row => <span className="num">{tellers ? row.member : row.day}</span> },
          { key: 'state', title: t('what'), cell: row => <State tone={row.closedAt ? 'off' : 'ok'}>{row.closedAt ? t('stateShut') : t('stateOpen')}</State> },
          { key: 'expected', title: t('expected'), right: true, cell: row => <Money fen={row.expected ?? row.balance} /> },
          { key: 'difference', title: t('difference'), right: true, cell: row => (row.counted === null ? '' : <Money fen={row.counted - (row.expected ?? 0)} sign />) },
          { key: 'why', title: t('why'), cell: row => row.why ?? '' },
        ]}
      />
    </section>
  )
}

function Everybody() {
  const t = useText(text)
  const drawers = useRead<{ rows: DrawerOne[] }>('/api/branch/drawers')
  return <Asked of={drawers} rows={3}>{({ rows }) => (rows.length ? <Before rows={rows} title={t('branchDrawers')} tellers /> : null)}</Asked>
}
