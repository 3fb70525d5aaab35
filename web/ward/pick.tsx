import { useId, useState, type ReactNode, type Ref } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'

/** A field one types into, with what the centre finds below: arrows choose, Enter takes, Esc empties. `path` asks; `show` draws a hit. */
export function Pick<Row extends { code: string }>({ id, label, hint, none, path, take, show, box }: {
  id?: string; label: ReactNode; hint: string; none: (asked: string) => ReactNode; path: (asked: string) => string; take: (row: Row) => void; show: (row: Row) => ReactNode; box?: Ref<HTMLInputElement>
}) {
  const own = useId()
  const list = `${own}list`
  const [asked, ask] = useState('')
  const [at, move] = useState(0)
  const wanted = asked.trim()
  const found = useRead<{ rows: Row[] }>(path(wanted), { off: !wanted })
  const rows = wanted && found.data && !isRefused(found.data) ? found.data.rows.slice(0, 8) : []
  const choose = (row: Row | undefined) => { if (row) { take(row); ask(''); move(0) } }
  return (
    <div className="field pickbox">
      <label htmlFor={id ?? own}>{label}</label>
      <input id={id ?? own} ref={box} className="input" type="text" autoComplete="off" placeholder={hint} value={asked} role="combobox" aria-expanded={rows.length > 0} aria-controls={rows.length ? list : undefined} aria-autocomplete="list"
        aria-activedescendant={rows[at] ? `${list}${at}` : undefined} onChange={event => { ask(event.target.value); move(0) }}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') { event.preventDefault(); move(Math.min(at + 1, rows.length - 1)) }
          if (event.key === 'ArrowUp') { event.preventDefault(); move(Math.max(at - 1, 0)) }
          if (event.key === 'Enter') { event.preventDefault(); choose(rows[at]) }
          if (event.key === 'Escape' && asked) { event.stopPropagation(); ask('') }
        }} />
      {rows.length > 0 && <ul className="hits" id={list} role="listbox" aria-label={typeof label === 'string' ? label : hint}>{rows.map((row, i) => (
        <li key={row.code} id={`${list}${i}`} role="option" aria-selected={i === at} onMouseDown={event => { event.preventDefault(); choose(row) }}>{show(row)}</li>))}</ul>}
      {wanted && found.data && rows.length === 0 && <p className="hits note" role="status">{none(wanted)}</p>}
    </div>
  )
}
