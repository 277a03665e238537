/** 初始登记: what existing people bring with them. */
export const opening = {
  'opening.title': '初始登记 · {section}',
  'opening.sub':
    '已在册人员原有的工资、合同，从 Excel 粘贴或逐格填写。核对无误后保存，即为您一次签署的一批登记，每份档案各留一条变更记录。',
  'opening.label': '{section}初始登记',
  'opening.number': '档案编号或工号',
  'opening.name': '姓名',
  'opening.twice': '与上面的一行完全相同。',
  'notice.opening.entered': '已登记；原来就有的相同记录没有重复登记',

  'field.person-nobody': '没有这样一位在册人员，请核对编号和姓名',
  'field.person-several': '有不止一位，请改用档案编号',
  'field.person-another-name': '编号与姓名不是同一个人',
  'field.person-not-open': '这份档案还没有归档，不能登记',
} as const
