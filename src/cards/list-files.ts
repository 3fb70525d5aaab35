import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { LossRow, TermRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const termsFile = listFile<TermRow>({ zh: '没激活金融账户的卡', en: 'Cards without an active financial account' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['领卡', 'Collected', row => row.collectedOn], ['最后一天', 'Last day', row => row.lastDay], ['还剩几天', 'Days left', row => row.left],
])
const channels: Record<string, { zh: string; en: string }> = { counter: { zh: '窗口书面', en: 'in writing' }, phone: { zh: '电话', en: 'by phone' }, online: { zh: '网上', en: 'web' } }
export const lossesFile = listFile<LossRow>({ zh: '挂失清单', en: 'Reports of loss' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone], ['银行', 'Bank', row => row.bank], ['怎么挂的', 'How', (row, lang) => channels[row.channel]?.[lang] ?? row.channel],
  ['从', 'Since', row => dayIn(row.since)], ['到', 'Until', row => row.lastDay], ['补卡', 'Replacement', (row, lang) => row.applied ? (lang === 'zh' ? '在办' : 'under way') : ''],
])
