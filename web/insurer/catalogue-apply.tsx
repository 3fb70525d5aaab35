import type { CatalogueImportView } from '#shared/clinics'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text } from './catalogue-text.ts'

/** Two steps: what changes is said with its numbers before it is done, under a name. */
export function Apply({ row }: { row: CatalogueImportView }) {
  const t = useText(text)
  const [asked, ask] = useState(false)
  const [version, name] = useState('')
  const [missing, miss] = useState(false)
  const send = useSend(`/api/catalogue/imports/${row.id}/apply`, { forget: ['/api/catalogue'] })
  if (row.version !== null) return null
  if (row.fresh + row.changed + row.ended === 0) return <span className="note">{t('nothing')}</span>
  if (!asked) return <Button size="dense" onClick={() => ask(true)}>{t('apply')}</Button>
  const go = () => { miss(!version.trim()); if (version.trim()) void send.send({ version: version.trim() }) }
  return (
    <Form refused={send.refused} wrong={missing ? { version: t('versionMissing') } : {}} send={go} className="stack">
      <span>{t('sure', { fresh: count(row.fresh), changed: count(row.changed), ended: count(row.ended) })}</span>
      {row.refusedLines > 0 && <b>{t('without', { n: count(row.refusedLines), count: row.refusedLines })}</b>}
      <TextField name="version" label={t('version')} hint={t('versionHint')} maxLength={60} value={version} say={value => { name(value); miss(false) }} />
      <span className="row"><Button size="dense" kind="primary" type="submit" busy={send.busy}>{t('doIt')}</Button><Button size="dense" onClick={() => ask(false)}>{t('no')}</Button></span>
      <Unknown of={send} />
    </Form>
  )
}
