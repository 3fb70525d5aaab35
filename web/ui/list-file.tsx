import { FileDown } from 'lucide-react'
import { useState } from 'react'
import type { Refused } from '../api/call.ts'
import { saveFile } from '../api/save-file.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Refusal } from './message.tsx'
import { text } from './text.ts'
import './list-file.css'

/** 导出: the list at `path` as a file, of the rows the page shows, all pages of them; the server puts it on record. */
export function ListFile({ path, table }: { path: string; table?: string | undefined }) {
  const t = useText(text)
  const lang = useLang()
  const [{ busy, broken, refused }, set] = useState<{ busy: boolean; broken: boolean; refused: Refused | null }>({ busy: false, broken: false, refused: null })
  const [bare, filters] = path.split('?')
  const take = async (format: 'xlsx' | 'csv') => {
    set({ busy: true, broken: false, refused: null })
    const answer = await saveFile(`${bare}/file?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(filters)), format, lang, ...(table ? { table } : {}) })}`).catch(() => undefined)
    set({ busy: false, broken: answer === undefined, refused: answer ?? null })
  }
  return (
    <div className="listfile noprint">
      <FileDown size={16} aria-hidden />
      <span>{t('takeList')}</span>
      <Button kind="link" busy={busy} onClick={() => void take('xlsx')}>Excel</Button>
      <Button kind="link" busy={busy} onClick={() => void take('csv')}>CSV</Button>
      <span className="note">{t('takeListSay')}</span>
      <Refusal of={refused} />
      {broken && <span role="alert">{t('fileFailed')}</span>}
    </div>
  )
}
