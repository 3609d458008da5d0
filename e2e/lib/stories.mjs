// Every kind of work that is shipped, from its form to its end: who does what with which words, and what is refused on the way.

const AT = '2026-12-01T09:00:00+08:00'
const LATER = '2026-12-01T11:00:00+08:00'
const DAY = '2026-12-01'
const FAR = '2099-06-10T22:00:00+08:00'
const [CLERK, OFFICER, LEADER, ENGINEER, MANAGER] = ['edu.clerk', 'data.officer1', 'data.leader', 'clouda.engineer', 'clouda.manager']

/** People in the stories. */
export const CAST = [CLERK, OFFICER, LEADER, ENGINEER, MANAGER]

const general = (pack, { provider }) => [
  {
    pack, kind: 'service-request', by: CLERK, urgent: true, ends: 'done',
    form: { title: '开通数据库备份', category: '监控与备份', provider_id: provider, content: '请为学籍库开通每日备份' },
    steps: [
      [ENGINEER, '服务台受理', '受理', { accepted_category: '监控与备份', needs_approval: true }],
      [OFFICER, '主管部门审核', 'approve'],
      [ENGINEER, '云服务商办理', 'done', { result: '已开通', done_at: AT }, { form: {}, names: ['result', 'done_at'] }],
      [CLERK, '请求人确认', 'confirm', { satisfaction: '满意' }],
    ],
  },
  {
    pack, kind: 'question', by: CLERK, ends: 'done',
    form: { title: '怎样扩容', category: '申请与流程', provider_id: provider, content: '扩容要走什么流程' },
    steps: [[ENGINEER, '服务台受理', '受理'], [ENGINEER, '答复咨询', 'done', { answer: '请填写变更申请' }], [CLERK, '咨询人确认', 'confirm']],
  },
  {
    pack, kind: 'complaint', by: CLERK, ends: 'done', tells: 2,
    form: { title: '电话无人接听', category: '响应或办理不及时', provider_id: provider, happened_on: DAY, facts: '三次拨打服务台无人接听', demand: '改进' },
    steps: [
      [OFFICER, '主管部门受理', '受理'],
      [MANAGER, '云服务商处理并答复', 'done', { answer: '已增加座席' }],
      [OFFICER, '核实并初判责任', 'done', { verified_facts: '通话记录属实', proposed_liability: '有责' }],
      [MANAGER, '服务商陈述', 'disagree', { statement: '当日线路故障' }],
      [LEADER, '认定责任', '认定', { liability: '部分有责', liability_reason: '线路故障未及时通告' }],
      [CLERK, '投诉人评价', 'confirm', { satisfaction: '一般' }],
    ],
  },
]

/** A fault of a level, whose response has the limit of that level, and whose liability is decided. */
const incident = (pack, { provider }, level, urgent = false) => ({
  pack, kind: 'incident', by: CLERK, urgent, ends: 'done', tells: 2,
  form: { title: '门户无法访问', level, provider_id: provider, happened_at: AT, scope: '教育门户' },
  steps: [
    [ENGINEER, '响应故障', '响应'],
    [ENGINEER, '处理故障', 'done', { found_cause: '交换机故障', diagnosis: '逐段排查', repair: '更换', recovered_at: LATER }],
    [CLERK, '报告人确认恢复', 'confirm'],
    [
      OFFICER, '定级并初判责任', 'done', { final_level: level, needs_decision: true, proposed_liability: '服务商主要责任', evidence: '告警记录' },
      { form: { final_level: level, needs_decision: true }, names: ['proposed_liability', 'evidence'] },
    ],
    [MANAGER, '服务商陈述', 'agree'],
    [LEADER, '认定责任', '认定', { liability: '服务商主要责任', overrun: false, liability_reason: '证据充分' }],
  ],
})

