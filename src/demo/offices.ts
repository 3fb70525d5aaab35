import type { OrganisationKind, PostName } from '#staff'
import type { Level } from '#clinics'

type Seat = readonly [user: string, post: PostName, name: string]
export type Office = { kind: OrganisationKind; code: string; name: string; region: string; address: string; hours: string; phone: string; county?: boolean; seats: readonly Seat[]; terminals?: readonly string[]; bank?: string }

const weekdays = '周一至周五 9:00–17:00'
/** Offices, units and providers of the demo city; the branches come from the policy. Terminals are software and say so. */
export const offices: readonly Office[] = [
  { kind: 'centre', code: 'HF-CARD', name: '合肥市社会保障卡管理中心', region: '340100', address: '庐阳区庐江路 130 号', hours: weekdays, phone: '0551-12333', terminals: ['C0000001'],
    seats: [['chief01', 'centre-chief', '周正平'], ['produce01', 'centre-producer', '许建国'], ['review01', 'centre-reviewer', '沈慧'], ['hotline01', 'hotline-clerk', '丁一'], ['system01', 'system-admin', '程工'], ['security01', 'security-admin', '卫平'], ['audit01', 'audit-admin', '纪明']] },
  { kind: 'counter', code: 'HF-LY', name: '庐阳区政务服务中心', region: '340199', address: '庐阳区濉溪路 295 号', hours: weekdays, phone: '0551-12333', terminals: ['W0000001', 'W0000003'], seats: [['counter01', 'counter-clerk', '周婷'], ['counter03', 'counter-clerk', '方圆']] },
  { kind: 'counter', code: 'HF-SS', name: '蜀山区政务服务中心', region: '340199', address: '蜀山区怀宁路 999 号', hours: weekdays, phone: '0551-12333', terminals: ['W0000002'], seats: [['counter02', 'counter-clerk', '陆敏']] },
  { kind: 'counter', code: 'FX-01', name: '肥西县人社服务大厅', region: '340123', address: '肥西县上派镇人民路', hours: weekdays, phone: '0551-12333', county: true, terminals: ['W0000101'], seats: [['county01', 'counter-clerk', '钱进']] },
  { kind: 'counter', code: 'CH-01', name: '巢湖市人社服务大厅', region: '340181', address: '巢湖市团结路', hours: weekdays, phone: '0551-12333', county: true, terminals: ['W0000102'], seats: [['county02', 'counter-clerk', '严明']] },
  { kind: 'unit', code: '91340100MA2N00001X', name: '合肥长江机电有限公司', bank: '95588', region: '340199', address: '高新区创新大道', hours: weekdays, phone: '0551-65000001', seats: [['unit01', 'unit-officer', '邵丽']] },
  { kind: 'unit', code: '91340100MA2N00002R', name: '庐州纺织有限公司', region: '340199', address: '包河区纬四路', hours: weekdays, phone: '0551-65000002', seats: [['unit02', 'unit-officer', '龚玲']] },
  { kind: 'village', code: 'FX-V001', name: '肥西县桃花镇村民委员会', bank: '95588', region: '340123', address: '肥西县桃花镇', hours: weekdays, phone: '0551-65000003', seats: [['village01', 'unit-officer', '汪福']] },
  { kind: 'insurer', code: 'HF-YB', name: '合肥市医疗保障经办中心', region: '340199', address: '蜀山区东流路 100 号', hours: weekdays, phone: '0551-12393', terminals: ['Y0000001'], seats: [['insure01', 'insurance-clerk', '夏雨'], ['insure02', 'insurance-clerk', '秦川'], ['catalogue01', 'catalogue-clerk', '苏叶']] },
  { kind: 'insurer', code: 'HF-YB-CH', name: '巢湖市医疗保障经办中心', region: '340181', address: '巢湖市健康路', hours: weekdays, phone: '0551-12393', seats: [['insure11', 'insurance-clerk', '凌云']] },
]

/** Coordinates of the demo's providers are those of their streets, about. */
export type DemoProvider = Omit<Office, 'kind'> & { care: 'pharmacy' | 'hospital'; level: Level; latitude: number; longitude: number }
export const providers: readonly DemoProvider[] = [
  { code: 'P34010400123', name: '庐阳百姓大药房', region: '340199', address: '庐阳区长江中路 88 号', hours: '每天 8:00–22:00', phone: '0551-62000001', care: 'pharmacy', level: 'pharmacy', latitude: 31.8642, longitude: 117.2821, terminals: ['T0000001', 'T0000002'], seats: [['till01', 'till-operator', '何平'], ['till02', 'till-operator', '尤佳']] },
  { code: 'P34011100456', name: '包河康民大药房', region: '340199', address: '包河区马鞍山路 16 号', hours: '每天 8:00–22:00', phone: '0551-62000002', care: 'pharmacy', level: 'pharmacy', latitude: 31.8476, longitude: 117.3115, terminals: ['T0000011'], seats: [['till11', 'till-operator', '苗青']] },
  { code: 'P34012300789', name: '肥西惠民药店', region: '340123', address: '肥西县上派镇', hours: '每天 8:00–21:00', phone: '0551-62000003', care: 'pharmacy', level: 'pharmacy', latitude: 31.7068, longitude: 117.1583, terminals: ['T0000021'], seats: [['till21', 'till-operator', '柳絮']] },
  { code: 'H34010400301', name: '庐州中心医院', region: '340199', address: '庐阳区寿春路 366 号', hours: '每天 24 小时', phone: '0551-62000004', care: 'hospital', level: '3', latitude: 31.8687, longitude: 117.2896, terminals: ['T0000031', 'T0000032'], seats: [['ward01', 'till-operator', '江楠'], ['ward02', 'till-operator', '俞静']] },
  { code: 'H34010400302', name: '逍遥津社区卫生服务中心', region: '340199', address: '庐阳区寿春路 12 号', hours: '每天 8:00–20:00', phone: '0551-62000005', care: 'hospital', level: 'primary', latitude: 31.8693, longitude: 117.2964, terminals: ['T0000041'], seats: [['ward11', 'till-operator', '马兰']] },
]
