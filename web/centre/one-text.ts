import { texts } from '../i18n.ts'

/** Words of one opened application. */
export const text = texts('review-one', {
  zh: {
    number: '申请号 {number}', came: '{day}交来，等了 {n} 个工作日', cameToday: '{day}交来', late: '迟 {n} 个工作日，答应的是 {day}', channel_counter: '窗口', channel_online: '网上', channel_unit: '单位', channel_village: '村',
    form: '申请', name: '姓名', ssn: '号码', birth: '出生', address: '住址', equal: '一样', unknown: '没有查到', notAsked: '人口库不答', differs: '姓名和人口库不一样', differsSay: '不能批。多半是填错了字，退回让本人带身份证核对',
    machine: '机器看照片', machineGood: '{n} 项都合格', machineBad: '{n} 项不合格', machineNot: '有没有戴帽子、是不是本人，机器不判，请看照片', noPhoto: '没有照片', all: '全部 {n} 项',
    materials: '材料', noPapers: '没有交别的材料', seenAtWindow: '窗口看过原件', look: '打开', missing: '缺：{list}', missingSay: '不能批，退回让本人补齐',
    mine: '您在看，到 {time}', held: '{by} 在看，到 {time}', heldSay: '只能看，不能办。办别的，或到时再来', free: '还没有人领', freeSay: '领了才能办，别人 10 分钟内不会来办', take: '领来看',
    tick: '照片我看了，是本人、没有戴帽子', reasons: '退回的原因，本人会看到原话', words: '补一句', wordsHint: '选填，写清楚改哪里', missingReason: '缺{list}，请补齐',
    sms_approved: '批准会发到 {phone} 的短信', sms_returned: '退回会发到 {phone} 的短信', noPhone: '没有手机号，不发短信。打电话告诉本人',
    approve: '批准', returnDo: '退回，发这条短信', returnNo: '退回', putBack: '放回队里', whyDiffers: '姓名没对上，不能批', whyMissing: '缺材料，不能批', whyPicked: '选了退回的原因', whyTick: '先看照片，勾上面一行', whyReason: '先选一条原因，或写一句',
    approved: '批准了 {name}，等建批', returned: '退回了 {name}，短信已发', law: '批错、退错，{hours} 小时内本岗可以收回，要写原因', list: '、',
  },
  en: {
    number: 'Application {number}', came: 'came {day}, {n} working days ago', came_one: 'came {day}, 1 working day ago', cameToday: 'came {day}', late: '{n} working days late, promised {day}', late_one: '1 working day late, promised {day}', channel_counter: 'counter', channel_online: 'web', channel_unit: 'employer', channel_village: 'village',
    form: 'Application', name: 'Name', ssn: 'Number', birth: 'Born', address: 'Address', equal: 'The same', unknown: 'Not found', notAsked: 'not asked', differs: 'The name differs from the register', differsSay: 'It cannot be approved. Most likely a character was mistyped: return it, to be checked with the ID card',
    machine: 'The photo, by machine', machineGood: 'all {n} checks passed', machineBad: '{n} checks failed', machineNot: 'Whether it is the person, and bareheaded, is yours to see', noPhoto: 'No photo', all: 'All {n} checks',
    materials: 'Papers', noPapers: 'No other papers were handed in', seenAtWindow: 'original seen at the counter', look: 'Open', missing: 'Missing: {list}', missingSay: 'It cannot be approved; return it to be completed',
    mine: 'Yours until {time}', held: '{by} is at it until {time}', heldSay: 'To be read only. Take another, or come back then', free: 'Nobody took it', freeSay: 'Take it to decide; nobody else will for 10 minutes', take: 'Take it',
    tick: 'I looked at the photo: the person, bareheaded', reasons: 'Reasons to return it, in the words the applicant sees', words: 'Add a sentence', wordsHint: 'Optional; say what to mend', missingReason: 'Missing: {list}; add it',
    sms_approved: 'The message approving sends to {phone}', sms_returned: 'The message returning sends to {phone}', noPhone: 'No phone number, so no message: tell the applicant by other means',
    approve: 'Approve', returnDo: 'Return with this message', returnNo: 'Return', putBack: 'Put it back', whyDiffers: 'The name differs; it cannot be approved', whyMissing: 'A paper is missing; it cannot be approved', whyPicked: 'Reasons to return it are chosen', whyTick: 'See the photo and tick the line above first', whyReason: 'Choose a reason or write a sentence first',
    approved: 'Approved {name}; waiting for a batch', returned: 'Returned to {name}; the message was sent', law: 'A wrong decision can be taken back by this post for {hours} hours, with a reason', list: ', ',
  },
})
