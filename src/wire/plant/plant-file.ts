import { createHash } from 'node:crypto'

/**
 * 报盘、回盘: a plain text file between card centre and plant. A heading, a line a card, and the digest of all of it:
 *
 *     SBK-BP;1;batch=…;export=…;…;check         报盘, to the plant        SBK-HP: 回盘, from it
 *     1;ref;…;check                              fields of the kind; ref names the card in both files
 *     SM3;<digest of every byte before>          and, of a return: SM2;<the plant's signature over that digest>
 *
 * `check` is the beginning of SM3 over the check before it and the line: the first line that was changed or lost is named, not just the file.
 */
export type PlantKind = 'SBK-BP' | 'SBK-HP'
export const VERSION = '1'
export type PlantFile = { head: Readonly<Record<string, string>>; lines: { no: number; ref: string; fields: string[] }[]; digest: string; signature: string | null }
/** Why a file is not taken, and at which line of it; the heading is line 1. */
export type Broken = { line: number; broken: 'kind' | 'version' | 'changed' | 'cut' | 'digest' | 'more' }

const sm3 = (text: string) => createHash('sm3').update(text).digest('hex')
const checkOf = (before: string, line: string) => sm3(`${before}\n${line}`).slice(0, 16)

/** Writes a file; `sign` gives the plant's signature over the digest. Fields hold no semicolon and no line end. */
export function writePlantFile(kind: PlantKind, head: Readonly<Record<string, string | number>>, lines: readonly { ref: string; fields: readonly string[] }[], sign?: (digest: string) => string): { text: string; digest: string } {
  let check = ''
  const checked = (line: string) => { check = checkOf(check, line); return `${line};${check}\n` }
  const all = [checked([kind, VERSION, ...Object.entries(head).map(([name, value]) => `${name}=${value}`)].join(';')), ...lines.map(({ ref, fields }, i) => checked([i + 1, ref, ...fields].join(';')))]
  const body = all.join('')
  const digest = sm3(body)
  return { text: `${body}SM3;${digest}\n${sign ? `SM2;${sign(digest)}\n` : ''}`, digest }
}

/** Reads a file whole, or says at which line it is not what was written. */
export function readPlantFile(kind: PlantKind, text: string): PlantFile | Broken {
  const rows = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').split('\n')
  const start = rows[0]!.split(';')
  if (start[0] !== kind) return { line: 1, broken: 'kind' }
  if (start[1] !== VERSION) return { line: 1, broken: 'version' }
  const end = rows.findIndex(row => row.startsWith('SM3;'))
  let check = ''
  const body: string[][] = []
  for (const [i, row] of (end < 0 ? rows : rows.slice(0, end)).entries()) {
    const at = row.lastIndexOf(';')
    const next = checkOf(check, row.slice(0, Math.max(at, 0)))
    if (at < 0 || row.slice(at + 1) !== next) return { line: i + 1, broken: end < 0 && i >= rows.length - 2 ? 'cut' : 'changed' }
    check = next
    body.push(row.slice(0, at).split(';'))
  }
  if (end < 0) return { line: rows.length, broken: 'cut' }
  const digest = sm3(rows.slice(0, end).map(row => `${row}\n`).join(''))
  if (rows[end] !== `SM3;${digest}`) return { line: end + 1, broken: 'digest' }
  const [, signature = null] = /^SM2;([0-9a-f]+)$/.exec(rows[end + 1] ?? '') ?? []
  if (rows.slice(end + (signature ? 2 : 1)).some(row => row !== '')) return { line: end + (signature ? 3 : 2), broken: 'more' }
  const head = Object.fromEntries(body[0]!.slice(2).map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
  return { head, digest, signature, lines: body.slice(1).map(([no, ref, ...fields]) => ({ no: Number(no), ref: ref ?? '', fields })) }
}
