/** 历年变化: a line a year. */
export const years = {
  'years.title': '历年变化',
  'years.year': '年末',
  'years.end': '{year} 年末',
  'years.staff': '在册人数',
  'years.joined': '当年进入',
  'years.left': '当年离开',
  'years.fine': '每年都对得上：上年末 ＋ 进 － 出 ＝ 年末。',
  'years.by': '比上年末',
  'years.chart.staff': '历年在册人数',
  'years.chart.flow': '历年进入与离开',
  'years.off': '{year}：上年末 ＋ 进 － 出 对不上。',
  'years.off.appeared': '多出 {people} 人',
  'years.off.vanished': '少了 {people} 人',
} as const
