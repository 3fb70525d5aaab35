import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { text } from './guide-text.ts'

/** A message as a command to paste. */
export const curlOf = (path: string, body: unknown) => `curl -s ${location.origin}${path} \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`

/** Copies a text and says so. */
export function Copy({ of, word, what }: { of: string; word?: string; what?: string }) {
  const t = useText(text)
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard?.writeText(of).then(() => setCopied(true))
  return <Button size="dense" onClick={copy}>{copied ? t('copied') : word ?? t('copy')}{what && <span className="sr">{what}</span>}</Button>
}
