import { texts } from '../i18n.ts'

export const text = texts('review', {
  zh: {
    title: '{n} 份等审，{same} 份身份对得上，看过照片就能一起批', titleNone: '没有等审的申领', say: '最早的 {day}交来。每批一份、退一份，申请人都会收到短信', sayNone: '新交来的申领会列在这里',
    list: '等我们审的', listSay: '只有本中心的件，等得久的在前', all: '全部', same: '身份对得上，可一起批', other: '要单独看', caption: '等审的申领',
    who: '申请人', fact: '决定的事', waits: '交来', holder: '谁在看', photo: '照片', born: '{year}年', bulkTick: '这 {n} 张照片我都看了，是本人、没有戴帽子', bulkDo: '批准这 {n} 份', bulkNone: '先选几份',
    f_same: '身份对得上', f_sameSay: '姓名一致，没有别的卡', 'f_name-differs': '姓名和人口库不一样', 'f_name-differsSay': '不能批准，退回让本人核对', 'f_not-in-register': '人口库里没有这个号码', 'f_not-in-registerSay': '单独打开，对照身份证再批',
    f_incomplete: '没有照片', f_incompleteSay: '不能批准，退回让本人补', missing: '缺：{list}', claim: '领来看', mine: '我，到 {time}', held: '同事在看，到 {time}', cannotPick: '要单独看', heldWhy: '同事在看',
    channel_counter: '窗口', channel_online: '网上', channel_unit: '单位 {unit}', channel_village: '村 {unit}',
    none: '没有等审的', noneSay: '交来的申领按时间列在这里', openFirst: '领一份来看，对照人口库',
    tickFirst: '先勾上面一行', approved: '批准 {n} 份，等建批',
    rosters: '单位交来的名册', rostersSay: '一份名册的照片可以一起看、一起批', rosterUnit: '单位', rosterWaits: '等审', rosterTitle: '{unit}交来的 {n} 份等审，{same} 份身份对得上', rosterNone: '{unit}交来的都办了', rosterSay: '看一屏照片，拿不准的点“先不批”，其余一起批', allWaiting: '全部等审', rosterOtherSay: '身份没对上，或者缺照片，打开来办',
    setTitle: '照片', setSay: '只列姓名和人口库一致、照片合格的人', setNone: '这份名册没有可以一起批的了', setNoneSay: '还有的在下面单独看', takeOut: '先不批', putIn: '放回来', outSum: '{n} 人先不批，留在队里', skip: '先看下一屏', setAllOut: '这一屏一个也没选', leftTitle: '{n} 份没有批，留在队里', colon: '：',
    comma: '，',
  },
  en: {
    title: '{n} to review; {same} match the register and can be approved together', titleNone: 'Nothing waits for review', say: 'The oldest came on {day}. The applicant gets a text message of each decision', sayNone: 'New applications stand here',
    list: 'Waiting for us', listSay: 'This centre’s only, longest wait first', all: 'All', same: 'Identity matches', other: 'To be looked at singly', caption: 'Applications to review',
    who: 'Applicant', fact: 'Deciding fact', waits: 'Came', holder: 'Who is at it', photo: 'Photo', born: 'born {year}', bulkTick: 'I looked at these {n} photos: the person, bareheaded', bulkDo: 'Approve these {n}', bulkNone: 'Choose some first',
    f_same: 'Identity matches', f_sameSay: 'Same name as in the register, no other card', 'f_name-differs': 'Name differs from the register', 'f_name-differsSay': 'Cannot be approved; return it to be checked', 'f_not-in-register': 'Number not in the register', 'f_not-in-registerSay': 'Open it by itself and compare with the ID card',
    f_incomplete: 'No photo', f_incompleteSay: 'Cannot be approved; return it to be completed', missing: 'Missing: {list}', claim: 'Take it', mine: 'Me, until {time}', held: 'A colleague, until {time}', cannotPick: 'to be looked at singly', heldWhy: 'a colleague is at it',
    channel_counter: 'counter', channel_online: 'web', channel_unit: 'employer {unit}', channel_village: 'village {unit}',
    none: 'Nothing waits', noneSay: 'Applications stand here in the order they came', openFirst: 'Take one to see it beside the register',
    tickFirst: 'Tick the line above first', approved: '{n} approved, waiting for a batch',
    rosters: 'Rosters of employers', rostersSay: 'The photos of a roster are looked at and approved together', rosterUnit: 'Employer', rosterWaits: 'To review', rosterTitle: '{unit}: {n} to review, {same} match the register', rosterNone: '{unit}: all decided', rosterSay: 'Look through a screen of photos, take out whoever gives pause, approve the rest together', allWaiting: 'All that wait', rosterOtherSay: 'Not confirmed by the register, or without a photo: open each',
    setTitle: 'Photos', setSay: 'Only people whose name matches the register, with a good photo', setNone: 'Nobody of this roster is left to approve together', setNoneSay: 'Whoever is left is looked at singly below', takeOut: 'Not now', putIn: 'Put back', outSum: '{n} taken out; they stay in the queue', skip: 'Next screen first', setAllOut: 'Nobody on this screen is chosen', leftTitle: '{n} were not approved and stay in the queue', colon: ': ',
    comma: ', ',
  },
})
