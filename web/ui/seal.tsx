import { useId } from 'react'
import { useText } from '../i18n.ts'
import { text as words } from './text.ts'
import './bits.css'

/** A round seal for receipts, drawn, marked as a sample. `size` in px. */
export function Seal({ text, size = 104 }: { text?: string; size?: number }) {
  const t = useText(words)
  const arc = useId()
  return (
    <span className="seal">
      <svg width={size} height={size} viewBox="0 0 120 120" aria-hidden>
        <g fill="none" stroke="var(--seal)">
          <circle cx="60" cy="60" r="54" strokeWidth="3" />
          <circle cx="60" cy="60" r="49" strokeWidth=".8" />
        </g>
        <path id={arc} d="M22 66a38 38 0 1 1 76 0" fill="none" />
        <text fill="var(--seal)" fontSize="12.5" letterSpacing="2.1" fontWeight="600">
          <textPath href={`#${arc}`} startOffset="50%" textAnchor="middle">
            {text ?? t('sealText')}
          </textPath>
        </text>
        <path d="M48 58h14c5 0 5 9 10 9M48 67h14c5 0 5-9 10-9" stroke="var(--seal)" strokeWidth="2.6" fill="none" strokeLinecap="round" />
        <text x="60" y="94" fill="var(--seal)" fontSize="11" textAnchor="middle" letterSpacing="4">
          {t('sample')}
        </text>
      </svg>
    </span>
  )
}
