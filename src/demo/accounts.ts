import type { Duty } from '#domain/access/actor.ts'

/** Printed by `npm run demo` and on its sign-in page; the server refuses it anywhere else. */
export const demoPassword = 'lanchuan-demo-2026'

/** Somebody who signs in. Duties of office (head, leader) follow from company.ts and are not granted here. */
export type DemoAccount = {
  readonly staffNumber: string
  readonly name: string
  /** Granted over the whole company. */
  readonly duties: readonly Duty[]
}

export const accounts: readonly DemoAccount[] = [
  { staffNumber: '1001', name: '封世宏', duties: [] },
  { staffNumber: '1002', name: '卢敬川', duties: [] },
  { staffNumber: '1003', name: '覃慧芳', duties: ['keeper'] },
  { staffNumber: '1004', name: '单国梁', duties: [] },
  { staffNumber: '1005', name: '盖文远', duties: [] },
  { staffNumber: '1006', name: '区丽仪', duties: [] },
  { staffNumber: '1007', name: '万俟朗', duties: [] },
  { staffNumber: '1101', name: '仇志刚', duties: ['archivist'] },
  { staffNumber: '1105', name: '任素梅', duties: ['archivist'] },
  { staffNumber: '1108', name: '郝一鸣', duties: ['it'] },
  { staffNumber: '1201', name: '曾明达', duties: ['hr-lead'] },
  { staffNumber: '1204', name: '苏雅琴', duties: ['hr', 'checker', 'cataloguer'] },
  { staffNumber: '1207', name: '邹雨桐', duties: ['hr'] },
  { staffNumber: '1301', name: '解春霖', duties: [] },
  { staffNumber: '1306', name: '查慧敏', duties: ['finance'] },
  { staffNumber: '1401', name: '华若谦', duties: ['legal'] },
  { staffNumber: '1404', name: '朴贤淑', duties: ['legal'] },
  { staffNumber: '1501', name: '宁远志', duties: ['keeper'] },
  { staffNumber: '1503', name: '强文思', duties: ['auditor'] },
  { staffNumber: '1601', name: '盛怀瑾', duties: [] },
  { staffNumber: '1605', name: '尉迟峰', duties: [] },
  { staffNumber: '1608', name: '张䶮', duties: [] },
  { staffNumber: '1701', name: '雷长河', duties: [] },
  { staffNumber: '1704', name: '石铁成', duties: [] },
  { staffNumber: '1706', name: '马克勤', duties: [] },
  { staffNumber: '1801', name: '纪若兰', duties: [] },
  { staffNumber: '1901', name: '俞承泽', duties: [] },
]

/** Those who lead the two smaller companies: only where the demo is large enough to have people there. */
export const leadersElsewhere: readonly DemoAccount[] = [
  { staffNumber: '2001', name: '厉振邦', duties: [] },
  { staffNumber: '2101', name: '沙俊卿', duties: [] },
  { staffNumber: '2201', name: '褚海生', duties: [] },
  { staffNumber: '2301', name: '柏玉洁', duties: [] },
  { staffNumber: '3001', name: '闻人博', duties: [] },
  { staffNumber: '3101', name: '凌书华', duties: [] },
  { staffNumber: '3201', name: '展鸿儒', duties: [] },
  { staffNumber: '3301', name: '鲍定山', duties: [] },
]

/** One account a duty for the sign-in page, in the order in which a visitor would try them; each has something waiting. */
export const signIns: readonly { readonly staffNumber: string; readonly name: string; readonly duty: Duty }[] = [
  { staffNumber: '1207', name: '邹雨桐', duty: 'hr' },
  { staffNumber: '1204', name: '苏雅琴', duty: 'checker' },
  { staffNumber: '1201', name: '曾明达', duty: 'hr-lead' },
  { staffNumber: '1801', name: '纪若兰', duty: 'head' },
  { staffNumber: '1004', name: '单国梁', duty: 'leader' },
  { staffNumber: '1003', name: '覃慧芳', duty: 'keeper' },
  { staffNumber: '1204', name: '苏雅琴', duty: 'cataloguer' },
  { staffNumber: '1105', name: '任素梅', duty: 'archivist' },
  { staffNumber: '1306', name: '查慧敏', duty: 'finance' },
  { staffNumber: '1404', name: '朴贤淑', duty: 'legal' },
  { staffNumber: '1108', name: '郝一鸣', duty: 'it' },
  { staffNumber: '1503', name: '强文思', duty: 'auditor' },
]
