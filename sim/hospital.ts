import { wallClock } from '#kit/day'
import type { Line, Visit } from './books.ts'
import { envelope, type Message } from './envelope.ts'
import { REGION } from './ground.ts'
import { openProgram, type Program } from './till.ts'
import type { World } from './world.ts'

/** The hospital: a provider's program with visits and stays. */
export type Hospital = Program & { visits: Visit[]; numbers: number }
export const openHospital = (world: World): Hospital => ({ ...openProgram(world, 'hospital'), visits: [], numbers: 0 })
export type More = Record<string, unknown>

const doctor = { atddr_no: 'D340100001', dr_name: '林医生', dept_code: 'A03', dept_name: '内科', caty: 'A03' }
const ward = { adm_dept_codg: 'A04', adm_dept_name: '外科', adm_bed: '12' }
const who = ({ psn, id }: Pick<Visit, 'psn' | 'id'>) => ({ psn_no: psn, mdtrt_id: id })
const yuan = (cents: bigint) => Number(cents) / 100

/** Messages of visits and stays, as the hospital's program writes them; `more` is what differs from the usual. */
export const messagesOf = (world: World, { till }: Pick<Hospital, 'till'>) => {
  const now = wallClock(world.now())
  const make = (infno: string, input: More, region: string = REGION): Message => envelope(till, world.now(), infno, input, region)
  const diagnosis = (more: More = {}) => ({ diag_type: '1', diag_srt_no: 1, diag_code: 'I10.x00', diag_name: '高血压', diag_dept: '内科', dise_dor_no: 'D340100001', dise_dor_name: '林医生', diag_time: now, vali_flag: '1', maindiag_flag: '1', ...more })
  const settling = (visit: Visit, cents: bigint) => ({ ...who(visit), mdtrt_cert_type: '03', mdtrt_cert_no: '', medfee_sumamt: yuan(cents), psn_setlway: '01', insutype: '310' })
  return {
    register: (psn: string, number: string, more: More = {}, region?: string) => make('2201', { data: { psn_no: psn, insutype: '310', begntime: now, mdtrt_cert_type: '03', mdtrt_cert_no: '', ipt_otp_no: number, ...doctor, ...more } }, region),
    admit: (psn: string, number: string, more: More = {}, region?: string) => make('2401', { mdtrtinfo: { psn_no: psn, insutype: '310', begntime: now, mdtrt_cert_type: '03', mdtrt_cert_no: '', med_type: '21', ipt_no: number, atddr_no: 'D340100001', chfpdr_name: '林医生',
      adm_diag_dscr: '胆囊结石', ...ward, dscg_maindiag_code: 'K80.200', dscg_maindiag_name: '胆囊结石', ...more }, diseinfo: [diagnosis({ psn_no: psn })] }, region),
    unregister: (visit: Visit, more: More = {}) => make('2202', { data: { ...who(visit), ipt_otp_no: visit.number, ...more } }),
    record: (visit: Visit, more: More = {}) => make('2203', { mdtrtinfo: { ...who(visit), med_type: '11', begntime: now, main_cond_dscr: '头晕', ...more }, diseinfo: [diagnosis()] }),
    change: (visit: Visit, more: More = {}) => make('2403', { adminfo: { ...who(visit), adm_bed: '14', ...more } }),
    charge: (visit: Visit, lines: readonly Line[], more: More = {}) => make(visit.kind === 'outpatient' ? '2204' : '2301', { feedetail: lines.map(line => ({ feedetl_sn: line.sn, ...who(visit), chrg_bchno: line.batch, rx_circ_flag: '0', fee_ocur_time: now, med_list_codg: line.code,
      medins_list_codg: line.code, cnt: line.count, pric: line.price, det_item_fee_sumamt: yuan(line.cents), bilg_dept_codg: 'A03', bilg_dept_name: '内科', bilg_dr_codg: 'D340100001', bilg_dr_name: '林医生', hosp_appr_flag: '1', ...line.original ? { init_feedetl_sn: line.original } : {}, ...more })) }),
    drop: (visit: Visit, named: string) => visit.kind === 'outpatient' ? make('2205', { data: { ...who(visit), chrg_bchno: named } }) : make('2302', { data: { ...who(visit), feedetl_sn: named } }),
    /** `batch` 0000 is all that is not settled; of a stay it is that always. */
    settle: (visit: Visit, cents: bigint, { pre = false, midway = false, batch = '0000', useAccount = true, ...more }: { pre?: boolean; midway?: boolean; batch?: string; useAccount?: boolean } & More = {}) => visit.kind === 'outpatient'
      ? make(pre ? '2206' : '2207', { data: { ...settling(visit, cents), med_type: visit.medType ?? '11', chrg_bchno: batch, acct_used_flag: useAccount ? '1' : '0', ...more } })
      : make(pre ? '2303' : '2304', { data: { ...settling(visit, cents), mid_setl_flag: midway ? '1' : '0', acct_used_flag: useAccount ? '1' : '0', ...more } }),
    unsettle: (visit: Visit, setl: string) => make(visit.kind === 'outpatient' ? '2208' : '2305', { data: { ...who(visit), setl_id: setl } }),
    discharge: (visit: Visit, more: More = {}) => make('2402', { dscginfo: { ...who(visit), insutype: '310', endtime: now, dscg_dept_codg: 'A04', dscg_dept_name: '外科', dscg_way: '1', ...more } }),
    undo: (infno: '2404' | '2405', visit: Visit) => make(infno, { data: who(visit) }),
    reverse: (psn: string, { msgid, infno }: Message) => make('2601', { data: { psn_no: psn, omsgid: msgid, oinfno: infno } }),
  }
}