/** A rectification that is not mended, gets another limit, is not mended again, and is pursued. */
const rectification = (pack, { provider }, remedies, alone) => {
  const first = { reported_on: DAY, measures: '已补做' }
  const round = (task, replies) => [
    [MANAGER, task, 'done'],
    [MANAGER, '报送整改结果', 'done', { replies }],
    [OFFICER, '复查', 'fail', { rechecks: [{ checked_on: DAY, result: '未到位' }] }],
  ]
  const pursued = { disposition: '追究责任', decision_note: '两次限期仍未到位' }
  return {
    pack, kind: 'rectification', by: OFFICER, ends: 'done', tells: 3,
    form: { title: '巡检缺失', provider_id: provider, basis: '服务条款', source: '日常检查', findings: [{ finding: '未巡检', required: '补齐' }], term: '限期整改' },
    steps: [
      [LEADER, '主管部门签发', 'approve'],
      ...round('限期整改', [first]),
      [LEADER, '决定如何处置', '决定', { disposition: '再次限期', next_term: '立行立改', decision_note: '再给一次' }, { form: { disposition: '再次限期', decision_note: '再给一次' }, names: ['next_term'] }],
      ...round('立行立改', [first, { reported_on: DAY, measures: '再次补做' }]),
      [LEADER, '决定如何处置', '决定', { ...pursued, ...remedies }, { form: alone === 'remedies' ? pursued : { ...pursued, remedies: remedies.remedies }, names: [alone] }],
    ],
  }
}

const mended = (pack, { provider }) => ({
  pack, kind: 'rectification', by: OFFICER, ends: 'done', tells: 2,
  form: { title: '标签不全', provider_id: provider, basis: '服务条款', source: '考核', findings: [{ finding: '标签缺失', required: '补齐' }], term: '专项整改' },
  steps: [[LEADER, '主管部门签发', 'approve'], [MANAGER, '专项整改', 'done'], [MANAGER, '报送整改结果', 'done', { replies: [{ reported_on: DAY, measures: '已补齐' }] }], [OFFICER, '复查', 'pass', { rechecks: [{ checked_on: DAY, result: '到位' }] }]],
})

/** Staff who come late: three days cost, and do not end the project. */
const staff = (kind, form) => ({
  pack: 'xuchang', kind, by: OFFICER, form, ends: 'done', tells: 2,
  steps: [
    [LEADER, '主管部门签发', 'approve', { noticed_on: DAY }, { form: {}, names: ['noticed_on'] }],
    [MANAGER, '登记报到', 'done', { roster: [{ name: '甲某', post: '运维', arrived_on: DAY }], site_rules: true }, { form: { roster: [{ name: '甲某', post: '运维', arrived_on: DAY }] }, names: ['site_rules'] }],
    [OFFICER, '核验人员', 'done', { as_promised: '不相符' }],
    [MANAGER, '登记报到', 'done', { roster: [{ name: '丙某', post: '运维', arrived_on: DAY }] }],
    [OFFICER, '核验人员', 'done', { as_promised: '相符' }],
    [OFFICER, '确认全部到位', 'done', { complete_on: '2026-12-11' }, { form: {}, names: ['complete_on'] }],
    [LEADER, '确认违约金', '确认', { consequence: '继续履行' }, { form: { consequence: '终止该项目' }, names: ['days_over'] }],
  ],
})

