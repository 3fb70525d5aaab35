import type { z } from 'zod'
import { nulIn, nulSaid } from '#kit/nul'

type Issue = { path: readonly PropertyKey[]; message: string }

/** Reads an input by its shape: what was read, or what is wrong with it. A text with U+0000 is wrong in any field: the database keeps none. */
export function readInput<Shape extends z.ZodType>(shape: Shape, value: unknown): { data: z.output<Shape>; issues: readonly Issue[] } {
  const { data, error } = shape.safeParse(value)
  const nul = error ? null : nulIn(data)
  return { data: data as z.output<Shape>, issues: error?.issues ?? (nul === null ? [] : [{ path: nul.split('.'), message: `${nulSaid.zh} | ${nulSaid.en}` }]) }
}

/** Every wrong field of an input at once, in both languages. */
export function unreadable(issues: readonly Issue[]) {
  const fields = issues.map(({ path, message }) => {
    const [zh, en] = message.includes(' | ') ? message.split(' | ') : ['内容不对，请按接口说明填写', message]
    return { field: path.join('.') || 'body', zh, en }
  })
  return { refused: 'input-invalid', zh: `请改正：${fields.map(each => `${each.field} ${each.zh}`).join('；')}`, en: `Put right: ${fields.map(each => `${each.field}: ${each.en}`).join('; ')}`, fields }
}
