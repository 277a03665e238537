/** What does not open, does not verify or cannot be placed: told where it lies, and on the page of those who answer for it. */
export const damages = {
  'damages.title': '数据损坏',
  'damages.sub': '这里列出读不出或核对不上的数据。它们没有删除也没有改动，其他工作不受影响。',
  'damages.cure': '请信息技术人员先保留现有文件，再从备份恢复；恢复以后重新解锁，系统会再核对一遍。',
  'damages.none': '没有发现损坏的数据。系统每夜把所有数据核对一遍，打不开、对不上的会列在这里，并写明怎么办。',
  'damages.banner': '有 {count} 处数据损坏，其他工作不受影响。',
  'damages.look': '查看',
  'damages.sign': '损坏',
  'damages.nameless': '姓名读不出',
  'damages.column.thing': '所属',
  'damages.column.what': '情形',
  'damages.column.where': '数据表',
  'damages.of.organisation': '单位设置',
  'damages.of.dossier': '档案',
  'damages.of.case': '审批',
  'damages.of.account': '账号',
  'damages.of.person': '人员姓名',
  'damages.of.log': '访问记录',
  'damages.what.key-missing': '密钥环里没有它的密钥',
  'damages.what.does-not-open': '打不开',
  'damages.what.altered': '内容被改动过',
  'damages.what.missing': '缺少一部分',
  'damages.what.misplaced': '不知道属于哪里',
  'damages.dossier':
    '这份档案有一部分读不出。读得出的照常显示；读不出的没有删除，恢复备份以后可以找回。在那以前不能改动，也不要按此打印。',
  'damages.dossier.keyless':
    '这份档案的密钥不在密钥环里，内容读不出。内容没有删除，从密钥环的备份恢复密钥以后可以找回。',
  'damages.lines': '您能看的部分共 {of} 条，读得出 {read} 条。',
  'damages.case': '这件审批的经过有一部分读不出：步骤、人员和时间照常显示，意见等文字可能缺失。恢复备份以前不能再办。',
  'refusal.dossier.damaged':
    '这份档案有一部分读不出，为免丢失，暂时不能改动，这次没有保存。请告诉信息技术人员从备份恢复。',
} as const
