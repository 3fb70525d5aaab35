import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { topics } from '#record'
import type { EndingRow, HistoryEntry, LockRow, LossRow, RenewalRow, TermRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const termsFile = listFile<TermRow>({ zh: '没激活金融账户的卡', en: 'Cards without an active financial account' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['领卡', 'Collected', row => row.collectedOn], ['最后一天', 'Last day', row => row.lastDay], ['还剩几天', 'Days left', row => row.left],
])
const channels: Record<string, { zh: string; en: string }> = { counter: { zh: '窗口书面', en: 'in writing' }, phone: { zh: '电话', en: 'by phone' }, online: { zh: '网上', en: 'web' } }
export const lossesFile = listFile<LossRow>({ zh: '挂失清单', en: 'Reports of loss' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['怎么挂的', 'How', (row, lang) => channels[row.channel]?.[lang] ?? row.channel],
  ['从', 'Since', row => dayIn(row.since)], ['到', 'Until', row => row.lastDay], ['新卡', 'New card', (row, lang) => row.applied ? (lang === 'zh' ? '在办' : 'under way') : ''],
])
const toldHow = { text: { zh: '短信', en: 'by text' }, none: { zh: '短信到不了', en: 'no text reached' }, otherwise: { zh: '另行通知', en: 'otherwise' } } as const
const endingState = { left: { zh: '', en: '' }, applied: { zh: '在办', en: 'under way' }, lost: { zh: '挂失', en: 'reported lost' } } as const
export const endingFile = listFile<EndingRow>({ zh: '到期清单', en: 'Cards near their end' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['地区', 'Region', (row, lang) => row.regionName[lang]], ['银行', 'Bank', row => row.bank],
  ['有效期到', 'Valid until', row => row.lastDay], ['还剩几天', 'Days left', row => row.left], ['怎么通知的', 'Told', (row, lang) => row.told && toldHow[row.told.how][lang]], ['通知日期', 'Told on', row => row.told?.on], ['换领', 'Renewal', (row, lang) => endingState[row.state][lang]],
])
export const renewalsFile = listFile<RenewalRow>({ zh: '到期换领进度', en: 'Renewals' }, [
  ['到期月份', 'Ends in', row => row.month], ['地区', 'Region', (row, lang) => row.name[lang]], ['张数', 'Cards', row => row.all], ['短信通知', 'Told by text', row => row.told], ['另行通知', 'Told otherwise', row => row.otherwise], ['待另行通知', 'To be told otherwise', row => row.unreached],
  ['在办', 'Under way', row => row.applied], ['已换领', 'Renewed', row => row.renewed], ['还没换', 'Left', row => row.left],
])
export const locksFile = listFile<LockRow>({ zh: '密码锁定清单', en: 'Locked PINs' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['社保卡号', 'Card number', row => row.cardNumber], ['银行', 'Bank', row => row.bank], ['从', 'Since', row => minuteIn(row.since)], ['谁能解', 'Unlocked by', (row, lang) => row.who[lang]],
])
export const timelineFile = listFile<HistoryEntry>({ zh: '经过', en: 'Timeline' }, [
  ['时间', 'When', row => minuteIn(row.at)], ['做了什么', 'What', (row, lang) => row[lang]], ['类别', 'Kind', (row, lang) => topics[row.topic][lang]], ['社保卡号', 'Card number', row => row.card], ['在哪里', 'Where', row => row.place], ['谁办的', 'By whom', (row, lang) => row.who[lang]], ['经办', 'Clerk', row => row.clerk],
  ['凭什么', 'On what', (row, lang) => [...row.documents, ...row.agent ? [row.agent] : [], ...row.authority ? [row.authority] : []].map(each => each[lang]).join(' ')], ['说明', 'Note', (row, lang) => row.note?.[lang] ?? ''],
])
