import { Printer } from 'lucide-react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'

/** The same paper for a sheet and for a slip printer, from the server: `path` takes `?paper=`. */
export function PaperFiles({ path, primary }: { path: string; primary?: boolean }) {
  const t = useText(text)
  return (
    <>
      <a className={`btn ${primary ? 'primary' : 'plain'}`} href={`${path}?paper=a4`} download>
        <Printer size={18} aria-hidden />
        {t('paperA4')}
      </a>
      <a className="btn plain" href={`${path}?paper=80mm`} download>
        <Printer size={18} aria-hidden />
        {t('paper80')}
      </a>
    </>
  )
}
