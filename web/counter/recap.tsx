import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import './apply.css'

/** One answer in a check before an act; `change` leads back to where it was given. */
export type RecapRow = { key: string; name: string; value: ReactNode; change?: (() => void) | undefined }

/** Every answer once more, each with its 改. */
export function RecapList({ rows, word }: { rows: readonly RecapRow[]; word: string }) {
  return (
    <dl className="recap">
      {rows.map(({ key, name, value, change }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd>
            {change && (
              <Button kind="link" onClick={change}>
                {word}
                <span className="sr"> {name}</span>
              </Button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
