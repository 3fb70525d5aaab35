import { texts } from '../i18n.ts'

/** Words of drafting a policy value and trying it. */
export const text = texts('policy-proof', {
  zh: {
    title: '政策试算', titleOpen: '{n} 份草案在办', say: '改一个待遇值以前，先在已经结算的费用上试一遍：谁少付、谁多付、基金多付多少；同事看过结果批准，从定的日子起生效', none: '还没有草案', sayNone: '点“起草”，选一个待遇改一改', start: '起草', back: '全部草案',
    what: '待遇', from: '起效日期', state: '进度', by: '起草人', proven: '试算过', unproven: '没有试算', choose: '改哪个待遇', now: '现行', next: '改成', fromHint: '明天或者以后', source: '依据文号', sourceTitle: '文件名', note: '说明', save: '存草案', cancel: '不起草了', bad: '填数字', sourceBad: '填依据的文号和文件名', dayBad: '选一个日期',
    changes: '改了什么', runTitle: '试算', runSay: '把这段时间里每一笔没有撤销的结算按草案重算一遍，一个人一个人地算，起付线、封顶线和账户余额都跟着变；什么都不会入账', first: '从', last: '到', run: '开始试算', running: '正在试算，完成 {n}%', doneOf: '{first} 到 {last}',
    cost: '基金多付 {yuan} 元', less: '基金少付 {yuan} 元', same: '基金付的不变', gain: '{n} 人少付', lose: '{n} 人多付', unchanged: '其余不变', who: '谁', count: '结算笔数', changed: '有变化', fund: '基金', own: '个人（账户加现金）', total: '合计', people: '人数', spread: '每人多付或少付', spreadSays: '{gain} 人少付，{lose} 人多付，共 {people} 人',
    active: '职工在职', retired: '职工退休', resident: '居民', pharmacy: '药店', primary: '基层', l1: '一级', l2: '二级', l3: '三级', l3p: '省级三级', outpatient: '门诊和药店', chronic: '门诊慢特病', inpatient: '住院', maternity: '生育', byWho: '按参保身份', byTrack: '按就医类别', byLevel: '按机构级别', less0: '少付 {a} 元以上', lessR: '少付 {a} 到 {b} 元', zero: '不变', moreR: '多付 {a} 到 {b} 元', more0: '多付 {a} 元以上',
    approve: '批准，从 {day} 起生效', approveOwn: '您起草的，请同事批准', approveFirst: '先试算，看过结果再批', withdraw: '撤回草案', approved: '{by} 已批准，从 {day} 起生效', withdrawn: '{by} 已撤回', rises: '只看总数，不记名', yes: '能', no: '不能',
    deductible: '起付线（元）', percent: '支付比例（%）', cap: '封顶线（元）', laterStays: '第二次住院起付线（%）', upTo: '到（元）', tier: '第 {n} 段', employee: '职工', filed: '已备案（%）', transferred: '转诊', unfiled: '未备案', c1: '甲类（%）', c2: '乙类（%）', c3: '丙类（%）', cActive: '在职', cRetired: '退休', value: '值',
  },
  en: {
    title: 'Policy proof', titleOpen: '{n} drafts under way', titleOpen_one: '1 draft under way', say: 'Before a benefit changes it is tried on what was settled: who pays less, who pays more, what the fund pays; a colleague approves it and it holds from its day', none: 'No drafts yet', sayNone: 'Press “Draft” and change a benefit', start: 'Draft', back: 'All drafts',
    what: 'Benefit', from: 'In force from', state: 'State', by: 'Drafted by', proven: 'proven', unproven: 'not proven', choose: 'Which benefit', now: 'In force', next: 'New', fromHint: 'Tomorrow or later', source: 'Document number', sourceTitle: 'Document', note: 'Note', save: 'Save draft', cancel: 'No draft', bad: 'Enter a number', sourceBad: 'Enter number and name of the document', dayBad: 'Choose a day',
    changes: 'What changes', runTitle: 'Proof run', runSay: 'Every settlement of the period that stands is worked out again under the draft, person by person; deductibles, ceilings and balances go along. Nothing is posted', first: 'From', last: 'To', run: 'Start', running: 'Running, {n}% done', doneOf: '{first} to {last}',
    cost: 'The fund pays {yuan} yuan more', less: 'The fund pays {yuan} yuan less', same: 'The fund pays the same', gain: '{n} pay less', lose: '{n} pay more', unchanged: 'the rest the same', who: 'Who', count: 'Settlements', changed: 'Changed', fund: 'Fund', own: 'Person (account and cash)', total: 'Total', people: 'People', spread: 'What each pays more or less', spreadSays: '{gain} pay less, {lose} pay more, of {people}',
    active: 'Employees', retired: 'Retired', resident: 'Residents', pharmacy: 'Pharmacies', primary: 'Primary', l1: 'Level 1', l2: 'Level 2', l3: 'Level 3', l3p: 'Level 3, province', outpatient: 'Out-patient, pharmacy', chronic: 'Chronic disease', inpatient: 'In-patient', maternity: 'Maternity', byWho: 'By insurance', byTrack: 'By kind of care', byLevel: 'By level', less0: 'over {a} less', lessR: '{a} to {b} less', zero: 'the same', moreR: '{a} to {b} more', more0: 'over {a} more',
    approve: 'Approve, in force from {day}', approveOwn: 'You drafted it; a colleague approves', approveFirst: 'Run the proof first', withdraw: 'Withdraw', approved: 'Approved by {by}, in force from {day}', withdrawn: 'Withdrawn by {by}', rises: 'Sums only, nobody is named', yes: 'yes', no: 'no',
    deductible: 'Deductible (yuan)', percent: 'Share (%)', cap: 'Ceiling (yuan)', laterStays: 'Later stays’ deductible (%)', upTo: 'up to (yuan)', tier: 'Tier {n}', employee: 'Employees', filed: 'Filed (%)', transferred: 'Transferred', unfiled: 'Unfiled', c1: 'Class A (%)', c2: 'Class B (%)', c3: 'Class C (%)', cActive: 'active', cRetired: 'retired', value: 'Value',
  },
})
export const levelKeys = { primary: 'primary', 1: 'l1', 2: 'l2', 3: 'l3', '3-province': 'l3p', pharmacy: 'pharmacy' } as const
export const groupKeys = { 'employee active': 'active', 'employee retired': 'retired', resident: 'resident' } as const
