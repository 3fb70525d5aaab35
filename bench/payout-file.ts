/**
 * `npm run bench -- payout-file [--lines N]`: a pay-out file of a million lines is written to a disk, judged, and read back line by line, each value compared; the order
 * only, as the centre writes it and a bank reads it. Each form runs in a process of its own, so that the peak of its memory is its own. The plain form is the
 * figure owed; ISO 20022 is reported beside it.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asked, load } from './ground.ts'
import type { Figure } from './index.ts'

const forms = ['sbk1-gb18030', 'sbk1-utf-8', 'iso20022'] as const
type Took = { seconds: number; write_s: number; judge_s: number; deliver_s: number; file_mib: number; peak_rss_mib: number }

function figure(form: (typeof forms)[number], folder: string, count: number): Figure {
  const before = load()
  const { seconds, ...rest } = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'payout-file/run.ts'), form, join(folder, form), String(count)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Took
  return { name: form === forms[0] ? 'payout_file.seconds' : `payout_file.${form}.seconds`, value: seconds, unit: 's', conditions: { form, lines: count, ...rest, process: 'its own', node: process.version, load: before } }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  try { return forms.map(form => figure(form, folder, asked(args, '--lines', 1_000_000))) } finally { rmSync(folder, { recursive: true, force: true }) }
}
