import type { StandardTable } from '../table.ts'
import { aside, each, meanAge } from './parts.ts'

const came = {
  name: '截止日所在年的1月1日至截止日进入本单位的职工，只有年的按12月计',
  en: 'The staff who entered between 1 January of the year and the cut-off date',
}
const went = {
  name: '截止日所在年的1月1日至截止日离开的职工，按最后一天计；最后一天当天仍计入在册',
  en: 'The staff whose last day lies between 1 January of the year and the cut-off date; on it they still count as here',
}

export const joined: StandardTable = {
  name: '本年进入情况',
  en: 'Who came this year',
  chapter: 'flows',
  means: came,
  of: 'joined',
  rows: ['entry-way'],
  columns: [each('joined-month')],
}

export const joinedByDepartment: StandardTable = {
  name: '本年各部门进入',
  en: 'Who came this year, by department',
  chapter: 'flows',
  means: came,
  of: 'joined',
  rows: ['department'],
  columns: [each('joined-month')],
}

export const joinedWays: StandardTable = {
  name: '本年进入渠道与部门',
  en: 'Who came this year: from where, to which department',
  chapter: 'flows',
  means: came,
  of: 'joined',
  rows: ['department'],
  columns: [each('entry-way')],
}

export const joinedPeople: StandardTable = {
  name: '本年进入人员构成',
  en: 'Who came this year: their structure',
  chapter: 'flows',
  means: came,
  of: 'joined',
  rows: ['person-kind'],
  columns: [aside, each('education'), each('age'), meanAge],
}

export const left: StandardTable = {
  name: '本年离开情况',
  en: 'Who left this year',
  chapter: 'flows',
  means: went,
  of: 'left',
  rows: ['departure-kind'],
  columns: [each('left-month')],
}

export const leftByDepartment: StandardTable = {
  name: '本年各部门离开',
  en: 'Who left this year, by department',
  chapter: 'flows',
  means: went,
  of: 'left',
  rows: ['department'],
  columns: [each('left-month')],
}

export const leftReasons: StandardTable = {
  name: '本年离开部门与原因',
  en: 'Who left this year: from which department, why',
  chapter: 'flows',
  means: went,
  of: 'left',
  rows: ['department'],
  columns: [each('departure-kind')],
}

export const leftPeople: StandardTable = {
  name: '本年离开人员构成',
  en: 'Who left this year: their structure',
  chapter: 'flows',
  means: went,
  of: 'left',
  rows: ['departure-kind'],
  columns: [aside, each('education'), each('age'), each('years-here'), meanAge],
}
