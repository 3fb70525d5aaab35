/** The product's mark: two lines (two accounts) held by one card. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="i">
    <rect width="32" height="32" rx="7" fill="var(--social)" />
    <path d="M8 12.2h9.5c4 0 4 7.6 8 7.6" fill="none" stroke="var(--on-social)" strokeWidth="2.6" strokeLinecap="round" />
    <path d="M8 19.8h9.5c4 0 4-7.6 8-7.6" fill="none" stroke="var(--on-social)" strokeWidth="2.6" strokeLinecap="round" opacity=".62" />
  </svg>
)
