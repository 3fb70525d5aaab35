const han = '\\u4e00-\\u9fff'
const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${han}][A-Za-z]`), 'no space between a Chinese character and a Latin word'],
  [new RegExp(`[A-Za-z%][${han}]`), 'no space between a Latin word and a Chinese character'],
  [new RegExp(`[${han}]\\d(?!\\d*(年|月(?!\\s)|日|%))`), 'no space before a number'],
  [new RegExp(`\\d[${han}](?<!\\d[年月日])`), 'no space after a number'],
  [/\d\s+[年月日]\d|\d[年月]\s+\d+[月日]/, 'a space inside a date'],
  [/\s%|[，。；：、]\s/, 'a space before % or after full-width punctuation'],
  [new RegExp(`[${han}][,;!?](?!\\w)`), 'half-width punctuation in Chinese'],
  [/^[^。]*。$/, '。 at the end of a one-clause text'],
  [/！/, 'an exclamation mark'],
]

/** What is wrong with the spacing of a Chinese sentence (facts in braces count as what surrounds them); empty when it is right. */
export function spacingFaults(sentence: string): string[] {
  const bare = sentence.replace(/“[^”]*”/g, '').replace(/\{\w+\}/g, '¤').replace(/(https?:|\/)\S+/g, '')
  return rules.filter(([wrong]) => wrong.test(bare)).map(([, why]) => why)
}
