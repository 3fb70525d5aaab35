import { FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Refused } from '../api/call.ts'
import { saveFile } from '../api/save-file.ts'
import { useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { Refusal } from './message.tsx'
import { text } from './text.ts'
import { Unknown } from './unknown.tsx'

/** The pack's form with what was sent, as a file to print and sign. (APP-13) */
export function FormFile({ path, block }: { path: string; block?: boolean }) {
  const t = useText(text)
  return (
    <a className={`btn plain${block ? ' block' : ''}`} href={path} download>
      <Printer size={18} aria-hidden />
      {t('formSigned')}
    </a>
  )
}

/** The same before it is sent, with what was entered so far; nothing is sent by it. */
export function FormDraft({ path, body, block }: { path: string; body: Record<string, unknown>; block?: boolean }) {
  const t = useText(text)
  const [state, setState] = useState<{ busy: boolean; broken: boolean; refused: Refused | null }>({ busy: false, broken: false, refused: null })
  const save = async () => {
    setState({ busy: true, broken: false, refused: null })
    const refused = await saveFile(path, body).catch(() => undefined)
    setState({ busy: false, broken: refused === undefined, refused: refused ?? null })
  }
  return (
    <>
      <Button {...(block ? { block } : {})} busy={state.busy} icon={<Printer size={18} aria-hidden />} onClick={() => void save()}>
        {t('formDraft')}
      </Button>
      <Refusal of={state.refused} />
      <Unknown of={state} />
    </>
  )
}

/** The blank form and the guide of the city, for anyone. */
export function BlankForms() {
  const t = useText(text)
  return (
    <p className="row wrap">
      <a className="row" href="/api/apply/guide" download>
        <FileDown size={16} aria-hidden />
        {t('guideFile')}
      </a>
      <a className="row" href="/api/apply/form" download>
        <FileDown size={16} aria-hidden />
        {t('formBlank')}
      </a>
    </p>
  )
}
