import { ScanBarcode } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import type { ItemView } from '#shared/clinics'
import { yuan } from '../ui/words.ts'
import { text } from './text.ts'
import { amountOf, type Till } from './use-till.ts'

const classes = { '01': '甲', '02': '乙', '03': '丙' } as const

/** The field one scans into: a code, a name or its initials; Enter adds the first hit, arrows choose another. */
function Scan({ till }: { till: Till }) {
  const t = useText(text)
  const box = useRef<HTMLInputElement>(null)
  const [asked, ask] = useState('')
  const [at, move] = useState(0)
  const found = useRead<{ rows: ItemView[] }>(`/api/till/items?find=${encodeURIComponent(asked.trim())}`, { off: !asked.trim() })
  const rows = asked.trim() && found.data && !isRefused(found.data) ? found.data.rows : []
  const open = till.at < 3
  useEffect(() => { if (open && !document.querySelector('dialog[open]')) box.current?.focus() }, [open, till.session?.id])
  const take = (item: ItemView | undefined) => { if (item) { till.add(item); ask(''); move(0) } }
  if (till.at === 5) return <div className="scan locked"><ScanBarcode size={24} aria-hidden />{t('over')} <span className="key">F2</span> {t('next')}</div>
  if (!open) return <div className="scan locked"><ScanBarcode size={24} aria-hidden />{t('pinning')} <span className="key">Esc</span></div>
  return (
    <div className="scanbox">
      <label className="scan"><ScanBarcode size={24} aria-hidden /><span className="sr">{t('findLabel')}</span>
        <input ref={box} value={asked} placeholder={t('find')} autoComplete="off" role="combobox" aria-expanded={rows.length > 0} aria-controls="found" aria-autocomplete="list" aria-activedescendant={rows[at] ? `found-${at}` : undefined}
          onChange={event => { ask(event.target.value); move(0) }}
          onKeyDown={event => {
            if (event.key === 'ArrowDown') { event.preventDefault(); move(Math.min(at + 1, rows.length - 1)) }
            if (event.key === 'ArrowUp') { event.preventDefault(); move(Math.max(at - 1, 0)) }
            if (event.key === 'Enter' && asked.trim()) { event.preventDefault(); event.stopPropagation(); take(rows[at]) }
            if (event.key === 'Escape' && asked) { event.stopPropagation(); ask('') }
          }} /></label>
      {rows.length > 0 && <ul className="found" id="found" role="listbox" aria-label={t('findLabel')}>{rows.slice(0, 8).map((item, i) => (
        <li key={item.code} id={`found-${i}`} role="option" aria-selected={i === at} onMouseDown={event => { event.preventDefault(); take(item) }}>
          <span className="tag">{classes[item.class]}</span><span>{item.name} <span className="note">{item.spec}</span></span><b className="num">{yuan(Math.round(item.price / 10_000))}</b></li>))}</ul>}
      {asked.trim() && found.data && rows.length === 0 && <p className="found note" role="status">{t('none', { what: asked.trim() })}</p>}
    </div>
  )
}

/** What is bought: one row an item, the chosen one changed by F3 and removed by Delete; what the customer pays alone is marked. */
export function Basket({ till, counting, stopCounting }: { till: Till; counting: boolean; stopCounting: () => void }) {
  const t = useText(text)
  const total = till.lines.reduce((sum, line) => sum + amountOf(line), 0)
  const pieces = till.lines.reduce((sum, line) => sum + line.count, 0)
  return (
    <section className="mid" aria-label={t('scan')}>
      <Scan till={till} />
      <div className="basketbox" tabIndex={0} role="region" aria-label={t('drug')}>
        <table className="basket">
          <thead><tr><th scope="col">{t('drug')}</th><th scope="col">{t('count')}</th><th scope="col">{t('price')}</th><th scope="col">{t('amount')}</th></tr></thead>
          <tbody>{till.lines.map((line, i) => (
            <tr key={line.item.code} className={`${line.item.class === '03' ? 'mine' : ''} ${i === till.chosen && till.at < 5 ? 'chosen' : ''}`} aria-current={i === till.chosen} onClick={() => till.choose(i)}>
              <td><span className="tag">{classes[line.item.class]}</span>{line.item.name}<span className="note under">{line.item.class === '03' ? t('outside') : line.item.spec}</span></td>
              <td className="num">{counting && i === till.chosen
                ? <input className="howmany" type="number" min={1} max={999} defaultValue={line.count} autoFocus aria-label={t('countOf', { name: line.item.name })} onFocus={event => event.target.select()}
                    onBlur={event => { till.count(i, Number(event.target.value) || 1); stopCounting() }} onKeyDown={event => { if (event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); event.currentTarget.blur() } }} />
                : line.count}</td>
              <td className="num dim">{yuan(Math.round(line.item.price / 10_000))}</td><td className="num">{yuan(amountOf(line))}</td>
            </tr>))}</tbody>
        </table>
        {till.lines.length === 0 && <div className="nothing"><b>{t('empty')}</b><span className="note">{t('emptyWhy')}</span></div>}
      </div>
      <div className="total"><span>{t('sum', { kinds: till.lines.length, pieces })}</span><span>{t('total')} <b className="num">{yuan(total)}</b></span></div>
    </section>
  )
}
