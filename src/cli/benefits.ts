import { randomUUID } from 'node:crypto'
import { kinds, kindWords, type RunView } from '#shared/benefits'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

const say = ({ id, region, month, kind, phase, stopped, done, due, held }: RunView) =>
  print(`${id}\t${region}\t${month}\t${kindWords[kind].zh}\t${phase === 'drawn' ? '生成完了 / drawn' : stopped ? `停在 / rests at ${done}%` : `${done}%`}\t列入 / in batches ${due}，暂不发 / held ${held}`)

/** 生成批次: a month of a benefit of a region; what was drawn before is drawn no more. */
async function draw(asked: Asked): Promise<number> {
  const [region, month, kind] = [textOf(asked, 'region'), textOf(asked, 'month'), textOf(asked, 'kind')]
  if (!region || !month || !kind) throw new Told(`请写明 --region、--month（如 2027-03）和 --kind（${kinds.join('、')} 之一）。`, `Give --region, --month (such as 2027-03) and --kind (one of ${kinds.join(', ')}).`)
  say((await ask('POST', '/benefits/runs', { region, month, kind, key: randomUUID() })).body as RunView)
  return 0
}
const rest = (verb: 'stop' | 'continue') => async ({ words: [id] }: Asked): Promise<number> => {
  say((await ask('POST', `/benefits/runs/${id}/${verb}`, {})).body as RunView)
  return 0
}
/** The same of a batch that is being closed. */
const restBatch = (verb: 'stop' | 'continue') => async ({ words: [id] }: Asked): Promise<number> => {
  const { number, done, stopped } = (await ask('POST', `/benefits/batches/${id}/${verb}`, {})).body as { number: string; done: number; stopped: boolean }
  print(`${number}\t${done}%${stopped ? ' 停着 / at rest' : ''}`)
  return 0
}

export const benefitCommands: Command[] = [
  { words: 'benefits draw', usage: '--region CODE --month MONTH --kind KIND', zh: '生成一个月的待遇发放批次；发过的不再发', en: 'draw a month of a benefit into batches; what was drawn is not drawn again', takes: [0, 0], options: { region: { type: 'string' }, month: { type: 'string' }, kind: { type: 'string' } }, run: draw },
  { words: 'benefits stop', usage: 'RUN', zh: '让一次生成停一停', en: 'let a drawing rest', takes: [1, 1], run: rest('stop') },
  { words: 'benefits continue', usage: 'RUN', zh: '让停着的生成接着做', en: 'go on with a drawing that rests', takes: [1, 1], run: rest('continue') },
  { words: 'benefits stop-batch', usage: 'BATCH', zh: '让批次的逐笔核对停一停', en: 'let the closing of a batch rest', takes: [1, 1], run: restBatch('stop') },
  { words: 'benefits continue-batch', usage: 'BATCH', zh: '让停着的批次接着核对', en: 'go on with the closing of a batch', takes: [1, 1], run: restBatch('continue') },
]
