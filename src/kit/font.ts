import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A font as pdfkit takes it: opened, or its bytes. Its types know bytes only. */
type PrintFont = Buffer
let opened: Promise<PrintFont> | null = null
/** The font that everything is printed in, read and opened once in a process: every document takes its own part of it. What it holds is in `font/README.md`. */
export const printFont = (): Promise<PrintFont> => opened ??= Promise.all([import('fontkit'), readFile(join(import.meta.dirname, 'font', 'print.otf'))])
  .then(([{ create }, bytes]) => create(bytes) as unknown as PrintFont)

/** The characters of the font. */
const printable = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201a\u201c\u201d\u2022\u2026\u2030\u3000-\u303f\u4e00-\u9fef\uff01-\uff5e\uffe5]$/u
/** The first character that the font cannot print; null when it prints all. Nothing is replaced. (PROD-03, settled: names) */
export const unprintable = (text: string): string | null => [...text].find(character => !printable.test(character)) ?? null
