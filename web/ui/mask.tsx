import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './bits.css'

/** 王*明, 3401**********1234: the stars sit on the line and are read out as hidden. */
export function Mask({ children }: { children: string }) {
  const t = useText(text)
  return (
    <span className="mask num">
      {children.split(/(\*+)/).map((part, i) =>
        part.startsWith('*') ? (
          <span key={i}>
            <i aria-hidden>{part}</i>
            <span className="sr">{t('hidden', { n: part.length })}</span>
          </span>
        ) : (
          part
        ),
      )}
    </span>
  )
}
