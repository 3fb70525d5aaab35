import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** One measured figure, printed as a JSON line: what, how much, and under which conditions. */
export type Figure = { name: string; value: number; unit: string; conditions: Record<string, string | number | boolean> }

const [name = '', ...args] = process.argv.slice(2)
const file = join(import.meta.dirname, `${name}.ts`)
if (!/^[a-z0-9-]+$/.test(name) || name === 'index' || !existsSync(file)) {
  console.error('用法 / usage: npm run bench -- start | settle | settle-http | growth | allocate | import | roster | migrate | lookup | perso | pos | iso8583 | payout | payout-file | deduct')
  process.exit(2)
}
const { bench } = await import(pathToFileURL(file).href) as { bench: (args: string[]) => Promise<Figure[]> }
for (const figure of await bench(args)) console.log(JSON.stringify(figure))
process.exit(0)
