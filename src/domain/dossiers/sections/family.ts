import { politics } from '#domain/codes/politics.ts'
import { relations } from '#domain/codes/relation.ts'
import { relationCircles } from '#domain/codes/relation-circle.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readRelative } from '#domain/parsing/relatives.ts'
import { isBlank } from '#domain/parsing/text.ts'
import { mendRadicals } from '#domain/people/radicals.ts'

/** 家庭主要成员及重要社会关系, in the order of the form, one table for both halves. `person` says that the relative is somebody known here. */
export const family: Section = {
  key: 'family',
  single: false,
  headline: ['relation', 'name', 'work'],
  fields: [
    { key: 'relation', kind: 'code', group: 'family', codes: relations },
    { key: 'name', kind: 'text', group: 'family', required: true, max: 60, clean: mendRadicals },
    { key: 'birth', kind: 'partial-date', group: 'family', past: true },
    { key: 'ageWritten', kind: 'text', group: 'family', max: 40, help: true, unasked: true },
    { key: 'politics', kind: 'code', group: 'family', codes: politics },
    { key: 'work', kind: 'text', group: 'family', help: true, max: 400 },
    { key: 'circle', kind: 'code', group: 'family', codes: relationCircles, open: false, help: true, unasked: true },
    { key: 'abroad', kind: 'text', group: 'family', help: true, unasked: true },
    { key: 'deceased', kind: 'flag', group: 'family' },
    { key: 'person', kind: 'person', group: 'family', help: true },
  ],
  needs: [{ is: 'answer', excusable: true }],
  expects: [
    { is: 'field', field: 'relation' },
    { is: 'field', field: 'work' },
  ],
  exchange: {
    tags: ['JiaTingChengYuan'],
    read: (file) => {
      const asOf = [file.text('JiSuanNianLingShiJian'), file.text('TianBiaoShiJian')].find((text) => !isBlank(text))
      return file.items('JiaTingChengYuan').flatMap((item) => {
        const relative = readRelative({
          relation: item('ChengWei'),
          name: item('XingMing'),
          birth: item('ChuShengRiQi'),
          politics: item('ZhengZhiMianMao'),
          work: item('GongZuoDanWeiJiZhiWu'),
          asOf: asOf ?? '',
        })
        return relative ? [relative] : []
      })
    },
  },
}
