import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask, askAgain } from './session.ts'

/** 催领: everyone whose card has waited so long is told once more; asked again within a week it tells nobody twice. */
async function remind(asked: Asked): Promise<number> {
  const days = Number(textOf(asked, 'days') ?? 30)
  if (!Number.isInteger(days) || days < 0 || days > 365) throw new Told('--days 要写 0 到 365。', '--days is 0 to 365.')
  const { waiting, told, lately, over } = (await ask('POST', '/production/remind', { days })).body as { waiting: number; told: number; lately: number; over: number }
  print(`等了 ${days} 天以上 ${waiting} 张，发了短信 ${told}，七天内提醒过 ${lately}，过期要退回 ${over} / waiting ${days} days or longer ${waiting}, told ${told}, told within a week ${lately}, past their time ${over}`)
  return 0
}

/** 到期换领: everyone whose card nears its end is told now for the reminder that has come, part by part; nobody twice for one. Broken off and started again it goes on. */
async function tellEnding(): Promise<number> {
  let [told, unreached, said] = [0, 0, 0]
  for (let next: string | null = null, first = true; first || next !== null; first = false) {
    const part = (await askAgain('POST', '/card-renewals/tell', next === null ? {} : { after: next })).body as { told: number; unreached: number; done: number; next: string | null }
    told += part.told
    unreached += part.unreached
    next = part.next
    if (next === null || Date.now() - said > 2_000) { said = Date.now(); process.stderr.write(`${Math.floor(part.done * 100)}%\t发了短信 ${told} / told ${told}\n`) }
  }
  print(`发了短信 ${told}，短信到不了、要另行通知 ${unreached} / told ${told}, to be told otherwise ${unreached}`)
  return 0
}

export const remindCommands: Command[] = [
  { words: 'remind', usage: '[--days N]', zh: '催领：卡等了 N 天（没写是 30）以上的人再发一次短信', en: 'tell everyone whose card has waited N days (30) or longer once more', takes: [0, 0], options: { days: { type: 'string' } }, run: remind },
  { words: 'expiring tell', usage: '', zh: '到期换领：现在就给快到期的持卡人发短信，通知过的不再发；断了再运行，接着发', en: 'tell the holders of cards near their end now, nobody twice; broken off and started again it goes on', takes: [0, 0], run: tellEnding },
]
