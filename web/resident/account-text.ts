import { texts } from '../i18n.ts'

/** Words of the holder's financial account. */
export const text = texts('resident-account', {
  zh: {
    title: '金融账户', state_active: '金融账户正常', state_inactive: '金融账户还没有启用', state_lost: '金融账户已挂失', state_closed: '金融账户已销户', state_none: '金融账户还在办', inactiveSay: '带身份证和卡到{bank}的网点启用。以后钱才能存进来、花出去', lostSay: '银行不再付款，钱还能进来。找到卡或要解挂，打{bank} {phone}', closedSay: '有疑问打{bank} {phone}', noneSay: '{bank}开好户以后，这里能看到',
    silent: '{bank}现在没有回答，余额和优惠看不到。您的钱没有影响', silentSay: '过一会儿再看，或打 {phone} 问银行', bank: '银行', card: '银行卡号', until: '有效期到', balance: '余额', consentNone: '余额和收支：您还没有同意给这里看', consentHow: '要看，到{bank}的网上银行“安全设置”里点“同意”，或到网点办', locked: '银行密码锁定了。带身份证到{bank}网点解锁',
    moves: '最近的收支', noMoves: '最近三个月没有收支', offers: '商户优惠', offersSay: '和{bank}签了协议的商户。付款时自动减', noOffers: '今天没有优惠', points: '积分', pointsTotal: '{n} 分', noPoints: '还没有积分', to: '到 {day}', usedBoth: '店里和网上', usedPos: '店里刷卡', usedOnline: '网上', perYuan: '每元积 {n} 分', call: '打 {phone}', lossTitle: '卡丢了，挂失金融账户', lossSay: '金融账户由{bank}挂失，我们不能代办：打 {phone}，或带身份证到网点。一说就停。社保账户要另外挂失', lossSocial: '挂失社保账户',
  },
  en: {
    title: 'Financial account', state_active: 'The financial account is active', state_inactive: 'The financial account is not active yet', state_lost: 'The financial account is reported lost', state_closed: 'The financial account was closed', state_none: 'The financial account is being opened', inactiveSay: 'Bring ID document and card to a branch of {bank}. From then on money comes in and goes out', lostSay: 'The bank pays nothing out; money still comes in. To have it released call {bank}, {phone}', closedSay: 'Questions? Call {bank}, {phone}', noneSay: 'It can be seen here once {bank} has opened it',
    silent: '{bank} does not answer now, so balance and offers cannot be shown. Your money is not affected', silentSay: 'Look again in a while, or call the bank at {phone}', bank: 'Bank', card: 'Bank card', until: 'Valid until', balance: 'Balance', consentNone: 'Balance and movements: you have not agreed to show them here', consentHow: 'To see them, agree under Security in the online banking of {bank}, or at a branch', locked: 'The bank PIN is locked. Have it unlocked at a branch of {bank}, with your ID document',
    moves: 'Last movements', noMoves: 'Nothing came or went in three months', offers: 'Offers of merchants', offersSay: 'Of merchants that agreed on them with {bank}; they come off when you pay', noOffers: 'No offers today', points: 'Points', pointsTotal: '{n} points', noPoints: 'No points yet', to: 'until {day}', usedBoth: 'in the shop and on line', usedPos: 'by card in the shop', usedOnline: 'on line', perYuan: '{n} points a yuan', call: 'Call {phone}', lossTitle: 'Card lost: report the financial account', lossSay: '{bank} takes that report, we cannot: call {phone}, or bring your ID document to a branch. It stops at once. The social account is reported by itself', lossSocial: 'Report the social account',
  },
})
