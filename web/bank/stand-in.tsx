import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './bank.css'

/** What every page of the bank says of itself. */
export function StandIn() {
  const t = useText(text)
  return (
    <p className="standin" role="note">
      <b>样例银行 · stand-in</b> {t('standIn')}
    </p>
  )
}
