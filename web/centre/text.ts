import { texts } from '../i18n.ts'

export const text = texts('centre', {
  zh: {
    place: '卡中心', batches: '制卡批次', stock: '库存与保管', find: '批次号', today: '今天', review: '审核',
    onWay: '{n} 张卡在路上，每一张都有人管着', noneOnWay: '现在没有在路上的卡', onWaySay: '{waiting} 张已审，等建批', nothingWaits: '没有等建批的申领',
    whoHas: '现在在谁手里', sum: '合计 {n}，账实相差 {diff}', oldest: '最久 {n} 天', oldestToday: '今天的',
    place_plant: '制卡厂', place_centre: '卡中心库', 'place_on-the-way': '在途', place_branch: '银行网点', place_unit: '单位待发', place_counter: '业务窗口', 'place_to-destroy': '待销毁',
    waiting: '已审、等建批', waitingSay: '同一银行、同一地区的建一批', waitingNone: '没有等建批的', waitingNoneSay: '申领审核通过后列在这里', make: '建批 {n} 张', promised: '最早承诺 {day}', made: '批次 {number} 建好了，{n} 张', anotherWas: '别的批次先收走了，这批 0 张',
    running: '进行中的批次', stages: '建批 → 写芯片 → 质检 → 出厂 → 送达 → 领取', batch: '批次', bankRegion: '银行、地区', cards: '张数', at: '到哪一步', next: '下一步', caption: '制卡批次', noBatches: '还没有批次', noBatchesSay: '从右边已审的申领建第一批',
    do_personalise: '写芯片 {n} 张', do_check: '质检 {n} 张', do_deliver: '发出 {n} 张', waitsSite: '等签收 {n} 张', waitsHolder: '等领 {n} 张，已领 {done} 张', all: '全部领走', stuck: '{n} 张做不了', failed: '报废 {n} 张，已重做', stuckIn: '{n} 张姓名写不进芯片',
    working_personalise: '正在写芯片：{done} / {of}', working_check: '正在质检：{done} / {of}', working_deliver: '正在发出：{done} / {of}', workingSay: '关掉这一页也会做完当前这一步；停在中间可以再点一次，接着做', stopGo: '再点一次会接着做',
    did_personalise: '写好 {written} 张芯片', did_check: '质检合格 {passed} 张', did_checkFailed: '质检合格 {passed} 张；{failed} 张不合格，已经报废并重新建卡，等写芯片', did_deliver: '发出 {sent} 张，送往 {places} 处，等对方签收', did_stuck: '写好 {written} 张；{stuck} 张姓名写不进芯片，等核对姓名',
    back: '制卡批次', batchTitle: '批次 {number}：{n} 张，{stage}', manifest: '下载清单', manifestSay: '清单有完整卡号，下载会记下', made_on: '{day} 建批', list: '这批的卡', holder: '持卡人', cardNo: '卡号', ident: '卡识别码', chip: '芯片序列号', bankCard: '银行卡号', to: '送到', state: '状态', reject: '判不合格', rejectTitle: '报废这张卡，重新做一张？', rejectSay: '{name} 的卡 {number}。报废后不能找回，会在同一批里重新建卡', rejectWhy: '哪里不合格', rejectDo: '报废并重做', keep: '留着', attempt: '第 {n} 次做', filterAll: '全部', progress: '{done} / {of}',
    s_ordered: '待写芯片', s_personalised: '待质检', s_passed: '合格在库', s_failed: '已报废', s_stuck: '做不了', s_sent: '在途', s_arrived: '待领', s_collected: '已领',
    stage_make: '建批中', stage_personalise: '等写芯片', stage_check: '等质检', stage_deliver: '等出厂', stage_receive: '等签收', stage_collect: '等领取', stage_done: '全部领走',
    stockTitle: '{n} 张卡在保管中，账实相差 0', stockNone: '现在没有卡在保管中', stockSay: '领走前，每张卡都在一个地方', consignments: '在途的货', noConsignments: '没有在途的货', noConsignmentsSay: '批次发出后列在这里，等对方签收', sentAt: '发出', count: '{n} 张', site: '送到', flow: '每天制成与领走，张', flowSays: '近 14 天制成 {made} 张，领走 {collected} 张', madeWord: '制成', collectedWord: '领走', daysOld: '{n} 天', late: '走了 {n} 天',
  },
  en: {
    place: 'Card centre', batches: 'Batches', stock: 'Stock and custody', find: 'Batch number', today: 'Today', review: 'Review',
    onWay: '{n} cards on their way, each in somebody’s hands', noneOnWay: 'No card is on its way now', onWaySay: '{waiting} approved wait for a batch', nothingWaits: 'Nothing waits for a batch',
    whoHas: 'Who has them now', sum: '{n} in all, difference {diff}', oldest: 'oldest {n} days', oldestToday: 'from today',
    place_plant: 'Plant', place_centre: 'Centre’s stock', 'place_on-the-way': 'On the way', place_branch: 'Branches', place_unit: 'Units', place_counter: 'Counters', 'place_to-destroy': 'To destroy',
    waiting: 'Approved, waiting', waitingSay: 'One batch per bank and region', waitingNone: 'Nothing waits', waitingNoneSay: 'Applications stand here once approved', make: 'Make a batch of {n}', promised: 'earliest promise {day}', made: 'Batch {number} made, {n} cards', anotherWas: 'Another batch was first; this one has no cards',
    running: 'Batches under way', stages: 'batched → chip → check → sent → arrived → collected', batch: 'Batch', bankRegion: 'Bank, region', cards: 'Cards', at: 'How far', next: 'Next', caption: 'Production batches', noBatches: 'No batch yet', noBatchesSay: 'Make the first from the approved applications',
    do_personalise: 'Write {n} chips', do_check: 'Check {n} cards', do_deliver: 'Send {n} cards', waitsSite: '{n} to be received', waitsHolder: '{n} to collect, {done} collected', all: 'All collected', stuck: '{n} cannot be made', failed: '{n} scrapped and made again', stuckIn: '{n} names the chip cannot hold',
    working_personalise: 'Writing chips: {done} of {of}', working_check: 'Checking: {done} of {of}', working_deliver: 'Sending: {done} of {of}', workingSay: 'Leaving this page does not stop the step; if it stops midway, press again and it goes on', stopGo: 'Press again to go on',
    did_personalise: '{written} chips written', did_check: '{passed} cards passed', did_checkFailed: '{passed} passed; {failed} failed, were scrapped and ordered anew, and wait for their chips', did_deliver: '{sent} cards sent to {places} places, to be received there', did_stuck: '{written} written; {stuck} names cannot be written and must be checked',
    back: 'Batches', batchTitle: 'Batch {number}: {n} cards, {stage}', manifest: 'Download the manifest', manifestSay: 'It holds whole card numbers; the download is recorded', made_on: 'made {day}', list: 'Cards of this batch', holder: 'Holder', cardNo: 'Card number', ident: 'Identification code', chip: 'Chip serial', bankCard: 'Bank card', to: 'Goes to', state: 'State', reject: 'Reject', rejectTitle: 'Scrap this card and make another?', rejectSay: 'The card {number} of {name}. It cannot be recovered; another is ordered in the same batch', rejectWhy: 'What is wrong', rejectDo: 'Scrap and make again', keep: 'Keep it', attempt: 'attempt {n}', filterAll: 'All', progress: '{done} of {of}',
    s_ordered: 'chip to write', s_personalised: 'to check', s_passed: 'in stock', s_failed: 'scrapped', s_stuck: 'cannot be made', s_sent: 'on its way', s_arrived: 'to collect', s_collected: 'collected',
    stage_make: 'being batched', stage_personalise: 'chips to write', stage_check: 'to check', stage_deliver: 'to send', stage_receive: 'to be received', stage_collect: 'to be collected', stage_done: 'all collected',
    stockTitle: '{n} cards in custody, difference 0', stockNone: 'No card is in custody now', stockSay: 'Until it is collected every card is in one place', consignments: 'Consignments on the way', noConsignments: 'Nothing is on the way', noConsignmentsSay: 'A batch that was sent stands here until it is received', sentAt: 'Sent', count: '{n} cards', site: 'To', flow: 'Made and collected per day, cards', flowSays: '{made} made and {collected} collected in the last 14 days', madeWord: 'made', collectedWord: 'collected', daysOld: '{n} days', late: '{n} days on the way',
  },
})
