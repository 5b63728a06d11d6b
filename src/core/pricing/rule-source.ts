import type { Rule } from './rule';

/** Where the figure of a rule comes from: id of a Source or, for a claim, of a ClaimDocument, and its day. null: it is arithmetic. */
export function sourceOfRule(rule: Rule): { readonly source: string; readonly asOf: string } | null {
  switch (rule.kind) {
    case 'period':
    case 'scheduled-change':
      return rule.period;
    case 'time-window':
      return rule.window.rates.inputUsdPerMTok;
    case 'bracket':
      return rule.bracket.thresholdTokens;
    case 'boundary-disputed':
      return rule.bracket.boundary;
    case 'charge':
    case 'storage':
      return rule.price;
    case 'modifier':
      return rule.modifier.factor;
    case 'reasoning-as-output':
      return null;
  }
}
