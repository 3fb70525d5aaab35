import { POLICY_BEGINS, type ItemClass, type ListType } from './shared.ts'
import type { NewItem } from './store-items.ts'

/** code | name | pack | initials | class | charge kind | price | limit | own share in ten-thousandths where it is not the class's. Made-up codes of the national form. */
const table = `
XC09CA03A00010101000010|缬沙坦胶囊|80 mg × 28 粒|xstjn|01|09|31.50||
XC08CA01A00020101000020|苯磺酸氨氯地平片|5 mg × 28 片|bhsaldpp|01|09|24.80||
XC08CA05A00030101000030|硝苯地平控释片|30 mg × 7 片|xbdpksp|01|09|25.60||
XA10BA02A00040101000040|二甲双胍片|0.5 g × 20 片|ejsgp|01|09|9.80||
XA10BB12A00050101000050|格列美脲片|2 mg × 15 片|glmnp|01|09|28.40||
XA10BF01A00060101000060|阿卡波糖片|50 mg × 30 片|akbtp|01|09|32.70||
XB01AC06A00070101000070|阿司匹林肠溶片|100 mg × 30 片|asplcrp|01|09|15.30||
XC10AA01A00080101000080|辛伐他汀片|20 mg × 7 片|xfttp|01|09|11.90||
XC07AB02A00090101000090|美托洛尔片|25 mg × 20 片|mtlep|01|09|9.60||
XC09AA01A00100101000100|卡托普利片|25 mg × 100 片|ktplp|01|09|12.50||
XJ01CA04A00110101000110|阿莫西林胶囊|0.25 g × 24 粒|amxljn|01|09|11.20||
XJ01DB01A00120101000120|头孢氨苄胶囊|0.125 g × 50 粒|tbabjn|01|09|13.60||
XM01AE01A00130101000130|布洛芬片|0.1 g × 20 片|blfp|01|09|7.40||
XN02BE01A00140101000140|对乙酰氨基酚片|0.5 g × 12 片|dyxajfp|01|09|4.80||
XR06AX13A00150101000150|氯雷他定片|10 mg × 6 片|llttp|01|09|12.90||
XA07BC05A00160101000160|蒙脱石散|3 g × 10 袋|mtss|01|09|14.70||
XA02BC01A00170101000170|奥美拉唑肠溶胶囊|20 mg × 14 粒|amlzcrjn|01|09|13.10||
ZZA04AA0018010001800|板蓝根颗粒|10 g × 20 袋|blgkl|01|11|16.80||
ZZC02AA0019010001900|复方丹参滴丸|27 mg × 180 丸|ffdsdw|01|11|27.00||
ZZA02AA0020010002000|藿香正气水|10 ml × 10 支|hxzqs|01|11|12.60|12.60|
ZZB03AA0021010002100|六味地黄丸|200 丸|lwdhw|01|11|19.50||
ZZC03AA0022010002200|速效救心丸|40 mg × 120 丸|sxjxw|01|11|33.80||
XC10AA05A00230101000230|阿托伐他汀钙片|20 mg × 28 片|atfttgp|02|09|28.60|28.60|
XC10AA07A00240101000240|瑞舒伐他汀钙片|10 mg × 28 片|rsfttgp|02|09|36.40||
XB01AC04A00250101000250|氯吡格雷片|75 mg × 7 片|lbglp|02|09|22.30||
XC09DA04A00260101000260|厄贝沙坦氢氯噻嗪片|150 mg × 7 片|ebstqlsqp|02|09|21.90||
XA10BK01A00270101000270|达格列净片|10 mg × 14 片|dgljp|02|09|61.20|58.00|2000
XA10BH01A00280101000280|西格列汀片|100 mg × 7 片|xgltp|02|09|49.80||2000
XR03DC03A00290101000290|孟鲁司特钠片|10 mg × 5 片|mlstnp|02|09|26.50||
XJ01MA12A00300101000300|左氧氟沙星片|0.5 g × 4 片|zyfsxp|02|09|18.70||
XM02AA15A00310101000310|双氯芬酸二乙胺乳胶剂|20 g|slfseyarjj|02|09|23.60||
XM04AA03A00320101000320|非布司他片|40 mg × 14 片|fbstp|02|09|39.90||1500
ZZA05AA0033010003300|连花清瘟胶囊|0.35 g × 24 粒|lhqwjn|02|11|14.80|14.80|
ZZC01AA0034010003400|银杏叶片|40 mg × 24 片|yxyp|02|11|24.20||
ZZA06AA0035010003500|蒲地蓝消炎口服液|10 ml × 10 支|pdlxykfy|02|11|38.50||
ZZC05AA0036010003600|通心络胶囊|0.26 g × 30 粒|txljn|02|11|29.40||
C1401000370000000000|电子体温计|1 支|dztwj|03|08|39.00||
C1402000380000000000|臂式电子血压计|1 台|bsdzxyj|03|08|268.00||
C1403000390000000000|医用外科口罩|10 只|yywkkz|03|08|9.90||
XV01A004001010004000000|维生素C泡腾片|1 g × 10 片|wsscptp|03|09|29.80||
XV02A004101010004100000|氨糖软骨素片|60 片|atrgsp|03|09|158.00||
C1404000420000000000|血糖试纸|50 条|xtsz|03|08|86.00||
XJ01DD04A00430101000430|注射用头孢曲松钠|1 g|zsytbqsn|01|09|18.60||
F1102000010000000001|普通门诊诊查费|次|ptmzzcf|01|02|10.00||
F2501010010000000002|血常规|次|xcg|01|04|22.00||
F2103000010000000003|胸部CT平扫|次|xbctps|02|03|180.00||
F1109000010000000004|三人间床位费|天|srjcwf|01|01|45.00|40.00|
F1201000030000000005|二级护理|天|ejhl|01|07|18.00||
F3310030220000000006|腹腔镜胆囊切除术|次|fqjdnqcs|02|06|2480.00||1000
C1405000430000000007|一次性腹腔镜穿刺器|1 个|ycxfqjccq|02|08|860.00|800.00|2000
F1109000020000000008|单人间床位费|天|drjcwf|03|01|320.00||
`

const millionths = (text: string) => BigInt(text.replace('.', '')) * 10_000n

/** The list an item is in, by the letter its national code begins with. */
const listOf = (code: string): ListType => code.startsWith('C') ? '301' : '101'

/** A catalogue for a demo city: what a neighbourhood pharmacy has on its shelves. */
export const sampleItems: readonly NewItem[] = table.trim().split('\n').map(line => {
  const [code, name, spec, pinyin, itemClass, charge, price, ceiling, selfpay] = line.split('|') as [string, string, string, string, string, string, string, string, string]
  return { code, name, spec, pinyin, class: itemClass as ItemClass, charge, price: millionths(price), ceiling: ceiling ? millionths(ceiling) : null, selfpay: selfpay ? Number(selfpay) : null,
    listType: listOf(code), unit: '', maker: '', approval: '', from: POLICY_BEGINS, until: null }
})
