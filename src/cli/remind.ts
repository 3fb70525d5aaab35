import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

/** 催领: everyone whose card has waited so long is told once more; asked again within a week it tells nobody twice. */
async function remind(asked: Asked): Promise<number> {
  const days = Number(textOf(asked, 'days') ?? 30)
  if (!Number.isInteger(days) || days < 0 || days > 365) throw new Told('--days 要写 0 到 365。', '--days is 0 to 365.')
  const { waiting, told, lately, over } = (await ask('POST', '/production/remind', { days })).body as { waiting: number; told: number; lately: number; over: number }
  print(`等了 ${days} 天以上 ${waiting} 张，发了短信 ${told}，七天内提醒过 ${lately}，过期要退回 ${over} / waiting ${days} days or longer ${waiting}, told ${told}, told within a week ${lately}, past their time ${over}`)
  return 0
}

/** 到期换领: everyone whose card nears its end is told now for the reminder that has come; nobody twice for one. */
async function tellEnding(): Promise<number> {
  const { told, unreached } = (await ask('POST', '/card-renewals/tell', {})).body as { told: number; unreached: number }
  print(`发了短信 ${told}，短信到不了、要另行通知 ${unreached} / told ${told}, to be told otherwise ${unreached}`)
  return 0
}

export const remindCommands: Command[] = [
  { words: 'remind', usage: '[--days N]', zh: '催领：卡等了 N 天（没写是 30）以上的人再发一次短信', en: 'tell everyone whose card has waited N days (30) or longer once more', takes: [0, 0], options: { days: { type: 'string' } }, run: remind },
  { words: 'expiring tell', usage: '', zh: '到期换领：现在就给快到期的持卡人发短信，通知过的不再发', en: 'tell the holders of cards near their end now, nobody twice', takes: [0, 0], run: tellEnding },
]
