import { ImportsList } from '../centre/imports-list.tsx'
import { text } from './benefit-files-text.ts'
import { InsurerFrame } from './frame.tsx'

const of = { path: '/api/benefits/files', sends: 'benefits.grant', approves: 'benefits.approve', text } as const
/** 待遇文件: benefits that were granted, sent as a file; a colleague approves. (BEN-01) */
export default function BenefitFiles() {
  return <InsurerFrame><ImportsList of={of} /></InsurerFrame>
}
