import { useEffect, useId, useRef, type ReactNode } from 'react'
import './dialog.css'

/** Only for what cannot be undone: the title asks, the button repeats the verb and the number (我签字，销毁). `close` on Esc and back. */
export function Dialog({
  open,
  title,
  children,
  foot,
  close,
  wide,
}: {
  open: boolean
  title: ReactNode
  children?: ReactNode
  foot?: ReactNode
  close: () => void
  wide?: boolean
}) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal()
    if (!open && box.current?.open) box.current.close()
  }, [open])
  if (!open) return <dialog ref={box} />
  return (
    <dialog
      ref={box}
      className={`dialog ${wide ? 'wide' : ''}`}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        close()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
      {foot && <div className="row">{foot}</div>}
    </dialog>
  )
}
