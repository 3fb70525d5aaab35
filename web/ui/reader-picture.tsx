/** The reader on the desk: a slot, a card in it (or not), a lamp. */
export const ReaderPicture = ({ bank = '', card = true }: { bank?: string; card?: boolean }) => (
  <svg viewBox="0 0 276 132" width="100%" aria-hidden style={{ display: 'block' }}>
    {card && (
      <>
        <rect x="63" y="4" width="150" height="84" rx="8" fill="var(--social-soft)" stroke="var(--social)" strokeWidth="1.5" />
        <rect x="77" y="50" width="24" height="19" rx="3.5" fill="#D9BC74" stroke="#A98A45" />
        <text x="201" y="28" textAnchor="end" fontSize="12" fontWeight="600" fill="var(--bank)">
          {bank}
        </text>
        <circle cx="88" cy="24" r="8" fill="var(--seal)" />
      </>
    )}
    <path
      d="M30 74h216a10 10 0 0 1 10 10v34a12 12 0 0 1-12 12H32a12 12 0 0 1-12-12V84a10 10 0 0 1 10-10z"
      fill="var(--surface)"
      stroke="var(--control)"
      strokeWidth="1.5"
    />
    <rect x="52" y="82" width="172" height="7" rx="3.5" fill="var(--ink)" opacity=".85" />
    <circle cx="40" cy="112" r="5" fill={card ? 'var(--ok)' : 'var(--control)'} />
    <text x="54" y="116.5" fontSize="12" fill="var(--ink-2)">
      SBK-R2
    </text>
    <g fill="var(--sunk)" stroke="var(--line)">
      {[0, 1, 2, 3, 4, 5].map(i => (
        <rect key={i} x={136 + i * 18} y="104" width="14" height="14" rx="3" />
      ))}
    </g>
  </svg>
)
/** No photo of anyone: a figure. */
export const Figure = ({ tint = 'var(--social-mid)', ground = 'var(--sunk)' }: { tint?: string; ground?: string }) => (
  <svg viewBox="0 0 64 79" width="100%" height="100%" aria-hidden style={{ display: 'block', background: ground }}>
    <g fill={tint}>
      <ellipse cx="32" cy="33" rx="13" ry="16" opacity=".75" />
      <path d="M6 79c2-18 13-25 26-25s24 7 26 25z" />
    </g>
  </svg>
)
