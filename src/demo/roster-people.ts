/** Invented people for the example roster, benches and the demo's population register: the same seed gives the same people. */
export type Invented = { name: string; number: string; sex: '男' | '女'; birth: string; phone: string; address: string }

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧阳']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建春梅兰晨宇欣浩然子涵梓萱雨泽嘉怡思远志鹏晓东海燕文博俊佳琪梦婷雪莹慧玲国庆永康家豪天翔立新振宁淑珍凤琴淼鑫']
const areas = ['340102', '340103', '340104', '340111', '340121', '340122', '340123', '340124', '340181', '340202', '341502', '342401', '320106', '330104', '410105', '650102']
const roads = ['长江西路', '黄山路', '望江西路', '徽州大道', '金寨路', '创新大道', '科学大道', '庐州大道', '芙蓉路', '石莲路']
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A small seeded generator (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The 18-digit number of 17 digits: ISO 7064 MOD 11-2. */
export function withCheck(digits: string): string {
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * weights[i]!, 0)
  return digits + '10X98765432'[sum % 11]
}

/** The `index`-th invented adult of a seed; numbers of one seed never repeat. */
export function invent(seed: number, index: number): Invented {
  const roll = dice(seed * 1_000_003 + index)
  const pick = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)]!
  const two = (value: number) => String(value).padStart(2, '0')
  const sex = roll() < 0.5 ? '男' : '女'
  const birth = `${1968 + Math.floor(roll() * 36)}-${two(1 + Math.floor(roll() * 12))}-${two(1 + Math.floor(roll() * 28))}`
  const area = areas[(index + seed) % areas.length]!
  // order within area and day: odd for men; index / areas keeps it apart from every other of this seed on that day
  const order = (Math.floor(index / areas.length) * 2 + (sex === '男' ? 3 : 2)) % 1000
  return {
    name: pick(surnames) + pick(given) + (roll() < 0.8 ? pick(given) : ''), sex, birth,
    number: withCheck(`${area}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`),
    phone: `1${pick(['38', '39', '50', '59', '77', '86', '89', '33'])}${String(Math.floor(roll() * 1e8)).padStart(8, '0')}`,
    address: `安徽省合肥市${pick(['蜀山区', '包河区', '庐阳区', '瑶海区'])}${pick(roads)}${1 + Math.floor(roll() * 900)}号`,
  }
}

/** The seed of the example roster as it is shipped. */
export const EXAMPLE_SEED = 7
/** Rows of the example of whom the register says something else: another name, or nothing. They stay for a reviewer's own look. */
export const exampleDiffers = [40, 200, 333], exampleUnknown = [100, 401]

/** What the population register of the demo knows of the example roster's people. */
export function registeredPeople(count = 1_000): { number: string; name: string }[] {
  return Array.from({ length: count }, (_, i) => ({ i, ...invent(EXAMPLE_SEED, i) })).filter(({ i }) => !exampleUnknown.includes(i))
    .map(({ i, number, name }) => ({ number, name: exampleDiffers.includes(i) ? `${name.slice(0, 1)}${name.endsWith('宁') ? '安' : '宁'}` : name }))
}
