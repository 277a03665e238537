/** Why something about units, offices, accounts or duties could not be done. */
export const organisation = {
  'refusal.organisation.founded': '单位已经建立过，不能再建一个。未作任何改动。',
  'refusal.organisation.name-missing': '请填写名称和代码。',
  'refusal.organisation.unit-unknown': '没有这个机构，可能已撤销。请重新选择。',
  'refusal.organisation.code-taken': '这个机构代码已被使用，请换一个。',
  'refusal.organisation.headcount': '编制数须为零或正整数。',
  'refusal.organisation.rank': '职务层级不对：层级为 1 至 9 的整数，分管领导不低于机构负责人。',
  'refusal.organisation.head-taken': '这个机构已有负责人。请先免去，再任命。',
  'refusal.organisation.person-unknown': '没有这个人，或此人不能登录。请重新选择。',
  'refusal.organisation.number-missing': '请填写工号。',
  'refusal.organisation.number-taken': '这个工号已有账号，请核对。',
  'refusal.organisation.has-account': '此人已有账号。一人只开一个账号。',
  'refusal.organisation.account-unknown': '没有这个账号。',
  'refusal.organisation.duty-of-office': '负责人和分管领导随职务产生，请用任命，不能单独授予。',
  'refusal.organisation.duties-exclude': '系统管理员、审计员、人事负责人三项职责不能由同一人兼任。',
  'refusal.organisation.own-duty': '不能给自己授予职责，请由另一人办理。',
  'refusal.organisation.duty-held': '此人在这个机构已有这项职责。',
} as const
