import type { PrinterRow, Printers } from '#shared/production'
import { print, textOf, Told, type Asked, type Command } from './command.ts'
import { ask } from './session.ts'

const known = async () => (await ask('GET', '/production/printers')).body as Printers
/** The counter of a code. */
function counterOf({ offices }: Printers, code: string | undefined): string {
  if (!code) throw new Told('请用 --at 写明窗口的代码。', 'Give the counter’s code with --at.')
  const office = offices.find(one => one.code === code)
  if (!office) throw new Told(`没有窗口 ${code}，sbk staff offices 列出全部。`, `There is no counter ${code}; sbk staff offices lists them.`, 1)
  return office.id
}
/** The printer of a serial; one in use before one that was retired. */
function printerOf({ rows }: Printers, serial: string): string {
  const found = rows.find(row => row.serial === serial.toUpperCase())
  if (!found) throw new Told(`没有序列号 ${serial} 的打印机，sbk printers 列出全部。`, `There is no printer with serial ${serial}; sbk printers lists them.`, 1)
  return found.id
}
const tell = (row: PrinterRow, zh: string, en: string) => print([row.serial, row.officeName, row.name, `${row.driver.zh} / ${row.driver.en}`, `${zh} / ${en}`].join('\t'))

async function register(asked: Asked): Promise<number> {
  const printers = await known()
  const office = counterOf(printers, textOf(asked, 'at'))
  const [name, driver] = [textOf(asked, 'name'), textOf(asked, 'driver')]
  if (!name || !driver) throw new Told(`请写明 --name 名字和 --driver 驱动：${printers.drivers.map(one => `${one.name} ${one.zh}`).join('；')}。`, `Give --name TEXT and --driver NAME: ${printers.drivers.map(one => `${one.name}, ${one.en}`).join('; ')}.`)
  tell((await ask('POST', '/production/printers', { serial: asked.words[0], name, driver, office })).body as PrinterRow, '已登记', 'registered')
  return 0
}
async function move(asked: Asked): Promise<number> {
  const printers = await known()
  tell((await ask('POST', `/production/printers/${printerOf(printers, asked.words[0]!)}/move`, { office: counterOf(printers, textOf(asked, 'at')) })).body as PrinterRow, '在这里了', 'stands here now')
  return 0
}
async function retire({ words: [serial] }: Asked): Promise<number> {
  tell((await ask('POST', `/production/printers/${printerOf(await known(), serial!)}/retire`)).body as PrinterRow, '已停用', 'retired')
  return 0
}

export const printerCommands: Command[] = [
  { words: 'printer register', usage: 'SERIAL --at CODE --name TEXT --driver NAME', zh: '登记窗口的制卡打印机(安全管理员)', en: 'register the card printer of a counter (security administrator)', takes: [1, 1],
    options: { at: { type: 'string' }, name: { type: 'string' }, driver: { type: 'string' } }, run: register },
  { words: 'printer move', usage: 'SERIAL --at CODE', zh: '打印机搬到另一个窗口', en: 'a printer is carried to another counter', takes: [1, 1], options: { at: { type: 'string' } }, run: move },
  { words: 'printer retire', usage: 'SERIAL', zh: '停用打印机；里面有没做完的卡时不停', en: 'retire a printer; not while an unfinished card is in it', takes: [1, 1], run: retire },
]
