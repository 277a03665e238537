import type { CodeTable } from './code.ts'

/** 证书类别: what somebody may do, and until when. */
export const certificateKinds: CodeTable = {
  key: 'certificate-kind',
  codes: [
    { code: '1', name: '职业资格', en: 'Professional qualification', also: ['职业资格证书', '执业资格'] },
    { code: '2', name: '职业技能等级', en: 'Skill level', also: ['技能等级', '职业技能等级证书'] },
    { code: '3', name: '特种作业', en: 'Special work', also: ['特种作业操作证'] },
    { code: '4', name: '特种设备作业', en: 'Special equipment' },
    { code: '5', name: '安全生产考核', en: 'Safety certificate', also: ['安全生产考核合格证', '安全员证'] },
    { code: '6', name: '驾驶证', en: 'Driving licence', also: ['机动车驾驶证'] },
    { code: '7', name: '外语水平', en: 'Language', also: ['外语证书'] },
    { code: '8', name: '计算机水平', en: 'Computing', also: ['计算机证书'] },
    { code: '9', name: '普通话水平', en: 'Putonghua', also: ['普通话证书'] },
    { code: 'A', name: '出国（境）证件', en: 'Travel document', also: ['护照', '通行证'] },
    { code: 'Z', name: '其他', en: 'Other' },
  ],
}
