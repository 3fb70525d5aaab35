import type { Day } from '#kit/day'
import type { FilingRow, Words } from './shared.ts'

/** What a filing's holder does next, in a sentence. Pure. */
export function nextOf({ standing, due, filedBy, from, until, renewFrom, sort }: FilingRow, today: Day): Words {
  switch (standing) {
    case 'submitted': return due < today ? { zh: '审核过了应办的日子，可以打 12393 催办', en: 'The decision is late; call 12393 to ask for it' } : { zh: `不用您做什么，${due} 前有结果`, en: `Nothing to do: it is decided by ${due}` }
    case 'returned': return { zh: `带社保卡和要补的材料到${filedBy}补正`, en: `Take the card and what is missing to ${filedBy}` }
    case 'refused': return { zh: '看下面的原因；情况变了，带社保卡到定点医院重新申请', en: 'See the reason below; if things change, apply anew at a designated hospital with the card' }
    case 'withdrawn': return { zh: '已经撤回；还要办的，带社保卡到定点医院重新申请', en: 'Withdrawn; to have it after all, apply anew at a designated hospital with the card' }
    case 'ended': return { zh: '已经终止；还要办的，带社保卡到定点医院重新申请', en: 'Ended; to have it again, apply anew at a designated hospital with the card' }
    case 'over': return { zh: '已经过期；还要办的，带社保卡到定点医院重新申请', en: 'Over; to have it again, apply anew at a designated hospital with the card' }
    case 'to-begin': return { zh: `${from} 起可以用，之前不用做什么`, en: `Good from ${from}; nothing to do before` }
    default: break
  }
  if (renewFrom && today >= renewFrom) return { zh: `${until} 到期，请在那以前带社保卡到${filedBy}续期`, en: `It ends on ${until}; renew it before with the card at ${filedBy}` }
  const use = sort === 'chronic' ? { zh: '到选定的机构看病买药，带社保卡', en: 'Use it at the providers chosen, with the card' } : sort === 'designated' ? { zh: '到这家机构就医，带社保卡', en: 'Use it at this provider, with the card' }
    : sort === 'maternity' ? { zh: '到定点医院产检、生育，带社保卡', en: 'Use it at designated hospitals, with the card' } : { zh: '到备案的地方就医，带社保卡', en: 'Use it where it is filed for, with the card' }
  return renewFrom ? { zh: `${use.zh}；${renewFrom} 起可以续期`, en: `${use.en}; it is renewed from ${renewFrom}` } : use
}
