import { ImportsList } from '../centre/imports-list.tsx'
import { text } from './files-text.ts'
import { InsurerFrame } from './frame.tsx'

const of = { path: '/api/insurance/files', sends: 'insurance.files', approves: 'insurance.approve-files', text } as const
/** 经办文件: enrolments, pauses and contributions sent as a file; a colleague approves. (INS-01) */
export default function Files() {
  return <InsurerFrame><ImportsList of={of} /></InsurerFrame>
}
