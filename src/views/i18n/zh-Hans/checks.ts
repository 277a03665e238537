/** 核对: every table against itself, others and the year before. */
export const checks = {
  'checks.title': '各表核对',
  'checks.sub':
    '每张表各栏相加、与别的表、与上年末，都对一遍。对不上的列在前面，点开是差的那些人。“核查与欠缺”各表的核对在自己的页上。',
  'checks.all-fine': '{tables} 张表，{checks} 处，都对得上。',
  'checks.off': '{off} 处对不上',
  'checks.fine': '对得上的',
  'checks.fine-of': '{count} 处',
  'checks.sheet.table': '表',
  'checks.sheet.what': '核对什么',
  'checks.sheet.outcome': '结果',
  'checks.sheet.holds': '对得上',
  'checks.sheet.off': '对不上',
  'checks.sheet.count': '{tables} 张表，{checks} 处，{off} 处对不上',
  'checks.sheet.note': '差的人员按制表人可以查看的算；名单请在系统里点开。',
} as const
