export const payScales = {
  'scale.title': 'Pay scale',
  'scale.sub':
    'Post pay of each grade and step of the house. Pay that is proposed outside it needs a reason; without a scale nothing is checked.',
  'scale.now': 'In force',
  'scale.since': 'From {from} · {source}',
  'scale.none':
    'No scale has been published. Finance pastes the pay scale in and publishes it, so that pay outside it is noticed; without one, each setting of pay asks for its grounds.',
  'scale.published': 'All scales',
  'scale.rows': 'Lines',
  'scale.publish': 'Publish a new scale',

  'field.scale-twice': 'This grade and step has a line above already',

  'refusal.scale.from': 'Say from which day it holds.',
  'refusal.scale.source': 'Name the source in at most 200 characters.',
  'refusal.scale.empty': 'The table has no line yet.',
  'refusal.proposal.off-scale': 'The post pay is outside the pay scale; say why in the grounds.',

  'notice.scale.published': 'Published; pay is checked against it from its day on',

  'act.pay-scale.published': 'Published a pay scale',
  'act.pay-scale.read': 'Read the pay scale',
} as const
