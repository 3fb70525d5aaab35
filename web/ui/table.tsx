import { useState, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { ListFile } from './list-file.tsx'
import { text } from './text.ts'
import './table.css'

/** A column: `cell` draws it; numbers `right`; on phones the table becomes a list where `lead` stands first and `quiet` columns go. */
export type Column<Row> = {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  right?: boolean
  lead?: boolean
  quiet?: boolean
  width?: number
}
export type Picking<Row> = {
  picked: readonly string[]
  pick: (keys: string[]) => void
  /** A reason here puts – for the box. */ why?: (row: Row) => string | null
  bulk: ReactNode
}

/**
 * A table by design §6: 25 rows, then 再看; row click opens; ticks with a bulk bar between header and rows. Pass `next` and `more`
 * when the server pages by key, otherwise all `rows` are shown 25 at a time. `empty` is an <Empty>. `mark` gives a row's class (mine, held, bad, ok).
 */
export function DataTable<Row>({
  rows,
  columns,
  keyOf,
  open,
  picking,
  empty,
  next,
  more,
  mark,
  caption,
  file,
  table,
}: {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  caption: string
  open?: (row: Row) => void
  picking?: Picking<Row>
  empty?: ReactNode
  next?: string | null
  more?: () => void
  mark?: (row: Row) => string
  /** The list's path, where it can leave as a file; `table` where its answer has several. */
  file?: string
  table?: string
}) {
  const t = useText(text)
  const [limit, setLimit] = useState(25)
  if (!rows.length)
    return (
      <div className="tablebox">
        <div className="in">{empty}</div>
      </div>
    )
  const shown = more ? rows : rows.slice(0, limit)
  const free = picking ? shown.filter(row => !picking.why?.(row)).map(keyOf) : []
  const opener = Math.max(
    0,
    columns.findIndex(column => column.lead),
  )
  const toggle = (key: string) =>
    picking!.pick(picking!.picked.includes(key) ? picking!.picked.filter(other => other !== key) : [...picking!.picked, key])
  return (
    <div className="tablebox">
      {picking && (
        <div className="bulk">
          <label className="ticked">
            <input
              type="checkbox"
              aria-label={t('selectAll')}
              checked={free.length > 0 && free.every(key => picking.picked.includes(key))}
              onChange={event => picking.pick(event.target.checked ? free : [])}
            />
            <b>{t('chosen', { n: picking.picked.length })}</b>
          </label>
          {picking.bulk}
        </div>
      )}
      <table className="table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {picking && <td />}
            {columns.map(column => (
              <th key={column.key} scope="col" className={column.right ? 'right' : ''} style={column.width ? { width: column.width } : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(row => {
            const key = keyOf(row),
              why = picking?.why?.(row),
              picked = picking?.picked.includes(key)
            return (
              <tr
                key={key}
                className={`${open ? 'opens' : ''} ${picked ? 'picked' : ''} ${mark?.(row) ?? ''}`}
                onClick={
                  open &&
                  (event => {
                    if (!(event.target as HTMLElement).closest('a,button,input,label')) open(row)
                  })
                }
              >
                {picking && (
                  <td className="box">
                    {why ? (
                      <span title={why} aria-label={`${t('notSelectable')}: ${why}`} role="img">
                        –
                      </span>
                    ) : (
                      <input type="checkbox" aria-label={`${t('select')} ${key}`} checked={picked} onChange={() => toggle(key)} />
                    )}
                  </td>
                )}
                {columns.map((column, i) => (
                  <td
                    key={column.key}
                    className={`${column.right ? 'right num' : ''} ${column.lead ? 'lead' : ''} ${column.quiet ? 'quiet' : ''}`}
                    data-title={typeof column.title === 'string' ? column.title : undefined}
                  >
                    {open && i === opener ? (
                      <button type="button" className="opener" onClick={() => open(row)}>
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {more
        ? next && (
            <div className="in">
              <Button onClick={more}>{t('more', { n: 25 })}</Button>
            </div>
          )
        : rows.length > limit && (
            <div className="in">
              <Button onClick={() => setLimit(limit + 25)}>{t('more', { n: Math.min(25, rows.length - limit) })}</Button>
            </div>
          )}
      {file && <ListFile path={file} table={table} />}
    </div>
  )
}
