import { useText } from '../i18n.ts'
import { AskedTwice } from './asked-twice.tsx'
import { text } from './text.ts'

/** A resident takes an application back, asked once more first; `ask` says what that means. */
export function Withdraw({ path, version, ask, forget }: { path: string; version: number; ask: string; forget: readonly string[] }) {
  const t = useText(text)
  return <AskedTwice path={path} body={{ version }} word={t('withdraw')} ask={ask} run={t('withdrawDo')} not={t('withdrawNot')} forget={forget} />
}
