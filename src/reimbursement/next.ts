import type { Day } from '#kit/day'
import type { ClaimRow, Words } from './shared.ts'

/** What whoever claimed does next, in a sentence. Pure. */
export function nextOf({ state, due, fund }: Pick<ClaimRow, 'state' | 'due' | 'fund'>, today: Day): Words {
  switch (state) {
    case 'submitted': case 'proposed': return due < today ? { zh: '审核过了应办的日子，可以打 12393 催办', en: 'The decision is late; call 12393 to ask for it' } : { zh: `不用您做什么，${due} 前有结果`, en: `Nothing to do: it is decided by ${due}` }
    case 'returned': return { zh: '看下面的原因，改好再交，不用重新申请', en: 'See the reason below, mend it and send it again' }
    case 'refused': return { zh: '看下面的原因；不同意的，可以打 12393，也可以改好再申请', en: 'See the reason below; call 12393 if you disagree, or claim it anew as it should be' }
    case 'withdrawn': return { zh: '已经撤回；还要报销的，重新申请', en: 'Withdrawn; claim it anew to have it after all' }
    case 'approved': return fund ? { zh: '不用您做什么，钱由银行转入下面的账户', en: 'Nothing to do: the bank pays it into the account below' } : { zh: '按政策基金付 0 元，费用计入了今年的起付线', en: 'By the policy the fund pays nothing; what it was counts for the year' }
  }
}
