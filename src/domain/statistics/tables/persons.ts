import type { StandardTable } from '../table.ts'
import { ages, each, meanAge, schooling, titles } from './parts.ts'

export const bySex: StandardTable = {
  name: '性别构成',
  en: 'By sex',
  chapter: 'structure',
  means: { name: '在册职工，按性别', en: 'The staff by sex' },
  of: 'staff',
  rows: ['sex'],
  columns: [...schooling, ages, titles, meanAge],
}

export const byNation: StandardTable = {
  name: '民族构成',
  en: 'By nation',
  chapter: 'structure',
  means: {
    name: '在册职工，按民族；汉族和“其他”以外的为少数民族',
    en: 'The staff by nation; any but Han and the codes for others are minorities',
  },
  of: 'staff',
  rows: ['minority', 'nation'],
  columns: [each('sex'), each('politics'), ...schooling],
}

export const byPolitics: StandardTable = {
  name: '政治面貌构成',
  en: 'By political affiliation',
  chapter: 'structure',
  means: {
    name: '在册职工，按政治面貌；中共党员含预备党员，群众不算党员',
    en: 'The staff by political affiliation; CPC members with probationary ones',
  },
  of: 'staff',
  rows: ['politics'],
  columns: [each('sex'), each('minority'), ...schooling, ages, meanAge],
}

export const byEducation: StandardTable = {
  name: '学历构成',
  en: 'By education',
  chapter: 'structure',
  means: {
    name: '在册职工，按已毕业的最高学历；最高学历和最高学位各算各的',
    en: 'The staff by the highest education that was graduated from; degrees stand by themselves',
  },
  of: 'staff',
  rows: ['education'],
  columns: [each('sex'), each('degree'), ages, meanAge],
}

export const educationModes: StandardTable = {
  name: '全日制与在职学历',
  en: 'Full-time and in-service education',
  chapter: 'structure',
  means: {
    name: '在册职工，行为全日制最高学历，列为在职最高学历',
    en: 'The staff: rows by the highest full-time education, columns by the highest in service',
  },
  of: 'staff',
  rows: ['education-full-time'],
  columns: [
    {
      is: 'of-which',
      columns: ['postgraduate', 'university', 'college', 'secondary', 'school'].map((code) => ({
        measure: 'education-in-service',
        values: [code],
      })),
    },
    each('sex'),
  ],
}

export const byDegree: StandardTable = {
  name: '学位构成',
  en: 'By degree',
  chapter: 'structure',
  means: { name: '在册职工，按最高学位，名誉博士不算', en: 'The staff by the highest degree, honorary ones aside' },
  of: 'staff',
  rows: ['degree'],
  columns: [each('sex'), each('degree-full-time'), ages, meanAge],
}

export const byAge: StandardTable = {
  name: '年龄与性别',
  en: 'By age and sex',
  chapter: 'structure',
  means: { name: '在册职工，五岁一段；年龄只看年月', en: 'The staff in steps of five years; age by year and month' },
  of: 'staff',
  rows: ['age-by-five'],
  columns: [each('sex'), each('education'), titles],
}

export const byYearsOfWork: StandardTable = {
  name: '工龄构成',
  en: 'By years of work',
  chapter: 'structure',
  means: { name: '在册职工，从参加工作的月份起算', en: 'The staff, from the month of starting work' },
  of: 'staff',
  rows: ['years-of-work'],
  columns: [each('sex'), ages, { is: 'mean', amount: 'years-of-work' }],
}

export const byYearsHere: StandardTable = {
  name: '本单位工作年限',
  en: 'By years here',
  chapter: 'structure',
  means: { name: '在册职工，从进入本单位的月份起算', en: 'The staff, from the month of entering this unit' },
  of: 'staff',
  rows: ['years-here'],
  columns: [each('sex'), ages, { is: 'mean', amount: 'years-here' }],
}
