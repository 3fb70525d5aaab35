import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isRefused } from '../api/call.ts'
import { signOut, useWho } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { cancelPin, insertCard, readerNow, useDesk } from '../reader.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { text as common } from '../ui/text.ts'
import { joined } from '../ui/words.ts'
import { Basket } from './basket.tsx'
import { CardPanel } from './card-panel.tsx'
import { Pay } from './split.tsx'
import { printReceipt } from './print.ts'
import { Left, Over } from './session-left.tsx'
import { text } from './text.ts'
import { UndoDialog } from './undo.tsx'
import { useTill, type Till } from './use-till.ts'
import './till.css'

const steps = ['card', 'scan', 'tried', 'pin', 'settled'] as const

/** What each key does now; null where it does nothing. */
function keysOf(till: Till, more: { read: () => void; count: () => void; undo: () => void }) {
  const open = till.at < 3
  const ready = till.insured && till.session && !till.stopped && till.lines.length > 0
  const enter = { 1: till.tryIt, 2: till.lightPad, 4: till.settle } as Partial<Record<number, () => void>>
  return [
    ['F2', 'kRead', more.read],
    ['↑↓', 'kPick', open && till.lines.length > 1 ? () => till.step(till.chosen === till.lines.length - 1 ? -till.chosen : 1) : null],
    ['F3', 'kCount', open && till.lines.length ? more.count : null], ['Delete', 'kDel', open && till.lines.length ? () => till.remove(till.chosen) : null],
    ['F8', 'kTry', ready && open ? till.tryIt : null], ['Enter', 'kSettle', ready ? enter[till.at] ?? null : null],
    ['F7', 'kUndo', !till.undone && (till.done || (open && !till.lines.length)) ? more.undo : null],
    ['F9', 'kPrint', till.done || till.undone ? printReceipt : null],
    ['Escape', 'kEsc', till.at < 5 && (till.lines.length || till.undone || readerNow().pad) ? () => { cancelPin(); till.back() } : null],
  ] as const
}

/** The till: one screen, keyboard first. Card, items, split, PIN, settlement, receipt. */
export default function Home() {
  const t = useText(text)
  const lang = useLang()
  const c = useText(common)
  const mode = useMode()
  const me = useWho()
  const till = useTill()
  const [choosing, choose] = useState(false)
  const [counting, count] = useState(false)
  const [undoing, undo] = useState(false)
  const [paper, setPaper] = useState<'slip' | 'a4'>('slip')
  useTitle(t('title'))
  useDesk('till')
  const keys = keysOf(till, { read: () => { if (till.done || till.undone) till.next(); choose(true) }, count: () => count(true), undo: () => undo(true) })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement
      const typing = event.key === 'Delete' && on instanceof HTMLInputElement && on.value !== ''
      if (document.querySelector('dialog[open]') || readerNow().pad || typing || (event.key === 'Enter' && /BUTTON|SELECT|SUMMARY/.test(on.tagName))) return
      const up = event.key === 'ArrowUp', picks = (up || event.key === 'ArrowDown') && !(on instanceof HTMLSelectElement) && !(on instanceof HTMLInputElement && on.value !== '')
      if (picks && till.at < 3 && till.lines.length) { event.preventDefault(); till.step(up ? -1 : 1); return }
      const act = keys.find(([key]) => key === event.key)?.[2]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
  const { insured } = till
  const banks = useRead<{ rows: readonly { code: string; zh: string }[] }>('/api/banks')
  const bank = isRefused(banks.data) ? '' : banks.data?.rows.find(one => one.code === till.read?.card.bank)?.zh ?? ''
  const word: Record<string, string> = { 2: t('stopped'), 4: t('ended') }
  return (
    <div className="till">
      <header>
        <Mark size={26} /><h1>{till.desk?.name ?? t('title')}</h1><span className="note num">{till.desk?.code}</span>
        <Stepper till={till} />
        <span role="status" className="line">{till.online === null ? <State tone="run">{t('asking')}</State> : till.online ? <State tone="ok">{t('online')}</State> : <State tone="diff">{t('offline')}</State>}</span>
        <div className="me">{till.desk?.hospital && <><Link to={patterns.till.visits}>{t('outpatient')}</Link><Link to={patterns.till.stays}>{t('inpatient')}</Link></>}<Link to={patterns.till.filings}>{t('filings')}</Link><Link to={patterns.till.clearing}>{t('clearing')}</Link><Link to={patterns.till.matches}>{t('matches')}</Link><span className="dim">{me?.name}</span>
          <button type="button" onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}>{c(mode === 'dark' ? 'light' : 'dark')}</button>
          <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{c('language')}</button>
          <button type="button" onClick={() => { insertCard(null); void signOut().then(() => location.assign('/')) }}>{c('signOut')}</button></div>
      </header>
      <aside className="left">
        <Refusal of={till.deskRefused ?? till.customerRefused} />
        {till.over && <Over again={till.readAgain} />}
        {till.noRecord && <Message tone="bad" title={t('noRecord')}><span>{t('noRecordSay')}</span></Message>}
        <CardPanel bank={bank} choosing={choosing} choose={choose} onRead={till.newCard}>
          {till.session && !till.stopped && till.at < 5 && <Left seconds={till.left} until={till.session.endsAt} />}
          {insured && <>
            <div><dt>{t('balance')}</dt><dd className="bal"><Money fen={(till.undone ? null : till.done?.balance) ?? insured.balance} /></dd></div>
            <div><dt>{t('insured')}</dt><dd>{joined(insured.regionName[lang], t(insured.insutype === '390' ? 'resident' : 'employee'), insured.state === '1' && t('valid'))}
              {insured.state !== '1' && <div><State tone="stop">{word[insured.state]}</State></div>}</dd></div></>}
        </CardPanel>
      </aside>
      <main className="middle"><Basket till={till} counting={counting} stopCounting={() => count(false)} /></main>
      <Pay till={till} paper={paper} />
      <footer aria-label={t('keys')}>
        {keys.map(([key, name, act]) => (
          <button key={key} type="button" disabled={!act} onClick={() => act?.()} className={act ? '' : 'off'}><span className="key">{key === 'Delete' ? 'Del' : key === 'Escape' ? 'Esc' : key}</span>{t(name)}</button>))}
        {(till.done || till.undone) && <label className="row"><input type="checkbox" checked={paper === 'a4'} onChange={event => setPaper(event.target.checked ? 'a4' : 'slip')} /> {t('a4')}</label>}
        {me?.demo && <span className="demo">{t('demo')}</span>}
      </footer>
      {undoing && <UndoDialog of={till.done} close={() => undo(false)} done={till.setUndone} />}
    </div>
  )
}

/** Where the sale is: what is done has a tick, the step at hand is underlined. */
function Stepper({ till }: { till: Till }) {
  const t = useText(text)
  return (
    <ol className="stepper">{steps.map((step, i) => {
      const past = i < till.at
      return (
        <li key={step} className={past ? 'done' : ''} aria-current={!past && i === till.at ? 'step' : undefined}>
          {past && <Check size={16} strokeWidth={2.6} color="var(--ok)" aria-hidden />}{t(step)}
        </li>
      )
    })}</ol>
  )
}
