import type { CardView, HistoryEntry, Timeline } from '#shared/cards'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'
import { readSecret } from './sign-in.ts'

const minute = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const lineOf = (row: HistoryEntry, lang: 'zh' | 'en') => [minute(row.at), row[lang], row.place ?? '', row.who[lang] + (row.clerk ? ` ${row.clerk}` : ''), [...row.documents, ...row.agent ? [row.agent] : []].map(each => each[lang]).join(' '), row.note?.[lang] ?? ''].join('\t')

/** 卡的经过: how the card stands, then everything that was done with it, newest first. Its number is posted, never in an address; without one it is asked for. */
async function card(asked: Asked): Promise<number> {
  const number = asked.words[0] ?? await readSecret({ ...asked, options: { 'password-file': textOf(asked, 'number-file') } }, '卡号 card number: ')
  if (!number) throw new Told('没有填卡号。', 'The card number is missing.')
  const lang = asked.options['en'] === true ? 'en' : 'zh'
  for (let after: string | null = ''; after !== null;) {
    const page = (await ask('POST', '/cards/timeline', { number, ...after ? { after } : {} })).body as Timeline & { card: CardView }
    if (!after) {
      const { card } = page
      print([card.number, card.bank[lang], card.state, `social ${card.social}`, `financial ${card.financial}`, ...card.causes.map(each => each.cause)].join('\t'))
    }
    for (const row of page.rows) print(lineOf(row, lang))
    after = page.next
  }
  return 0
}

export const cardCommands: Command[] = [
  { words: 'card', usage: '[NUMBER | --number-file FILE] [--en]', zh: '一张卡现在怎样，办过的每一件事，新的在前', en: 'how a card stands and everything that was done with it, newest first', takes: [0, 1], options: { 'number-file': { type: 'string' }, en: { type: 'boolean' } }, run: card },
]
