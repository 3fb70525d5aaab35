/** Why a line differs, what puts it right, and whether the machine does that itself because the books show it. (MED-08) */
export const causes = {
  'unheard': { repair: 'tell', zh: '中心结算了，机构没有这一笔：回答可能没有收到', en: 'Settled here; the provider does not have it: the answer may not have come through' },
  'doubled': { repair: 'strike', zh: '同一个人同样的金额结算了两次，机构只有一次', en: 'Settled twice for one person and amount; the provider has it once' },
  'not-here': { repair: 'drop', zh: '机构有，中心没有收到过', en: 'The provider has it; it never came here' },
  'reversed': { repair: 'drop', zh: '机构有，中心这一笔已经冲正', en: 'The provider has it; here it was reversed' },
  'listed-twice': { repair: 'drop', zh: '机构的文件里同一笔写了两次', en: 'The provider’s file lists it twice' },
  'amounts': { repair: 'ours', zh: '两边金额不一样', en: 'The amounts differ' },
  'other-day': { repair: 'none', zh: '中心记在另一天', en: 'Here it belongs to another day' },
  'other-kind': { repair: 'none', zh: '中心算在另一个清算类别或经办机构', en: 'Here it is cleared under another kind or region' },
  'undone-later': { repair: 'none', zh: '另一天冲正了，两天合起来没有差', en: 'Undone on another day; both days together do not differ' },
  'struck': { repair: 'none', zh: '因为重复，中心已经退回', en: 'Given back here because it was settled twice' },
} as const
export type Cause = keyof typeof causes
export type Repair = (typeof causes)[Cause]['repair']

/** What a repair does, and how a difference then stands as resolved. `none`: the machine resolves it when it is found. */
export const repairs = {
  tell: { how: 'told', zh: '再告诉机构结算结果，机构补记', en: 'Tell the provider the answer again; it enters it' },
  strike: { how: 'struck', zh: '退回多结算的一笔', en: 'Give back the one that is too many' },
  drop: { how: 'dropped', zh: '机构从账上划掉，要医保支付的重新结算', en: 'The provider strikes it off, and settles again what the insurance is to pay' },
  ours: { how: 'ours-taken', zh: '以中心的金额为准，机构改账', en: 'Our amounts stand; the provider corrects its books' },
  none: { how: 'offset', zh: '不用办', en: 'Nothing to do' },
} as const satisfies Record<Repair, { how: string; zh: string; en: string }>
export type How = (typeof repairs)[Repair]['how'] | 'agrees' | 'replaced'
/** How a difference was resolved, as pages say it. */
export const howWords: Record<How, { zh: string; en: string }> = {
  told: { zh: '已再次告知', en: 'told again' }, struck: { zh: '多的一笔已退回', en: 'given back' }, dropped: { zh: '机构已划掉', en: 'struck off' }, 'ours-taken': { zh: '机构已改账', en: 'corrected by the provider' },
  offset: { zh: '两天相抵', en: 'offset by another day' }, agrees: { zh: '再次对账已一致', en: 'agreed when compared again' }, replaced: { zh: '再次对账时变成另一处差异', en: 'became another difference when compared again' },
}
/** stmt_rslt of a line. The published texts leave the list open. [X] */
export const sides = { both: { code: '1', zh: '金额不一样', en: 'Amounts differ' }, ours: { code: '2', zh: '只有中心有', en: 'Only here' }, theirs: { code: '3', zh: '只有机构有', en: 'Only there' } } as const
export type Side = keyof typeof sides
