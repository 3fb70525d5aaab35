import { Desk } from './desk.tsx'

/** 住院 */
export default function Stays() {
  return <Desk kind="inpatient" />
}
