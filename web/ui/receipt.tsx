import { CircleCheck, CircleX, LoaderCircle, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Seal } from './seal.tsx'
import { text } from './text.ts'
import './receipt.css'

/** done, waiting (not known yet: says who is asked and when again) or not done. Nothing is rounded up to success. */
export type Result = { key: string; how: 'done' | 'waiting' | 'not'; title: ReactNode; lines?: readonly ReactNode[] }
const icons = {
  done: <CircleCheck size={26} color="var(--ok)" aria-hidden />,
  waiting: <LoaderCircle size={26} color="var(--warn)" aria-hidden />,
  not: <CircleX size={26} color="var(--bad)" aria-hidden />,
}

/** The paper: each result with its second, who, number, text message sent, seal. `both` when both accounts are touched. `paper` sets the print size. */
export function Receipt({
  results,
  facts,
  both,
  seal = true,
  paper = 'a5',
  children,
}: {
  results: readonly Result[]
  facts: readonly (readonly [ReactNode, ReactNode])[]
  both?: boolean
  seal?: boolean
  paper?: 'a5' | 'a4' | 'slip'
  children?: ReactNode
}) {
  return (
    <section className={`receipt paper-${paper} ${both ? 'both' : ''}`}>
      {results.map(result => (
        <div className="done" key={result.key}>
          {icons[result.how]}
          <div>
            <b>{result.title}</b>
            {result.lines?.map((line, i) => (
              <div className="note num" key={i}>
                {line}
              </div>
            ))}
          </div>
        </div>
      ))}
      <dl>
        {facts.map(([name, value], i) => (
          <div key={i}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      {seal && (
        <div className="place">
          <Seal size={84} />
        </div>
      )}
    </section>
  )
}

export function PrintButton({ word, kind }: { word?: ReactNode; kind?: 'primary' }) {
  const t = useText(text)
  return (
    <Button {...(kind ? { kind } : {})} icon={<Printer size={18} aria-hidden />} onClick={() => print()}>
      {word ?? t('print')}
    </Button>
  )
}
