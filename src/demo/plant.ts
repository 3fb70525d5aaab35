import type { Random } from '#kit/ids'
import { decipherWith, publicKeyOf, signWith } from '#kit/sm2'
import { readPlantFile, writePlantFile } from '../wire/plant/plant-file.ts'
import { openLine } from '../wire/plant/plant-line.ts'

/** The stand-in plant of a demo city: its key is public, so it is registered in a demo only. */
export const DEMO_PLANT = { code: 'DEMO', name: '演示卡厂', secret: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8' } as const
export const demoPlantKey = (): string => publicKeyOf(DEMO_PLANT.secret)

type Card = { chip: { files: { EF05: Record<string, string> } }; print: { texts: { name: string }; photo: string } }
/** What is to go wrong: line numbers of cards that fail or are missing. */
export type Mishaps = { failed?: readonly number[]; missing?: readonly number[] }

/** What a plant does with an export: opens each card's line with its own key, makes the card, and writes what became of it, signed. Throws where the file is not what the centre wrote. */
export function makeAtPlant(text: string, random: Random, made: Date, { failed = [], missing = [] }: Mishaps = {}): { text: string; cards: Card[] } {
  const file = readPlantFile('SBK-BP', text)
  if ('broken' in file) throw new Error(`line ${file.line} of the export is ${file.broken}`)
  const key = decipherWith(DEMO_PLANT.secret, file.head['key'] ?? '')
  if (!key) throw new Error('the export was not made for this plant')
  const cards: Card[] = []
  const lines = file.lines.map(({ no, ref, fields }) => {
    const card = openLine<Card>(key, ref, fields[0] ?? '')
    if (!card) throw new Error(`line ${no + 1} of the export does not open`)
    cards.push(card)
    return { ref, fields: missing.includes(no) ? ['missing', ''] : failed.includes(no) ? ['failed', 'print'] : ['made', random(8).toString('hex').toUpperCase()] }
  })
  const { batch, export: number } = file.head
  return { cards, text: writePlantFile('SBK-HP', { batch: batch!, export: number!, cards: lines.length, made: made.toISOString(), plant: DEMO_PLANT.code }, lines, digest => signWith(DEMO_PLANT.secret, digest)).text }
}
