/** 工资标准表, kept by finance. */
export const payScales = {
  'scale.title': '工资标准表',
  'scale.sub': '全单位各等级、档次的岗位工资。提出的工资不在标准之内时须写明理由；没有标准表时不检查。',
  'scale.now': '现行标准',
  'scale.since': '自 {from} 起 · {source}',
  'scale.none':
    '还没有发布标准表。财务把工资标准粘贴进来发布，定工资时系统才知道是否在标准之内；没有标准表也能用，只是每次要写依据。',
  'scale.published': '历次发布',
  'scale.rows': '行数',
  'scale.publish': '发布新的标准表',

  'field.scale-twice': '这个等级、档次在表里已经有一行',

  'refusal.scale.from': '请填写自哪一天起执行。',
  'refusal.scale.source': '请写明依据，200 字以内。',
  'refusal.scale.empty': '表里还没有一行标准。',
  'refusal.proposal.off-scale': '拟定的岗位工资不在工资标准表之内，请在依据里写明理由。',

  'notice.scale.published': '已发布，自所填日期起按新标准检查',

  'act.pay-scale.published': '发布工资标准表',
  'act.pay-scale.read': '查看工资标准表',
} as const