const xuchang = ({ unit, other, provider, authority }) => [
  {
    pack: 'xuchang', kind: 'cloud-exemption', by: CLERK, ends: 'done', tells: 1, without: { is_unclassified: false, explanation: '不便' },
    form: { system_name: '加密机系统', system_state: '已建成', is_unclassified: true, protection_level: '二级', present_place: '本单位机房', reasons: ['专用硬件或软件无法迁移'], explanation: '专用加密卡不支持虚拟化，上级尚未给出替代方案，暂不能迁移' },
    steps: [
      [OFFICER, '主管部门核对材料', 'done'],
      [OFFICER, '组织评审', 'done', { reviewed_on: DAY, review_form: '会议评审', reviewers: [{ name: '乙某' }], conclusion: '同意暂不入云', review_note: '理由充分，可行' }],
      [LEADER, '主管部门确认', 'approve', { exempt_until: '2027-12-31' }],
    ],
  },
  {
    pack: 'xuchang', kind: 'platform-change', by: ENGINEER, ends: 'done', tells: 2, without: { emergency_plan: '', affected_units: [], affected_start: '2020-01-02T10:00:00+08:00' },
    form: {
      title: '升级虚拟化平台', kind: '升级', planned_start: FAR, planned_end: FAR, content: '升级平台版本', steps: [{ step: '升级管理节点' }], risk: '升级失败时业务中断', rollback: '快照回退，约一小时',
      impact: '可能影响', impact_note: '短时中断', affected_units: [unit, other], affected_start: FAR, emergency_plan: '预案全文见附件',
    },
    steps: [[MANAGER, '服务商负责人核发', 'approve'], [OFFICER, '主管部门审核', 'approve'], [ENGINEER, '实施变更并记录', 'done', { actual_start: AT, actual_end: LATER, outcome: '按方案完成', result: '升级完成' }]],
  },
  {
    pack: 'xuchang', kind: 'catalog-extension', by: ENGINEER, ends: 'done', tells: 2,
    form: { title: '增加图形处理器', reason: '使用单位需求', requesting_units: [unit], need: '教研系统需要图形处理器', items: [{ act: '新增', name: '图形处理器', unit: '张·月', metering: '按时间', unit_price: '1200.00' }] },
    steps: [
      [MANAGER, '服务商负责人核发', 'approve'],
      [OFFICER, '主管部门核定', 'approve', { review_note: '同意', accepted_items: [{ name: '图形处理器', unit_price: '1100.00' }] }],
      [LEADER, '主管部门批准', 'approve', { effective_on: '2027-01-01', version: '2027.1' }],
      [OFFICER, '公布目录版本', 'done', { published_on: '2026-12-20' }],
    ],
  },
  {
    pack: 'xuchang', kind: 'emergency-suspension', by: ENGINEER, ends: 'done', tells: 4,
    form: { system_name: '门户', user_id: unit, authority_id: authority, suspended_at: AT, reason: '遭受攻击并波及平台', event: '出口流量异常升高', scope: '整个系统' },
    steps: [
      [CLERK, '使用单位处理事件', 'done', { remedy: '已清除', remedied_at: LATER }],
      [ENGINEER, '核验能否恢复', 'fail', { checks: [{ checked_at: LATER, result: '暂不能恢复' }] }],
      [CLERK, '使用单位处理事件', 'done'],
      [ENGINEER, '核验能否恢复', 'pass', { checks: [{ checked_at: LATER, result: '暂不能恢复' }, { checked_at: LATER, result: '可以恢复' }] }],
      [ENGINEER, '恢复云服务', 'done', { restored_at: LATER }],
      [OFFICER, '事后评估', 'done', { was_justified: '适当', cause: '弱口令', lessons: '加固' }],
    ],
  },
  staff('staff-call-off', { title: '机房驻场', provider_id: provider, project: '云服务', place: '市民之家', posts: [{ post: '运维', count: 1 }] }),
  staff('staff-replacement', { title: '证书不实', provider_id: provider, cause: '弄虚作假', people: [{ name: '甲某', fault: '证书查无记录' }], findings: '证书查无记录', project: '云服务' }),
  {
    pack: 'xuchang', kind: 'staff-change', by: ENGINEER, ends: 'done', tells: 1,
    form: { title: '更换运维人员', reason: '离职', explanation: '原人员离职', changes: [{ leaving: '甲某', post: '运维', coming: '丙某', qualification: '高级工程师' }] },
    steps: [[MANAGER, '服务商负责人核发', 'approve'], [OFFICER, '核对拟换人员', 'done', { check_note: '符合承诺' }], [LEADER, '主管部门书面同意', 'approve'], [MANAGER, '交接并到位', 'done', { handed_over_on: DAY }]],
  },
]

