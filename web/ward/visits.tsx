import { Desk } from './desk.tsx'

/** 门诊 */
export default function Visits() {
  return <Desk kind="outpatient" />
}
