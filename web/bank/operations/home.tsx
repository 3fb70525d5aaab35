import { useText } from '../../i18n.ts'
import { Empty } from '../../ui/empty.tsx'
import { useTitle } from '../../ui/skeletons.tsx'
import { BankFrame } from '../frame.tsx'
import { text } from '../text.ts'

export default function Home() {
  const t = useText(text)
  useTitle(t('operationsTitle'))
  return (
    <BankFrame place="operations">
      <h1>{t('operationsTitle')}</h1>
      <Empty title={t('nothingYet')} />
    </BankFrame>
  )
}
