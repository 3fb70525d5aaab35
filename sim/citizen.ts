/** People of the city, all known before anything begins: number, name, phone, and what the population register calls them. */
export type Citizen = { number: string; name: string; phone: string; register: string | null }
export const CITIZENS = 120

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
export const citizen = (body: string) => body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]

/** The citizen with this place in the list: some are minors, some the population register does not know or calls otherwise, one bears a character no font has. */
export function citizenOf(i: number): Citizen {
  const year = i % 6 === 4 || i % 12 === 5 ? 2014 + i % 5 : 1950 + i * 7 % 50
  const number = citizen(`340104${year}0${1 + i % 9}1${i % 10}${String(101 + i * 3).slice(-3)}`)
  const name = i % 6 === 1 ? '王\u{2A6D6}' : i % 12 === 3 ? '阿'.repeat(28) : ['王大明', '李秀英', '张伟', '刘芳', '陈静', '杨洋'][i % 6]!
  return { number, name, phone: `1385${String(5_192_046 + i * 131).slice(-7)}`, register: i % 8 === 6 ? null : i % 8 === 7 ? '赵钱孙' : name }
}
