import type { CodeTable } from './code.ts'

/**
 * 任免理由 as offices write it where somebody is relieved of a post; another wording may be typed
 * (docs/law/appointment-form.md §4).
 */
export const dismissalReasons: CodeTable = {
  key: 'dismissal-reason',
  codes: [
    { code: '1', name: '工作需要', en: 'As the work requires' },
    { code: '2', name: '工作调动', en: 'Moves to other work', also: ['另有任用'] },
    { code: '3', name: '任期届满', en: 'Term over' },
    { code: '4', name: '达到任职年龄界限', en: 'Reached the age limit of the post', also: ['到龄'] },
    { code: '5', name: '退休', en: 'Retires' },
    { code: '6', name: '辞去职务', en: 'Gave the post up', also: ['本人辞职'] },
    { code: '7', name: '机构改革，职务撤销', en: 'The post was abolished', also: ['机构调整'] },
    { code: '8', name: '因健康原因不能正常履职', en: 'Health keeps from the duties' },
    { code: '9', name: '试用期满考核不合格', en: 'Did not pass the trial' },
    { code: '10', name: '不适宜担任现职', en: 'Not suited to the post' },
    { code: '11', name: '受到处分或者问责', en: 'Punished or called to account' },
  ],
}
