import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { Card } from './card.ts'
import type { Words } from './life.ts'
import { termOf } from './term.ts'
import { bankWords } from './tell.ts'
import { whereOf } from './why.ts'

/** 用卡须知: what the holder takes home, short, from the policy of today. It names offices and telephones and no number, PIN or code of anybody. (ACT-13) */
export function guideOf(work: Work, card: Card): Words[] {
  const day = dayOf(work.now)
  const { change, reset, report } = whereOf(card, day)
  const bank = bankWords(card, work)
  const phone = policy(card.region, 'banks', day).find(one => one.code === card.bank)?.phone ?? '12333'
  const term = termOf(work, card)
  const pays = { 'card': { zh: '看病买药：把卡交给窗口读一下', en: 'At a clinic or pharmacy: hand the card over to be read' },
    'card+pin': { zh: '看病买药：插卡，自己在键盘上输社保密码', en: 'At a clinic or pharmacy: insert the card and key in the social PIN yourself' },
    'card+pin+finger': { zh: '看病买药：插卡，自己输社保密码，再按指纹', en: 'At a clinic or pharmacy: insert the card, key in the social PIN yourself and give a fingerprint' } } as const
  return [
    pays[policy(card.region, 'factors', day)],
    { zh: `改社保密码：带身份证和卡到${change.zh}。忘了或锁定了：到${reset.zh}重置，不收费`, en: `To change the social PIN: ID and card, at ${change.en}. Forgotten or locked: it is reset at ${reset.en}, free of charge` },
    term ? { zh: `金融账户：${term.lastDay} 24:00 前带身份证和卡到${bank.zh}网点激活，过期社保账户暂停使用`, en: `Financial account: activate it with ID and card at a branch of ${bank.en} by 24:00 of ${term.lastDay}, or the social account is suspended` }
      : card.financial === 'active' ? { zh: `金融账户由${bank.zh}管，密码是另外一个`, en: `The financial account belongs to ${bank.en} and has a PIN of its own` }
        : { zh: `金融账户：带身份证和卡到${bank.zh}网点激活`, en: `Financial account: activate it with ID and card at a branch of ${bank.en}` },
    { zh: `卡丢了：马上挂失，可以到${report.zh}；银行那边另外打 ${phone}`, en: `If it is lost: report it at once, ${report.en}; the bank separately, ${phone}` },
    { zh: '卡不借人，密码不告诉人、不写在纸上；芯片别折、别沾水、别靠近磁铁', en: 'Never lend the card, tell the PIN or write it down; keep the chip from bending, water and magnets' },
    { zh: '有事打 12333', en: 'Questions: 12333' },
  ]
}
