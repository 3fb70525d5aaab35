import { fill, refuser, type Refusal, type Sayings } from '#kit/refusal'
import { rosterSayings } from './roster-refusals.ts'

const own = {
  'apply-not-alone': { status: 403, zh: '有单位的人由单位申领，没有收下。请找{unit}的社保经办人', en: 'Someone with an employer is applied for by the employer; nothing was taken. Ask the social security officer of {unit}' },
  'apply-nobody-alone': { status: 403, zh: '这里不收个人申领，没有收下。请通过{through}申领', en: 'No one applies alone here; nothing was taken. Apply through {throughEn}' },
  'apply-wrong-place': { status: 403, zh: '这里不能申领，没有收下。可以办的地方：{places}', en: 'This is no place to apply; nothing was taken. Apply at: {placesEn}' },
  'apply-too-young': { status: 422, zh: '满 {age} 岁才能申领，没有收下。{from} 起可以来办', en: 'One applies from the age of {age}; nothing was taken. It is possible from {from}' },
  'apply-not-insured': { status: 422, zh: '{region}要先参保再申领社保卡，{lack}，没有收下。带身份证到{region}的参保窗口办好参保登记（有单位的由单位办），再来申领', en: 'In {regionEn} insurance comes before the card: {lackEn}. Nothing was taken. Enrol at an insurance counter of {regionEn} with your ID card (your employer does it if you have one), then apply' },
  'material-missing': { status: 422, zh: '缺材料：{materials}，没有收下。补齐再交', en: 'Missing: {materialsEn}. Nothing was taken; add it and send again' },
  'guardian-needed': { status: 403, zh: '未满 {age} 岁由监护人带户口簿和身份证到窗口申领，没有收下', en: 'Under {age} the guardian applies at a counter with the household register and an ID; nothing was taken' },
  'application-open': { status: 409, zh: '已经有一份申领在办（尾号 {ending}），{state}，没有再收。看它办到哪儿了，不用再申领', en: 'An application (ending {ending}) is under way: {stateEn}. No second one was taken; follow that one' },
  'card-living': { status: 409, zh: '已经有一张{bank}的社保卡，{state}，不能再申领。卡丢了先挂失再补卡，坏了办换卡', en: 'There is a card of {bankEn} already: {stateEn}. A lost card is reported and replaced, a damaged one exchanged' },
  'bank-not-here': { status: 422, zh: '这家银行不在这里发卡，没有收下。从列表里选一家', en: 'This bank issues no card here; nothing was taken. Choose one of the list' },
  'delivery-not-here': { status: 422, zh: '卡不能送到那里，没有收下。从列表里选一个领卡的地方', en: 'The card cannot go there; nothing was taken. Choose a place of the list' },
  'post-needs-contact': { status: 422, zh: '邮寄要有收件地址和手机号：收到后用手机验证码确认。先登记地址和手机，或者选一个领卡的地方',
    en: 'To send it by post the address and a phone must be on record: receipt is confirmed with a code to the phone. Enter both first, or choose a place of collection' },
  'form-character-missing': { status: 422, zh: '打印字体里没有“{character}”这个字，没有出表。先用手写的空白表，把这个字报给系统管理员补', en: 'The print font has no character “{character}”; no form was made. Take the blank form and write it by hand, and tell the system administrator' },
  'form-region-unknown': { status: 404, zh: '这里没有 {region} 的表和指南。看本市的', en: 'There is no form and guide of {region} here. Take the city’s own' },
  'application-unknown': { status: 404, zh: '没有这个申领，或者证件号码后四位不是申领人的。核对编号，编号在短信和回执上', en: 'There is no such application, or the last four of the ID number are not its applicant’s. Check the number in the text message or on the receipt' },
  'application-elsewhere': { status: 409, zh: '这份申领{state}，这一步办不了。重新打开它', en: 'This application is {stateEn}; this step cannot be taken. Open it again' },
  'stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这份申领：{what}，现在{state}。没有办，看新的内容再办', en: 'Since you opened it {byEn} changed it at {at}: {whatEn}; it is now {stateEn}. Nothing was done; look at it again before you go on' },
  'item-claimed': { status: 409, zh: '同事正在办这份申领，到 {until} 为止。先办别的，或到时再来', en: 'A colleague is at this application until {until}. Take another, or come back then' },
  'old-card-unknown': { status: 404, zh: '这个人没有这张卡，没有收下。刷新这一页，看现在的卡', en: 'This person has no such card; nothing was taken. Refresh the page and see the present card' },
  'fee-changed': { status: 409, zh: '工本费现在是 {fee} 元，和页面上的不一样，没有收下。刷新后告诉办事的人', en: 'The fee is now {fee} yuan, not what the page showed; nothing was taken. Refresh and tell the applicant' },
  'bank-stays': { status: 422, zh: '补卡、换卡、到期换领不换银行，没有改。新卡还由原来的银行发；换银行到银行网点另办', en: 'A replacement, exchange or renewal keeps its bank; nothing was changed. Changing the bank is asked for at the new bank' },
  'withdraw-at-counter': { status: 409, zh: '补卡、换卡、到期换领在窗口撤回，没有撤。本人带身份证到窗口：交回的旧卡、交过的费用在那里退', en: 'A replacement, exchange or renewal is withdrawn at a counter; nothing was withdrawn. Bring the ID: the old card and the fee are given back there' },
  'withdraw-document': { status: 422, zh: '没有出示证件，没有撤回。看过持卡人的身份证再撤', en: 'No document was shown; nothing was withdrawn. Look at the holder’s ID first' },
  'review-gone': { status: 404, zh: '队列里没有这一项，可能已经办了。刷新队列', en: 'It is no longer in the queue and may be done. Refresh the queue' },
  'identity-not-same': { status: 422, zh: '姓名和人口库不一样，不能批准。退回给申领人，写明原因', en: 'The name differs from the population register; it cannot be approved. Return it with the reason' },
  'identity-look-singly': { status: 422, zh: '人口库里没有这个号码，不能成批批准。单独打开核对', en: 'The register does not know this number; it cannot be approved in bulk. Open it by itself' },
  'tick-bareheaded': { status: 422, zh: '没有勾选看过照片。看是不是本人、免冠，再批准', en: 'The photos were not ticked as seen. See that it is the person, bareheaded, then approve' },
  'reasons-missing': { status: 422, zh: '没有写退回的原因，没有退。选一条或写一句，申领人会看到', en: 'No reason was given, so it was not returned. Choose or write one; the applicant sees it' },
  'papers-missing': { status: 422, zh: '缺{materials}，不能批准。退回给申领人补齐', en: 'Missing: {materialsEn}. It cannot be approved; return it to be completed' },
  'take-back-why': { status: 422, zh: '没有写收回的原因，没有收回。写一句为什么，会记下来', en: 'No reason was given, so nothing was taken back. Write why; it goes on record' },
  'decided-elsewhere': { status: 403, zh: '这个决定是{post}做的，要由那个岗位收回，没有动', en: 'This was decided by {postEn} and is taken back there; nothing was changed' },
  'too-late-to-take-back': { status: 409, zh: '过了 {hours} 小时，不能收回了，没有动', en: 'More than {hours} hours have passed; it cannot be taken back and nothing was changed' },
  'too-many-misses': { status: 429, zh: '这里查错的次数太多了，{minutes} 分钟后再查', en: 'Too many wrong numbers from here. Try again in {minutes} minutes' },
} as const satisfies Sayings

/** What this room says no to, as people's doors say it. */
export const sayings = { ...own, ...rosterSayings }
export const refuse = refuser(own)

/** The two sentences of one of this room's refusals, for a list of lines that were each answered by themselves. */
export function sentencesOf({ refused, facts }: Refusal<keyof typeof own>): { zh: string; en: string } {
  return { zh: fill(own[refused].zh, facts), en: fill(own[refused].en, facts) }
}
