import { ImportsList } from '../centre/imports-list.tsx'
import { OfficeFrame } from './frame.tsx'

/** 存量导入: the system administrator sends here. */
export default function ImportsPage() {
  return <OfficeFrame><ImportsList /></OfficeFrame>
}
