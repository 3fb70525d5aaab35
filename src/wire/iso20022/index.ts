import type { Form } from '../bankfile/batch.ts'
import { moneyKinds } from './messages.ts'
import { deliverIso, judgeIso } from './read.ts'
import { writeIso } from './write.ts'

export { NAMESPACE, orders, saidAs, status } from './messages.ts'

/** ISO 20022: pain.001 and pain.008 to the bank, pain.002 from it. */
export const isoForm: Form = { name: 'ISO20022', kinds: moneyKinds, write: writeIso, judge: judgeIso, deliver: deliverIso }
