import { inflateSync } from 'node:zlib'

/** The text of each page of a PDF as a reader finds it: glyphs led back to characters by the file's own ToUnicode maps. Pictures are counted. */
export function readPdf(file: Buffer): { pages: string[]; pictures: number } {
  const raw = file.toString('latin1')
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]))
  const streamOf = (id: string) => {
    const body = objects.get(id)!
    const bytes = Buffer.from(body.slice(body.indexOf('stream\n') + 7, body.lastIndexOf('\nendstream')), 'latin1')
    return (/FlateDecode/.test(body.slice(0, body.indexOf('stream\n'))) ? inflateSync(bytes) : bytes).toString('latin1')
  }
  const maps = [...objects.values()].flatMap(body => /\/ToUnicode (\d+) 0 R/.exec(body)?.[1] ?? []).map(streamOf)
  const characters = new Map<string, string>()
  for (const map of maps) for (const [, from, , list] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    [...list!.matchAll(/<(\w+)>/g)].forEach(([, code], i) => characters.set((parseInt(from!, 16) + i).toString(16).padStart(4, '0'), Buffer.from(code!, 'hex').swap16().toString('utf16le')))
  }
  const said = (hex: string) => (hex.match(/.{4}/g) ?? []).map(glyph => characters.get(glyph.toLowerCase()) ?? '\ufffd').join('')
  const pages = [...objects.values()].filter(body => /\/Type \/Page\n/.test(body)).map(body => streamOf(/\/Contents (\d+) 0 R/.exec(body)![1]!))
  return {
    pages: pages.map(page => [...page.matchAll(/\[((?:<\w*> ?-?[\d.]*\s?)+)\] TJ/g)].map(([, parts]) => [...parts!.matchAll(/<(\w*)>/g)].map(([, hex]) => said(hex!)).join('')).join('\n')),
    pictures: [...objects.values()].filter(body => /\/Subtype \/Image/.test(body)).length,
  }
}
