import type { ReactNode } from 'react'

/** One tile of the gallery. */
export const Piece = ({ title, size = '', children }: { title: string; size?: 'wide' | 'third' | ''; children: ReactNode }) => (
  <section className={`sheet piece ${size}`}>
    <h2>{title}</h2>
    {children}
  </section>
)
