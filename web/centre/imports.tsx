import { CentreFrame } from './frame.tsx'
import { ImportsList } from './imports-list.tsx'

/** 存量导入: the head of the centre approves here. */
export default function ImportsPage() {
  return <CentreFrame><ImportsList /></CentreFrame>
}
