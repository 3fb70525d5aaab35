import { useText } from '../../i18n.ts'
import { Empty } from '../../ui/empty.tsx'
import { useTitle } from '../../ui/skeletons.tsx'
import { BankFrame } from '../frame.tsx'
import { text } from '../text.ts'

export default function Home() {
  const t = useText(text)
  useTitle(t('branchTitle'))
  return (
    <BankFrame place="branch">
      <h1>{t('branchTitle')}</h1>
      <Empty title={t('nothingYet')} />
    </BankFrame>
  )
}
