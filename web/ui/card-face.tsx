import { useId } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import { font } from './tokens.ts'

const wave = (k: number) => {
  const points: string[] = []
  for (let x = -20; x <= 880; x += 20) {
    const y = 392 + k * 5.2 + Math.sin(x / 118 + k * 0.17) * (58 - k * 1.7) + Math.sin(x / 47 + k * 0.08) * 9
    points.push(`${x === -20 ? 'M' : 'L'}${x} ${y.toFixed(1)}`)
  }
  return points.join('')
}
const waves = Array.from({ length: 30 }, (_, k) => wave(k))

export type CardLook = {
  name?: string
  number?: string
  cardNo?: string
  bank?: string
  issued?: string
  dimmed?: boolean
  large?: boolean
  blank?: boolean
}

/** 2024-03-12 or 2024-03 as the face prints it; anything else as it is. */
const month = (issued: string) => issued.replace(/^(\d{4})-0?(\d{1,2})(-\d{2})?$/, '$1年$2月')

/**
 * The card as everyone knows it, drawn by us in ISO ID-1 proportion; the face is Chinese and light in every mode.
 * All values masked. `large` (elder): name and number only. `blank`: no person on it. `dimmed`: lost or cancelled.
 */
export function CardFace({ name = '', number = '', cardNo = '', bank = '', issued = '', dimmed, large, blank }: CardLook) {
  const t = useText(text)
  const id = useId()
  return (
    <svg
      viewBox="0 0 856 540"
      width="100%"
      role="img"
      aria-label={blank ? t('cardBlank') : t('cardOf', { bank, name })}
      style={{ display: 'block', borderRadius: '3.7%/5.9%', filter: dimmed ? 'saturate(.25) brightness(.97)' : undefined }}
    >
      <defs>
        <linearGradient id={`${id}cf`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#CFE8E3" />
          <stop offset=".5" stopColor="#F3F7F2" />
          <stop offset="1" stopColor="#D9DEF3" />
        </linearGradient>
        <linearGradient id={`${id}cw`} x1="0" x2="1">
          <stop offset="0" stopColor="#0B5F66" />
          <stop offset=".55" stopColor="#2F8E8A" />
          <stop offset="1" stopColor="#3D4A95" />
        </linearGradient>
        <linearGradient id={`${id}cc`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#F1DFA8" />
          <stop offset=".6" stopColor="#CFAE62" />
          <stop offset="1" stopColor="#E7CF8E" />
        </linearGradient>
      </defs>
      <rect width="856" height="540" fill={`url(#${id}cf)`} />
      <g fill="none" stroke={`url(#${id}cw)`} strokeWidth="1.1">
        {waves.map((d, k) => (
          <path key={k} d={d} opacity={0.12 + k * 0.006} />
        ))}
      </g>
      <g stroke="#0B5F66" fill="none" opacity=".07">
        {Array.from({ length: 14 }, (_, k) => (
          <circle key={k} cx="700" cy="150" r={28 + k * 15} strokeWidth="1.4" />
        ))}
      </g>
      {/* a plain mark of our own in the emblem's place */}
      <g transform="translate(52 44)">
        <circle cx="36" cy="36" r="35" fill="#B5342B" />
        <circle cx="36" cy="36" r="30" fill="none" stroke="#F7E3B0" strokeWidth="1.6" />
        <path d="M18 29h16c9 0 9 15 20 15M18 44h16c9 0 9-15 20-15" stroke="#F7E3B0" strokeWidth="4.4" fill="none" strokeLinecap="round" />
      </g>
      <text x="146" y="72" fontFamily={font.sans} fontSize="27" fill="#14393B" letterSpacing="8">
        中华人民共和国
      </text>
      <text x="144" y="120" fontFamily={font.face} fontWeight="700" fontSize="45" fill="#0C2F31" letterSpacing="9">
        社会保障卡
      </text>
      <text x="806" y="84" fontFamily={font.sans} fontWeight="600" fontSize="31" fill="#2E3978" textAnchor="end" letterSpacing="3">
        {blank ? '' : bank}
      </text>
      <g transform="translate(58 186)">
        <rect width="118" height="92" rx="15" fill={`url(#${id}cc)`} stroke="#A98A45" strokeWidth="1.5" />
        <path
          d="M0 32h38v-32M0 61h38v31M118 32H80V0M118 61H80v31M38 32v29M80 32v29M0 46h38M80 46h38"
          stroke="#8D7136"
          strokeWidth="2"
          fill="none"
          opacity=".8"
        />
      </g>
      <g stroke="#14393B" strokeWidth="4" fill="none" strokeLinecap="round" opacity=".55">
        <path d="M205 215q13 17 0 34M221 205q22 27 0 54M237 195q31 37 0 74" />
      </g>
      {blank ? null : large ? (
        <g fontFamily={font.sans} fill="#12302F" fontWeight="600">
          <text x="58" y="396" fontSize="62" letterSpacing="6">
            {name}
          </text>
          <text x="58" y="476" fontSize="48" letterSpacing="1">
            {number}
          </text>
        </g>
      ) : (
        <g fontFamily={font.sans} fill="#12302F">
          <text x="58" y="360" fontSize="28" fill="#2E4B4A">
            姓名
          </text>
          <text x="246" y="362" fontSize="36" fontWeight="600" letterSpacing="4">
            {name}
          </text>
          <text x="58" y="419" fontSize="28" fill="#2E4B4A">
            社会保障号码
          </text>
          <text x="246" y="421" fontSize="35" fontWeight="600" letterSpacing="1.5">
            {number}
          </text>
          <text x="58" y="478" fontSize="28" fill="#2E4B4A">
            卡号
          </text>
          <text x="246" y="480" fontSize="35" fontWeight="600" letterSpacing="1.5">
            {cardNo}
          </text>
          <text x="806" y="478" fontSize="28" fill="#2E4B4A" textAnchor="end">
            {month(issued)}
          </text>
        </g>
      )}
    </svg>
  )
}
