type Name = readonly [zh: string, en: string]

/** What every field and node of the interface is called. A field has one name wherever it stands. */
export const names: Readonly<Record<string, Name>> = {
  // envelope
  infno: ['交易编号', 'transaction number'], msgid: ['报文编号', 'message number'], mdtrtarea_admvs: ['就医地区划', 'area of treatment'], insuplc_admdvs: ['参保地区划', 'insured region'], recer_sys_code: ['接收方系统', 'receiving system'],
  dev_no: ['设备编号', 'device'], dev_safe_info: ['设备安全信息', 'device safety'], cainfo: ['数字签名', 'digital signature'], signtype: ['签名类型', 'kind of signature'], infver: ['接口版本', 'interface version'], opter_type: ['经办人类别', 'kind of operator'],
  opter: ['经办人', 'operator'], opter_name: ['经办人姓名', 'operator’s name'], inf_time: ['交易时间', 'time of sending'], fixmedins_code: ['定点机构编码', 'provider code'], fixmedins_name: ['定点机构名称', 'provider name'], sign_no: ['签到编号', 'sign-in number'],
  infcode: ['交易状态', 'outcome'], inf_refmsgid: ['接收方报文编号', 'receiver’s message number'], refmsg_time: ['接收时间', 'time received'], respond_time: ['响应时间', 'time answered'], err_msg: ['错误信息', 'what is wrong'], enctype: ['加密方式', 'encryption'], warn_msg: ['提示信息', 'warning'],
  // person and insurance
  psn_no: ['人员编号', 'person number'], psn_name: ['姓名', 'name'], psn_cert_type: ['人员证件类型', 'kind of document'], certno: ['证件号码', 'document number'], gend: ['性别', 'sex'], naty: ['民族', 'nationality'], brdy: ['出生日期', 'date of birth'], age: ['年龄', 'age'],
  mdtrt_cert_type: ['就诊凭证类型', 'kind of certificate'], mdtrt_cert_no: ['就诊凭证编号', 'certificate number'], card_sn: ['卡识别码', 'card identification code'], insutype: ['险种类型', 'insurance scheme'], psn_type: ['人员类别', 'kind of insured'],
  psn_insu_stas: ['参保状态', 'insurance state'], psn_insu_date: ['参保日期', 'insured since'], paus_insu_date: ['暂停参保日期', 'paused on'], cvlserv_flag: ['公务员标志', 'civil servant'], emp_name: ['单位名称', 'employer'], balc: ['余额', 'balance'],
  psn_idet_type: ['人员身份类别', 'special status'], psn_type_lv: ['身份级别', 'its level'], tel: ['联系电话', 'phone'], addr: ['联系地址', 'address'], coner_name: ['联系人', 'contact'],
  // signing in, reversing
  opter_no: ['操作员编号', 'operator number'], mac: ['MAC 地址', 'MAC address'], ip: ['IP 地址', 'IP address'], sign_time: ['签到时间', 'signed in or out at'], omsgid: ['原报文编号', 'number of the message to undo'], oinfno: ['原交易编号', 'its transaction'],
  // bill and split
  mdtrt_id: ['就诊 ID', 'visit'], setl_id: ['结算 ID', 'settlement'], setl_time: ['结算时间', 'settled at'], medins_setl_id: ['机构结算 ID', 'provider’s settlement (its msgid)'], medfee_sumamt: ['医疗费总额', 'total'], fulamt_ownpay_amt: ['全自费金额', 'outside the catalogue'],
  overlmt_selfpay: ['超限价自费', 'over the price limit'], preselfpay_amt: ['先行自付', 'own share first'], inscp_scp_amt: ['符合政策范围金额', 'in scope'], act_pay_dedc: ['实际支付起付线', 'deductible used'], hifp_pay: ['统筹基金支出', 'pooling fund'],
  pool_prop_selfpay: ['统筹支付比例', 'pooling fund’s rate'], cvlserv_pay: ['公务员补助支出', 'civil servants’ supplement'], hifes_pay: ['企业补充支出', 'employers’ supplement'], hifmi_pay: ['居民大病支出', 'residents’ serious illness'], hifob_pay: ['职工大额支出', 'employees’ large amounts'],
  maf_pay: ['医疗救助支出', 'medical assistance'], oth_pay: ['其他支出', 'other funds'], fund_pay_sumamt: ['基金支付总额', 'all funds'], psn_part_amt: ['个人负担总额', 'person’s part'], psn_pay: ['个人负担总额', 'person’s part'], acct_pay: ['个人账户支出', 'personal account'],
  psn_cash_pay: ['个人现金支出', 'cash'], cash_payamt: ['个人现金支出', 'cash'], acct_mulaid_pay: ['账户共济支出', 'family’s account'], hosp_part_amt: ['医院负担金额', 'hospital’s part'], clr_optins: ['清算经办机构', 'clearing office'], clr_way: ['清算方式', 'way of clearing'],
  clr_type: ['清算类别', 'kind of clearing'], invono: ['发票号', 'invoice'], acct_used_flag: ['使用个人账户', 'use the personal account'], psn_setlway: ['个人结算方式', 'way of settling'], mid_setl_flag: ['中途结算标志', 'midway'],
  fund_pay_type: ['基金支付类型', 'fund'], fund_pay_type_name: ['基金支付类型名称', 'fund’s name'], crt_payb_lmt_amt: ['本次可支付限额', 'limit'], fund_payamt: ['基金支付金额', 'paid'], setl_proc_info: ['结算过程', 'how it was reckoned'], refd_setl_flag: ['退费标志', 'given back'],
  // lines
  feedetl_sn: ['费用明细流水号', 'line number'], init_feedetl_sn: ['原费用流水号', 'line given back'], chrg_bchno: ['收费批次号', 'batch'], rxno: ['处方号', 'prescription'], rx_circ_flag: ['外购处方标志', 'outside prescription'], fee_ocur_time: ['费用发生时间', 'charged at'],
  med_list_codg: ['医疗目录编码', 'catalogue code'], medins_list_codg: ['机构目录编码', 'provider’s own code'], det_item_fee_sumamt: ['明细金额', 'amount'], cnt: ['数量', 'quantity'], pric: ['单价', 'price'], sin_dos_dscr: ['单次剂量', 'dose'], used_frqu_dscr: ['使用频次', 'frequency'],
  prd_days: ['周期天数', 'days'], medc_way_dscr: ['用药途径', 'route'], bilg_dept_codg: ['开单科室编码', 'ordering department'], bilg_dept_name: ['开单科室名称', 'its name'], bilg_dr_codg: ['开单医生编码', 'ordering doctor'], bilg_dr_name: ['开单医生姓名', 'doctor’s name'],
  acord_dept_codg: ['受单科室编码', 'performing department'], acord_dept_name: ['受单科室名称', 'its name'], orders_dr_code: ['受单医生编码', 'performing doctor'], orders_dr_name: ['受单医生姓名', 'doctor’s name'], hosp_appr_flag: ['医院审批标志', 'hospital’s approval'],
  tcmdrug_used_way: ['中药使用方式', 'use of herbs'], etip_flag: ['外检标志', 'outside examination'], etip_hosp_code: ['外检医院编码', 'where'], dscg_tkdrug_flag: ['出院带药标志', 'taken home'], matn_fee_flag: ['生育费用标志', 'maternity'], drord_no: ['医嘱号', 'order'],
  pric_uplmt_amt: ['定价上限', 'price limit'], selfpay_prop: ['自付比例', 'own share'], overlmt_amt: ['超限价金额', 'over the limit'], chrgitm_lv: ['收费项目等级', 'class'], med_chrgitm_type: ['医疗收费项目类别', 'kind of charge'], bas_medn_flag: ['基本药物标志', 'essential medicine'],
  hi_nego_drug_flag: ['谈判药品标志', 'negotiated drug'], chld_medc_flag: ['儿童用药标志', 'children’s'], list_sp_item_flag: ['特殊项目标志', 'special item'], lmt_used_flag: ['限制使用标志', 'restricted use'], drt_reim_flag: ['直报标志', 'direct'],
  // visits and stays
  med_type: ['医疗类别', 'kind of care'], begntime: ['开始时间', 'begins'], endtime: ['结束时间', 'ends'], ipt_otp_no: ['门诊住院号', 'provider’s number of the visit'], ipt_no: ['住院号', 'provider’s number of the stay'], atddr_no: ['医师编码', 'doctor'], dr_name: ['医师姓名', 'doctor’s name'],
  chfpdr_name: ['主诊医师姓名', 'doctor in charge'], dept_code: ['科室编码', 'department'], dept_name: ['科室名称', 'its name'], caty: ['科别', 'speciality'], main_cond_dscr: ['主要病情', 'complaint'], dise_codg: ['病种编码', 'disease'], dise_name: ['病种名称', 'its name'],
  birctrl_type: ['计划生育类别', 'birth control'], birctrl_matn_date: ['计划生育日期', 'its day'], matn_type: ['生育类别', 'maternity'], geso_val: ['孕周', 'week of pregnancy'], fetts: ['胎次', 'pregnancy'], fetus_cnt: ['胎儿数', 'children'], latechb_flag: ['晚育标志', 'late birth'], pret_flag: ['早产标志', 'premature'],
  diag_type: ['诊断类别', 'kind of diagnosis'], diag_srt_no: ['诊断排序号', 'order'], diag_code: ['诊断代码', 'diagnosis'], diag_name: ['诊断名称', 'its name'], diag_dept: ['诊断科室', 'department'], dise_dor_no: ['诊断医生编码', 'doctor'], dise_dor_name: ['诊断医生姓名', 'doctor’s name'],
  diag_time: ['诊断时间', 'diagnosed at'], vali_flag: ['有效标志', 'valid'], valiFlag: ['有效标志', 'valid'], maindiag_flag: ['主诊断标志', 'main diagnosis'], adm_cond: ['入院病情', 'state at admission'], medrcdno: ['病历号', 'record'], adm_diag_dscr: ['入院诊断描述', 'diagnosis at admission'],
  adm_dept_codg: ['入院科室编码', 'ward'], adm_dept_name: ['入院科室名称', 'ward’s name'], adm_bed: ['入院床位', 'bed'], dscg_maindiag_code: ['住院主诊断代码', 'main diagnosis'], dscg_maindiag_name: ['住院主诊断名称', 'its name'], oprn_oprt_code: ['手术操作代码', 'operation'], oprn_oprt_name: ['手术操作名称', 'its name'],
  fpsc_no: ['计划生育服务证号', 'family planning certificate'], dise_type_code: ['病种类型', 'kind of disease'], dscgTime: ['出院日期', 'discharged on'], cop_flag: ['伴有并发症', 'complications'], dscg_dept_codg: ['出院科室编码', 'ward at discharge'], dscg_dept_name: ['出院科室名称', 'its name'], dscg_bed: ['出院床位', 'bed'],
  dscg_way: ['离院方式', 'way of leaving'], die_date: ['死亡日期', 'died on'],
  // filings
  insu_optins: ['参保机构', 'insurance office'], dise_cond_dscr: ['疾病病情', 'condition'], reflin_medins_no: ['转往医院编号', 'referred to'], reflin_medins_name: ['转往医院名称', 'its name'], mdtrtarea_admdvs: ['就医地区划', 'area of care'], hosp_agre_refl_flag: ['医院同意转院', 'hospital agrees'],
  refl_type: ['转院类型', 'kind of referral'], refl_date: ['转院日期', 'referred on'], refl_rea: ['转院原因', 'reason'], refl_opnn: ['转院意见', 'opinion'], refl_fil_type: ['备案类型', 'kind of filing'], begndate: ['开始日期', 'from'], enddate: ['结束日期', 'until'], memo: ['备注', 'note'],
  opsp_dise_code: ['慢特病病种编码', 'chronic disease'], opsp_dise_name: ['慢特病病种名称', 'its name'], ide_fixmedins_no: ['鉴定机构编号', 'certified by'], ide_fixmedins_name: ['鉴定机构名称', 'its name'], hosp_ide_date: ['鉴定日期', 'certified on'], diag_dr_codg: ['诊断医师编码', 'doctor'],
  diag_dr_name: ['诊断医师姓名', 'doctor’s name'], biz_appy_type: ['业务申请类型', 'chosen for'], fix_srt_no: ['定点排序号', 'place'], trt_dcla_detl_sn: ['待遇申报流水号', 'filing number'], trt_chk_type: ['待遇检查类型', 'what was checked'], trt_enjymnt_flag: ['待遇享受标志', 'enjoyed'], trt_chk_rslt: ['检查结果', 'why'],
  // books and files
  setl_optins: ['结算经办机构', 'settlement office'], stmt_begndate: ['对账开始日期', 'from'], stmt_enddate: ['对账结束日期', 'until'], fixmedins_setl_cnt: ['机构结算笔数', 'count'], stmt_rslt: ['对账结果', 'result'], stmt_rslt_dscr: ['对账结果说明', 'result in words'], file_qury_no: ['文件查询号', 'file number'],
  setlym: ['清算年月', 'month'], psntime: ['清算人次', 'settlements'], med_sumfee: ['医保认可费用总额', 'recognised expenses'], fund_appy_sum: ['基金申报总额', 'claimed of the funds'], clr_appy_evt_id: ['机构清算申请事件 ID', 'claim'],
  filename: ['文件名', 'file name'], dld_endtime: ['下载截止时间', 'kept until'], in: ['文件内容', 'the file'],
  // catalogue, dictionaries
  query_date: ['查询时间点', 'in force on'], hilist_code: ['医保目录编码', 'catalogue code'], insu_admdvs: ['参保机构区划', 'region'], hilist_name: ['医保目录名称', 'name'], wubi: ['五笔助记码', 'wubi'], pinyin: ['拼音助记码', 'initials'], list_type: ['目录类别', 'list'], med_use_flag: ['医疗使用标志', 'medical use'],
  matn_used_flag: ['生育使用标志', 'maternity use'], hilist_use_type: ['目录使用类别', 'use'], lmt_cpnd_type: ['限复方使用', 'compound only'], updt_time: ['更新时间', 'changed at'], crte_time: ['创建时间', 'made at'], page_num: ['当前页数', 'page'], page_size: ['每页行数', 'rows a page'], rid: ['唯一记录号', 'record'],
  poolarea_no: ['统筹区编号', 'pooling area'], spec: ['规格', 'spec'], prcunt: ['计价单位', 'unit'], prodentp_name: ['生产企业', 'maker'], aprvno: ['批准文号', 'approval number'], hilist_lmtpric_type: ['限价类型', 'kind of limit'], overlmt_dspo_way: ['超限处理方式', 'beyond the limit'],
  hilist_pric_uplmt_amt: ['定价上限金额', 'price limit'], selfpay_prop_psn_type: ['自付比例人员类别', 'for whom'], selfpay_prop_type: ['自付比例类别', 'kind of share'], recordCounts: ['总行数', 'rows in all'], pages: ['总页数', 'pages'], pageNum: ['当前页数', 'page'], pageSize: ['每页行数', 'rows a page'],
  startRow: ['起始行', 'first row'], endRow: ['结束行', 'last row'], firstPage: ['是否第一页', 'first page'], lastPage: ['是否最后一页', 'last page'], ver: ['版本号', 'version'], data_cnt: ['数据条数', 'rows'], fixmedins_hilist_id: ['机构目录编码', 'own code'], fixmedins_hilist_name: ['机构目录名称', 'own name'],
  dosform: ['剂型', 'form'], exct_cont: ['除外内容', 'excluded'], item_cont: ['项目内涵', 'content'], pacspec: ['包装规格', 'package'], fixmedins_type: ['定点机构类型', 'kind of provider'], hosp_lv: ['医院等级', 'level'], uscc: ['统一社会信用代码', 'credit code'], type: ['字典类型', 'dictionary'],
  parentValue: ['上级值', 'value above'], admdvs: ['区划', 'area'], date: ['查询日期', 'on'], label: ['字典标签', 'words'], value: ['字典值', 'value'], sort: ['序号', 'order'], create_user: ['创建人', 'made by'], create_date: ['创建日期', 'made on'], version: ['版本', 'version'],
  // sums of a year
  cum_ym: ['累计年月', 'month'], year: ['年度', 'year'], cum_type_code: ['累计类别', 'what'], cum: ['累计值', 'sum'],
  exp_content: ['扩展字段', 'more'], expContent: ['扩展字段', 'more'],
  // nodes
  data: ['数据', 'data'], signIn: ['签到', 'sign-in'], signOut: ['签退', 'sign-out'], signinoutb: ['签到签退', 'sign-in or out'], baseinfo: ['基本信息', 'person'], insuinfo: ['参保信息', 'insurance records'], idetinfo: ['身份信息', 'special status'], druginfo: ['购药信息', 'purchase'],
  drugdetail: ['购药明细', 'its lines'], setlinfo: ['结算信息', 'settlement'], setldetail: ['结算基金分项', 'each fund'], detlcutinfo: ['明细分割', 'lines split'], mdtrtinfo: ['就诊信息', 'visit'], adminfo: ['入院信息', 'admission'], dscginfo: ['出院信息', 'discharge'], diseinfo: ['诊断信息', 'diagnoses'],
  feedetail: ['费用明细', 'lines'], result: ['结果', 'result'], trtinfo: ['待遇信息', 'benefits'], psnfixmedin: ['定点信息', 'chosen providers'], refmedin: ['转院信息', 'referrals'], stmtinfo: ['对账信息', 'comparison'], fileinfo: ['文件信息', 'file'], fsUploadIn: ['上传文件', 'upload'], fsDownloadIn: ['下载文件', 'download'],
  medinsinfo: ['机构信息', 'institutions'], list: ['字典列表', 'values'], cuminfo: ['累计信息', 'sums'],
}
