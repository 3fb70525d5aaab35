import { useEffect, useRef } from 'react'

/** Keys of a page, by their letter: they work where nobody types and no dialog is open. null does nothing. */
export function useKeys(keys: Record<string, (() => void) | null>): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement
      const typing = /TEXTAREA|SELECT/.test(on.tagName) || (on instanceof HTMLInputElement && !/checkbox|radio/.test(on.type))
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector('dialog[open]')) return
      const act = now.current[event.key.toUpperCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
