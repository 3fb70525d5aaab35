/** A command of `sbk`: what is typed, what it does, and the code it ends with (0 done, 1 the business says no, 2 typed wrong, 3 the outside failed). */
export type Command = {
  words: string
  usage: string
  zh: string
  en: string
  options?: Record<string, { type: 'string' | 'boolean' }>
  /** How many words may follow the command: least and most. */
  takes: readonly [number, number]
  run: (asked: Asked) => Promise<number>
}
export type Asked = { words: string[]; options: Record<string, string | boolean | undefined> }

/** The text of an option, or undefined when it was not given. */
export function textOf(asked: Asked, name: string): string | undefined {
  const given = asked.options[name]
  return typeof given === 'string' ? given : undefined
}

/** Something the person at the keyboard must put right: said in both languages, ends with `code`. */
export class Told extends Error {
  readonly zh: string
  readonly en: string
  readonly code: number
  constructor(zh: string, en: string, code = 2) {
    super(en)
    this.zh = zh
    this.en = en
    this.code = code
  }
}

/** One line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
