/** Administrative division codes (GB/T 2260) as far as this product needs names for them. Browser-safe. */
export type AreaName = { zh: string; en: string }

const provinces: Record<string, AreaName> = {
  11: { zh: '北京市', en: 'Beijing' }, 12: { zh: '天津市', en: 'Tianjin' }, 13: { zh: '河北省', en: 'Hebei' }, 14: { zh: '山西省', en: 'Shanxi' },
  15: { zh: '内蒙古自治区', en: 'Inner Mongolia' }, 21: { zh: '辽宁省', en: 'Liaoning' }, 22: { zh: '吉林省', en: 'Jilin' }, 23: { zh: '黑龙江省', en: 'Heilongjiang' },
  31: { zh: '上海市', en: 'Shanghai' }, 32: { zh: '江苏省', en: 'Jiangsu' }, 33: { zh: '浙江省', en: 'Zhejiang' }, 34: { zh: '安徽省', en: 'Anhui' },
  35: { zh: '福建省', en: 'Fujian' }, 36: { zh: '江西省', en: 'Jiangxi' }, 37: { zh: '山东省', en: 'Shandong' }, 41: { zh: '河南省', en: 'Henan' },
  42: { zh: '湖北省', en: 'Hubei' }, 43: { zh: '湖南省', en: 'Hunan' }, 44: { zh: '广东省', en: 'Guangdong' }, 45: { zh: '广西壮族自治区', en: 'Guangxi' },
  46: { zh: '海南省', en: 'Hainan' }, 50: { zh: '重庆市', en: 'Chongqing' }, 51: { zh: '四川省', en: 'Sichuan' }, 52: { zh: '贵州省', en: 'Guizhou' },
  53: { zh: '云南省', en: 'Yunnan' }, 54: { zh: '西藏自治区', en: 'Tibet' }, 61: { zh: '陕西省', en: 'Shaanxi' }, 62: { zh: '甘肃省', en: 'Gansu' },
  63: { zh: '青海省', en: 'Qinghai' }, 64: { zh: '宁夏回族自治区', en: 'Ningxia' }, 65: { zh: '新疆维吾尔自治区', en: 'Xinjiang' }, 71: { zh: '台湾省', en: 'Taiwan' },
  81: { zh: '香港特别行政区', en: 'Hong Kong' }, 82: { zh: '澳门特别行政区', en: 'Macau' }, 83: { zh: '台湾居民', en: 'Taiwan residents' },
}

const places: Record<string, AreaName> = {
  340000: { zh: '安徽省', en: 'Anhui' }, 340100: { zh: '合肥市', en: 'Hefei' },
  340102: { zh: '瑶海区', en: 'Yaohai' }, 340103: { zh: '庐阳区', en: 'Luyang' }, 340104: { zh: '蜀山区', en: 'Shushan' }, 340111: { zh: '包河区', en: 'Baohe' },
  340121: { zh: '长丰县', en: 'Changfeng' }, 340122: { zh: '肥东县', en: 'Feidong' }, 340123: { zh: '肥西县', en: 'Feixi' }, 340124: { zh: '庐江县', en: 'Lujiang' },
  340171: { zh: '高新区', en: 'Gaoxin' }, 340172: { zh: '经开区', en: 'Jingkai' }, 340173: { zh: '新站区', en: 'Xinzhan' }, 340181: { zh: '巢湖市', en: 'Chaohu' },
  340199: { zh: '合肥市本级', en: 'Hefei municipal' }, 340200: { zh: '芜湖市', en: 'Wuhu' }, 340300: { zh: '蚌埠市', en: 'Bengbu' }, 340400: { zh: '淮南市', en: 'Huainan' },
  340500: { zh: '马鞍山市', en: "Ma'anshan" }, 340600: { zh: '淮北市', en: 'Huaibei' }, 340700: { zh: '铜陵市', en: 'Tongling' }, 340800: { zh: '安庆市', en: 'Anqing' },
  341000: { zh: '黄山市', en: 'Huangshan' }, 341100: { zh: '滁州市', en: 'Chuzhou' }, 341200: { zh: '阜阳市', en: 'Fuyang' }, 341300: { zh: '宿州市', en: 'Suzhou (Anhui)' },
  341500: { zh: '六安市', en: "Lu'an" }, 341600: { zh: '亳州市', en: 'Bozhou' }, 341700: { zh: '池州市', en: 'Chizhou' }, 341800: { zh: '宣城市', en: 'Xuancheng' },
  349900: { zh: '安徽省本级', en: 'Anhui provincial' },
}

/** Whether a number of a person may begin with this six-digit area code: its first two digits name a province of GB/T 2260. (HOLD-01) */
export function isArea(areaCode: string): boolean {
  return /^\d{6}$/.test(areaCode) && Object.hasOwn(provinces, areaCode.slice(0, 2))
}

/** The most exact name known for an area code: the place, else its city, else its province; null for an unknown prefix. */
export function areaName(areaCode: string): AreaName | null {
  return places[areaCode] ?? places[`${areaCode.slice(0, 4)}00`] ?? provinces[areaCode.slice(0, 2)] ?? null
}
