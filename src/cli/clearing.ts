import { print, type Command } from './command.ts'
import { askAgain } from './session.ts'

/** 日结: closes what nobody posts on any more and sums it up; broken off and started again it goes on. */
async function close(): Promise<number> {
  const { closed, waits, cleared } = (await askAgain('POST', '/clearing/close', {})).body as { closed: string[]; waits: string | null; cleared: string[] }
  print(`日结 ${closed.length} 天，清算 ${cleared.length} 天${cleared.length ? `，到 ${cleared.at(-1)!}` : ''} / closed ${closed.length} days, summed up ${cleared.length}${cleared.length ? ` to ${cleared.at(-1)!}` : ''}`)
  if (waits) print(`${waits} 还有结算在途，过一会儿再运行 / a settlement of ${waits} is in flight; run it again in a moment`)
  return waits ? 1 : 0
}

export const clearingCommands: Command[] = [
  { words: 'clearing close', usage: '', zh: '日结：关掉今天以前的业务日并清算；平时每分钟自动做', en: 'close the business days before today and sum them up; done by itself every minute', takes: [0, 0], run: close },
]
