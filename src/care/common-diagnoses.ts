/** What is recorded most, by its code of 医保版 ICD-10; the page also takes any other code and name as typed. */
const rows = `I10.x00 高血压|I10.x05 高血压病3级|E11.900 2型糖尿病|E14.900 糖尿病|J06.900 急性上呼吸道感染|J20.900 急性支气管炎|J18.900 肺炎|J44.900 慢性阻塞性肺疾病|J45.900 支气管哮喘|J03.900 急性扁桃体炎
I25.103 冠状动脉粥样硬化性心脏病|I20.000 不稳定型心绞痛|I21.900 急性心肌梗死|I63.900 脑梗死|I48.x01 心房颤动|I50.900 心力衰竭|K29.500 慢性胃炎|K25.900 胃溃疡|K26.900 十二指肠溃疡|K21.900 胃食管反流病
K35.800 急性阑尾炎|K80.200 胆囊结石|K80.000 胆囊结石伴急性胆囊炎|K40.900 腹股沟疝|K74.600 肝硬化|B18.100 慢性乙型病毒性肝炎|N20.000 肾结石|N18.900 慢性肾脏病|N39.000 泌尿道感染|N40.x00 前列腺增生
M51.200 腰椎间盘突出|M54.500 腰痛|M17.900 膝关节骨关节炎|S72.000 股骨颈骨折|S82.000 髌骨骨折|S52.500 桡骨远端骨折|C34.900 肺恶性肿瘤|C16.900 胃恶性肿瘤|C50.900 乳腺恶性肿瘤|C18.900 结肠恶性肿瘤
D25.900 子宫平滑肌瘤|O80.000 头位顺产|O82.900 剖宫产分娩|Z34.900 正常妊娠监督|H25.900 老年性白内障|H66.900 中耳炎|K02.900 龋齿|K04.000 牙髓炎|L30.900 湿疹|L50.900 荨麻疹
F32.900 抑郁发作|G47.000 失眠|G40.900 癫痫|E78.500 高脂血症|E79.000 高尿酸血症|M10.900 痛风|E05.900 甲状腺功能亢进|E03.900 甲状腺功能减退|D50.900 缺铁性贫血|R51.x00 头痛`
const all = rows.split(/[|\n]/).map(each => { const [code, name] = each.split(' ') as [string, string]; return { code, name } })
const MOST = 10

/** Common diagnoses that a code or a part of a name finds; what begins with it first. Pure. */
export function findDiagnoses(text: string): { code: string; name: string }[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  if (!wanted) return []
  const begins = (each: { code: string; name: string }) => each.code.toLowerCase().startsWith(wanted) || each.name.startsWith(wanted) ? 0 : 1
  return all.filter(each => each.code.toLowerCase().startsWith(wanted) || each.name.includes(wanted)).sort((a, b) => begins(a) - begins(b)).slice(0, MOST)
}
