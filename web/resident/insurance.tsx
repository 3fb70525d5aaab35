import type { InsuredView, PensionView, TransferView } from '#shared/insurance'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Bill } from '../insurer/bill.tsx'
import { Record } from '../insurer/insured-record.tsx'
import { text } from '../insurer/insured-text.ts'
import { Pension } from '../insurer/pension.tsx'
import { Transfer } from '../insurer/transfer-parts.tsx'
import { Empty } from '../ui/empty.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { HolderOnly } from './holder-only.tsx'
import './resident.css'

/** 我的参保: every insurance, whether it is valid, how far it is paid, month by month. (INS-01, QRY-01) */
export default function InsurancePage() {
  return <HolderOnly><Mine /></HolderOnly>
}

function Mine() {
  const t = useText(text)
  const read = useRead<Mine>('/api/my/insurance')
  useTitle(t('mine'))
  return <ResidentShell title={t('mine')}><Asked of={read} height={300}>{mine => <Shown {...mine} />}</Asked></ResidentShell>
}

type Mine = { rows: InsuredView[]; pension: PensionView[]; transfers: TransferView[] }
function Shown({ rows, pension, transfers }: Mine) {
  const t = useText(text)
  const valid = rows.filter(each => each.state === '1').length
  return (
    <>
      <h1>{valid ? t('mineTitle', { n: valid, count: valid }) : t('mineNone')}</h1>
      {pension.map(each => <Pension key={each.id} of={each} />)}
      {transfers.map(each => <Transfer key={each.id} of={each} />)}
      {valid > 0 && <Bill path="/api/my/insurance/bill" />}
      {rows.length ? rows.map(each => <Record key={each.id} of={each} path={null} />) : <Empty say={t('mineNoneSay')} />}
    </>
  )
}
