import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { isRefused, type Refused } from '../api/call.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Refusal } from './message.tsx'
import { text } from './text.ts'

/** 导出: the list at `path` as a file, of the rows the page shows, all pages of them; the server puts it on record. */
export function ListFile({ path, table }: { path: string; table?: string | undefined }) {
  const t = useText(text)
  const lang = useLang()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const take = async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    setRefused(await fetchFile(path, { format, lang, ...(table ? { table } : {}) }, t('fileFailed')))
    setBusy(false)
  }
  return (
    <div className="listfile noprint">
      <FileDown size={16} aria-hidden />
      <span>{t('takeList')}</span>
      <Button kind="link" busy={busy} onClick={() => void take('xlsx')}>Excel</Button>
      <Button kind="link" busy={busy} onClick={() => void take('csv')}>CSV</Button>
      <span className="note">{t('takeListSay')}</span>
      <Refusal of={refused} />
    </div>
  )
}

/** Has the file laid on the desk; answers why not. */
async function fetchFile(path: string, query: Record<string, string>, failed: string): Promise<Refused | null> {
  const [bare, filters] = path.split('?')
  const answer = await fetch(`${bare}/file?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(filters)), ...query })}`).catch(() => null)
  if (!answer?.ok) {
    const said: unknown = await answer?.json().catch(() => null)
    return said && isRefused(said) ? (said as Refused) : { refused: 'file-failed', facts: {}, status: answer?.status ?? 0, zh: failed, en: failed }
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = decodeURIComponent(name ?? 'list')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return null
}
