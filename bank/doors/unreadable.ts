import type { z } from 'zod'

/** Every wrong field of an input at once, in both languages. */
export function unreadable(issues: z.ZodError['issues']) {
  const fields = issues.map(({ path, message }) => {
    const [zh, en] = message.includes(' | ') ? message.split(' | ') : ['内容不对，请按接口说明填写', message]
    return { field: path.join('.') || 'body', zh, en }
  })
  return { refused: 'input-invalid', zh: `请改正：${fields.map(each => `${each.field} ${each.zh}`).join('；')}`, en: `Put right: ${fields.map(each => `${each.field}: ${each.en}`).join('; ')}`, fields }
}
