import { BankDays } from '../centre/bank-days.tsx'
import { InsurerFrame } from './frame.tsx'

/** 银行日对账 at the insurance office. (BANK-04) */
export default function InsurerBankDays() {
  return <InsurerFrame><BankDays /></InsurerFrame>
}
