import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { HistoryEntry, LockRow, LossRow, TermRow } from './shared.ts'
import { topics } from './timeline-topics.ts'

/** Columns of this room's lists as files. */
export const termsFile = listFile<TermRow>({ zh: '没激活金融账户的卡', en: 'Cards without an active financial account' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['领卡', 'Collected', row => row.collectedOn], ['最后一天', 'Last day', row => row.lastDay], ['还剩几天', 'Days left', row => row.left],
])
const channels: Record<string, { zh: string; en: string }> = { counter: { zh: '窗口书面', en: 'in writing' }, phone: { zh: '电话', en: 'by phone' }, online: { zh: '网上', en: 'web' } }
export const lossesFile = listFile<LossRow>({ zh: '挂失清单', en: 'Reports of loss' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['怎么挂的', 'How', (row, lang) => channels[row.channel]?.[lang] ?? row.channel],
  ['从', 'Since', row => dayIn(row.since)], ['到', 'Until', row => row.lastDay], ['补卡', 'Replacement', (row, lang) => row.applied ? (lang === 'zh' ? '在办' : 'under way') : ''],
])
export const locksFile = listFile<LockRow>({ zh: '密码锁定清单', en: 'Locked PINs' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['社保卡号', 'Card number', row => row.cardNumber], ['银行', 'Bank', row => row.bank], ['从', 'Since', row => minuteIn(row.since)], ['谁能解', 'Unlocked by', (row, lang) => row.who[lang]],
])
export const timelineFile = listFile<HistoryEntry>({ zh: '经过', en: 'Timeline' }, [
  ['时间', 'When', row => minuteIn(row.at)], ['做了什么', 'What', (row, lang) => row[lang]], ['类别', 'Kind', (row, lang) => topics[row.topic][lang]], ['社保卡号', 'Card number', row => row.card], ['在哪里', 'Where', row => row.place], ['谁办的', 'By whom', (row, lang) => row.who[lang]], ['经办', 'Clerk', row => row.clerk],
  ['凭什么', 'On what', (row, lang) => [...row.documents, ...row.agent ? [row.agent] : [], ...row.authority ? [row.authority] : []].map(each => each[lang]).join(' ')], ['说明', 'Note', (row, lang) => row.note?.[lang] ?? ''],
])
