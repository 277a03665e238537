import type { CodeTable } from './code.ts'

/**
 * 处分和处理种类: by the Party, by 政务处分法 since 2018 (行政处分 before), by the rules for public institutions, and what else class
 * eight holds (docs/law/codes.md §5).
 */
export const punishments: CodeTable = {
  key: 'punishment',
  codes: [
    { code: '11', name: '党内警告', en: 'Party warning' },
    { code: '12', name: '党内严重警告', en: 'Serious Party warning' },
    { code: '13', name: '撤销党内职务', en: 'Removed from Party posts' },
    { code: '14', name: '留党察看一年', en: 'Party probation, one year', also: ['留党察看1年'] },
    { code: '15', name: '留党察看二年', en: 'Party probation, two years', also: ['留党察看2年', '留党察看两年'] },
    { code: '16', name: '开除党籍', en: 'Expelled from the Party' },
    { code: '21', name: '政务警告', en: 'Administrative warning', since: 2018 },
    { code: '22', name: '政务记过', en: 'Demerit', since: 2018 },
    { code: '23', name: '政务记大过', en: 'Great demerit', since: 2018 },
    { code: '24', name: '政务降级', en: 'Lowered grade', since: 2018 },
    { code: '25', name: '政务撤职', en: 'Removed from post', since: 2018 },
    { code: '26', name: '政务开除', en: 'Dismissed', since: 2018 },
    { code: '31', name: '行政警告', en: 'Administrative warning (before 2020)', until: 2020 },
    { code: '32', name: '行政记过', en: 'Demerit (before 2020)', until: 2020 },
    { code: '33', name: '行政记大过', en: 'Great demerit (before 2020)', until: 2020 },
    { code: '34', name: '行政降级', en: 'Lowered grade (before 2020)', until: 2020 },
    { code: '35', name: '行政撤职', en: 'Removed from post (before 2020)', until: 2020 },
    { code: '36', name: '行政开除', en: 'Dismissed (before 2020)', until: 2020 },
    { code: '41', name: '警告（事业单位）', en: 'Warning, public institution', since: 2012 },
    { code: '42', name: '记过（事业单位）', en: 'Demerit, public institution', since: 2012 },
    { code: '43', name: '降低岗位等级', en: 'Lowered post grade', since: 2012 },
    { code: '44', name: '撤职（事业单位）', en: 'Removed from post, public institution', since: 2012, until: 2023 },
    { code: '45', name: '开除（事业单位）', en: 'Dismissed, public institution', since: 2012 },
    { code: '51', name: '诫勉', en: 'Admonition', also: ['诫勉谈话'] },
    { code: '52', name: '组织处理', en: 'Organisational measure', also: ['调离岗位', '停职检查', '责令辞职', '免职'] },
    { code: '61', name: '企业内部处分', en: 'Punishment by the enterprise', also: ['单位处分'] },
    { code: '71', name: '刑事处罚', en: 'Criminal penalty', also: ['判刑'] },
    { code: '72', name: '行政处罚', en: 'Administrative penalty' },
    { code: '73', name: '失信被执行人', en: 'Listed as defaulter by a court' },
    { code: '99', name: '其他处理', en: 'Other', also: ['其他'] },
  ],
}

/**
 * 处分影响期 in months, where the law names one: 政务处分法, and the rules of 2012 and 2023 for public institutions
 * (docs/law/codes.md §5). Of the others the decision itself says until when.
 */
const effects: Readonly<Record<string, number>> = {
  '21': 6,
  '22': 12,
  '23': 18,
  '24': 24,
  '25': 24,
  '31': 6,
  '32': 12,
  '33': 18,
  '34': 24,
  '35': 24,
  '41': 6,
  '42': 12,
  '43': 24,
  '44': 24,
}

/** How many months a punishment keeps somebody back; undefined where its code sets none. */
export const effectMonths = (code: string | undefined): number | undefined => effects[code ?? '']
