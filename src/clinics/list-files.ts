import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { classWords, designationStates, levelWords, listWords, providerKinds, type CatalogueFault, type CatalogueImportView, type MatchView, type ProviderView, type VersionView } from './shared.ts'

/** Columns of this room's lists as files. */
export const catalogueImportsFile = listFile<CatalogueImportView>({ zh: '目录文件', en: 'Files of the catalogue' }, [
  ['文件', 'File', row => row.name], ['行数', 'Lines', row => row.lines], ['新增', 'New', row => row.fresh], ['变更', 'Changed', row => row.changed], ['结束', 'Ended', row => row.ended], ['没有变', 'As it was', row => row.same],
  ['退回', 'Refused', row => row.refusedLines], ['送来时间', 'Sent', row => minuteIn(row.triedAt)], ['送的人', 'By', row => row.triedBy], ['版本', 'Version', row => row.version], ['版本号', 'Number', row => row.ver], ['启用时间', 'Applied', row => minuteIn(row.appliedAt)], ['启用的人', 'Applied by', row => row.appliedBy],
])
export const faultsFile = listFile<CatalogueFault>({ zh: '退回的行', en: 'Refused lines' }, [
  ['行号', 'Line', row => row.line], ['第几列', 'Column', row => row.place], ['列名', 'Heading', row => row.named], ['原因', 'Cause', (row, lang) => row[lang]],
])
export const matchesFile = listFile<MatchView>({ zh: '目录对照', en: 'Matches' }, [
  ['本机构编码', 'Own code', row => row.own], ['本机构名称', 'Own name', row => row.name], ['医保目录编码', 'Code', row => row.code], ['目录名称', 'Item', row => row.item], ['目录类别', 'List', (row, lang) => listWords[row.list][lang]], ['开始日期', 'From', row => row.from], ['结束日期', 'Until', row => row.until],
])
export const versionsFile = listFile<VersionView>({ zh: '医保目录', en: 'Catalogue' }, [
  ['医保目录编码', 'Code', row => row.code], ['名称', 'Name', row => row.name], ['规格', 'Pack', row => row.spec], ['目录类别', 'List', (row, lang) => listWords[row.list][lang]], ['等级', 'Class', (row, lang) => classWords[row.class][lang]],
  ['参考价', 'Price', row => row.price / 1_000_000], ['限价', 'Limit', row => row.ceiling === null ? null : row.ceiling / 1_000_000], ['自付比例', 'Own share', row => row.selfpay === null ? null : row.selfpay / 10_000], ['开始日期', 'From', row => row.from], ['结束日期', 'Until', row => row.until],
])
export const providersFile = listFile<ProviderView>({ zh: '定点机构', en: 'Providers' }, [
  ['机构编号', 'Code', row => row.code], ['名称', 'Name', row => row.name], ['类别', 'Kind', (row, lang) => providerKinds[row.kind][lang]], ['等级', 'Level', (row, lang) => levelWords[row.level][lang]], ['地区', 'Area', row => row.area], ['地址', 'Address', row => row.address],
  ['状态', 'State', (row, lang) => designationStates[row.state][lang]], ['开始日期', 'From', row => row.from], ['结束日期', 'Until', row => row.until], ['纬度', 'Latitude', row => row.latitude], ['经度', 'Longitude', row => row.longitude],
])