const CHECKED = ['一致性', '无效值', '缺失值'].map((check) => ({ check, rows: 100, found: 0 }))
const guangzhou = ({ unit, provider }) => [
  {
    pack: 'guangzhou', kind: 'data-integration', by: CLERK, ends: 'done', tells: 1,
    form: { title: '学籍', provider_id: provider, relation: '学籍数据共享', scope: [{ name: '学籍库', direction: '采集' }], target: '每日同步一次', method: '接口', sensitivity: '含个人信息' },
    steps: [
      [ENGINEER, '服务方确认需求', 'confirm'],
      [ENGINEER, '制定对接方案', 'done', { plan: '方案全文见附件', plan_from: DAY, plan_until: '2026-12-20' }],
      [OFFICER, '管理方确认方案', 'approve'],
      [ENGINEER, '对接并验证', 'done', { tests: [{ item: '连通', aspect: '有效性', result: '通过' }] }],
      [ENGINEER, '清洗原始数据', 'done', { quality: CHECKED }, { form: { quality: [CHECKED[0], CHECKED[1], CHECKED[1]] }, names: ['quality'] }],
      [CLERK, '使用方确认结果', 'confirm'],
      [ENGINEER, '记录过程和结果', 'done', { summary: '已完成对接', finished_on: '2026-12-20' }],
    ],
  },
  {
    pack: 'guangzhou', kind: 'correction', by: ENGINEER, ends: 'done', tells: 2,
    form: { title: '台账不符', user_id: unit, checked_on: DAY, differences: [{ object: '云主机一', problem: '台账与实际不符', ledger: '4核', actual: '8核' }] },
    steps: [
      [CLERK, '使用方更正、补充', 'done', { corrections: [{ object: '云主机一', corrected: '8核' }] }],
      [ENGINEER, '服务方复核', 'fail', { recheck_note: '还缺申请表' }],
      [CLERK, '使用方更正、补充', 'done', { corrections: [{ object: '云主机一', corrected: '8核' }, { object: '申请表', corrected: '已补交' }] }],
      [ENGINEER, '服务方复核', 'pass', { recheck_note: '一致' }],
      [ENGINEER, '记录过程和结果', 'done', { summary: '已更正' }],
    ],
  },
  {
    pack: 'guangzhou', kind: 'event-guard', by: OFFICER, ends: 'done', tells: 1,
    form: { title: '重要会议', provider_id: provider, guard_from: AT, guard_until: LATER, methods: ['现场值守'], target: '业务不中断' },
    steps: [
      [MANAGER, '制定保障方案', 'done', { plan: '方案全文见附件', duty: [{ from: AT, until: LATER, person: '甲某', phone: '00000' }], emergency_contact: '乙某 00000' }],
      [OFFICER, '管理方确认方案', 'approve'],
      [MANAGER, '准备就绪', 'done', { preparation: [{ item: '巡检', state: '完成' }] }],
      [ENGINEER, '值守并响应', 'done', { log: [{ at: AT, kind: '报障', what: '访问缓慢', action: '扩容', emergency: true }] }],
      [MANAGER, '记录过程和结果', 'done', { summary: '保障任务完成', target_met: '达到' }, { form: { target_met: '达到' }, names: ['summary'] }],
      [OFFICER, '管理方评价', 'confirm', { satisfaction: '满意' }],
    ],
  },
  {
    pack: 'guangzhou', kind: 'service-record', by: ENGINEER, ends: 'done',
    form: { title: '月度巡检', kind: '日常保障', target: '发现隐患', milestones: [{ at: AT, what: '开始' }], content: '巡检', people: [{ name: '甲某', duty: '巡检' }] },
    steps: [[ENGINEER, '实施中记录', 'done', { steps: [{ at: AT, step: '查看' }] }], [MANAGER, '实施后复核', 'pass', { is_accurate: true, is_complete: true }, { form: { is_accurate: true, is_complete: false }, names: ['is_complete'] }]],
  },
]

/** Every story; `ids` are the parties in them. */
export const stories = (ids) => [
  ...['guangzhou', 'songjiang', 'xuchang'].flatMap((pack) => general(pack, ids)),
  incident('xuchang', ids, '一般'), incident('xuchang', ids, '一般', true), incident('xuchang', ids, '严重'),
  incident('songjiang', ids, '重大'), incident('guangzhou', ids, '较大'), incident('guangzhou', ids, '特别重大'),
  mended('guangzhou', ids),
  rectification('guangzhou', ids, { remedies: ['赔偿损失'] }, 'remedies'),
  rectification('xuchang', ids, { remedies: ['收取违约金'], breach_share: 10 }, 'breach_share'),
  rectification('songjiang', ids, { remedies: ['终止协议'], ends_on: '2027-01-31' }, 'ends_on'),
  ...xuchang(ids), ...guangzhou(ids),
]
