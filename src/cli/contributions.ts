import { randomUUID } from 'node:crypto'
import type { RunView } from '#shared/contributions'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

const say = ({ id, region, day, phase, stopped, done, charged, drawn }: RunView) =>
  print(`${id}\t${region}\t${day}\t${phase === 'drawn' ? '生成完了 / drawn' : stopped ? `停在 / rests at ${done}%` : `${done}%`}\t按委托申报 / declared ${charged}，交银行 / to the banks ${drawn}`)

/** 生成代扣批次: what is to be deducted by today; what is with a bank is ordered no more. */
async function draw(asked: Asked): Promise<number> {
  const region = textOf(asked, 'region')
  if (!region) throw new Told('请写明 --region。', 'Give --region.')
  say((await ask('POST', '/contributions/runs', { region, key: randomUUID() })).body as RunView)
  return 0
}
const rest = (verb: 'stop' | 'continue') => async ({ words: [id] }: Asked): Promise<number> => {
  say((await ask('POST', `/contributions/runs/${id}/${verb}`, {})).body as RunView)
  return 0
}
/** A line of a bank's statement, once by the bank's own number of it. */
async function take(asked: Asked): Promise<number> {
  const [reference, yuan, bank, number, paidOn] = [asked.words[0]!, textOf(asked, 'amount'), textOf(asked, 'bank'), textOf(asked, 'number'), textOf(asked, 'day')]
  if (!yuan || !/^\d{1,9}(\.\d{1,2})?$/.test(yuan) || !bank || !number || !paidOn) throw new Told('请写明 --amount（元）、--bank、--number（银行流水号）和 --day（到账日期）。', 'Give --amount (yuan), --bank, --number (the bank’s own) and --day (when it came).')
  const [whole, part = ''] = yuan.split('.')
  const { taken, again } = (await ask('POST', '/contributions/payments', { channel: textOf(asked, 'channel') ?? 'transfer', reference, bank, number, paidOn, amount: Number(whole) * 100 + Number(part.padEnd(2, '0')), key: randomUUID() })).body as { taken: string; again: boolean }
  print(`${{ paid: '缴清 / paid', held: '先挂着 / held', stray: '待认领 / names no due' }[taken]}${again ? '（以前记过 / known already）' : ''}`)
  return 0
}

export const contributionCommands: Command[] = [
  { words: 'contributions draw', usage: '--region CODE', zh: '生成今天的代扣批次；交给银行的不再交', en: 'draw what is to be deducted by today into batches; what is with a bank is not drawn again', takes: [0, 0], options: { region: { type: 'string' } }, run: draw },
  { words: 'contributions stop', usage: 'RUN', zh: '让一次代扣生成停一停', en: 'let a drawing of deductions rest', takes: [1, 1], run: rest('stop') },
  { words: 'contributions continue', usage: 'RUN', zh: '让停着的代扣生成接着做', en: 'go on with a drawing of deductions that rests', takes: [1, 1], run: rest('continue') },
  { words: 'contributions take', usage: 'NUMBER --amount YUAN --bank CODE --number BANKS --day DAY [--channel pos]', zh: '按缴费编号记一笔来款；同一银行流水号只记一次', en: 'enter money that came for a payment number, once by the bank’s own number', takes: [1, 1], options: { amount: { type: 'string' }, bank: { type: 'string' }, number: { type: 'string' }, day: { type: 'string' }, channel: { type: 'string' } }, run: take },
]
