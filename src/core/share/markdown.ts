import type { Report } from './report';
import { positionTable } from './markdown-position';
import { batchLines } from './markdown-batch';
import { modelTable } from './markdown-models';
import { isStated, onlyHere, STATED, statedSentence, textsHere } from './stated-words';
import { rangeBehind, sentenceWithCases, unsetWords } from '@/core/budget/case-words';
import { namedModelWords } from '@/core/catalog/named-model-words';
import { requestClause } from '@/core/budget/reserve-words';
import { uncountedWords } from '@/core/budget/uncounted';
import { type Exactness, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';

const LIMIT_NAMES = { window: 'the window', 'max-input': 'max input', 'max-output': 'max output' } as const;

/**
 * The report as GitHub-flavoured Markdown, to paste in a pull request: the verdict, what was checked, and a table of the
 * parts that closes with input, reserve and free space; then the text in every tokenizer, where it was counted, and the
 * cheapest models that fit, what parts lose by their place, and what many prompts beside it come to. "~" stands before every figure that is not an exact count, and
 * what a link states is told from what was counted here. Names
 * are shown as code, so that nothing in them is read as Markdown, HTML or a mention. Ends with a line feed.
 */
export function reportMarkdown(report: Report): string {
  const figures = (tokens: number, exactness: Exactness) =>
    `${amount(tokens, exactness)} | ${share(tokens, report.windowTokens, exactness)}`;
  const reasoning = report.reasoningTokens > 0 ? `, ${formatInteger(report.reasoningTokens)} of it for reasoning` : '';
  const asked = requestClause(report.reserveTokens, report.requestedReserveTokens);
  const reserveFigures =
    report.budget === 'shared' ? figures(report.reserveTokens, 'exact') : `${formatInteger(report.reserveTokens)} | not in the window`;

  return [
    `**${headline(report)}**`,
    '',
    [checked(report), statedSentence(report.parts.map(({ kind }) => kind))].join(' ').trimEnd(),
    ...(report.namedModel === null ? [] : ['', namedModelWords(asCode(report.namedModel), asCode(report.model.id))]),
    '',
    '| Part | Role | Characters | Tokens | Share of window |',
    '| :-- | :-- | --: | --: | --: |',
    ...report.parts.map((part) => {
      const off = part.enabled ? '' : ' (off)';
      if (part.counted === false) return `| ${asCode(part.name)}${off} | ${part.role} | | not counted | – |`;
      const missing = uncountedWords({ uncountedAttachments: 0, uncountedTools: part.uncountedTools });
      const by = `${isStated(part.kind) ? ` (${STATED})` : ''}${missing === '' ? '' : ` (${missing})`}`;
      const counted = `${amount(part.tokens, part.exactness)}${by} | ${part.enabled ? share(part.tokens, report.windowTokens, part.exactness) : 'not counted'}`;
      // Where values are given by their tokens, the characters are only those of the rest.
      const characters = part.givenTokens === 0 ? formatInteger(part.characters) : '–';
      return `| ${asCode(part.name)}${off} | ${part.role} | ${part.kind === undefined || isStated(part.kind) ? characters : part.mediaType} | ${counted} |`;
    }),
    `| Message framing | | | ${figures(report.overheadTokens, report.overheadExactness)} |`,
    `| **Input** | | | ${figures(report.inputTokens, report.inputExactness)} |`,
    `| Reserved for output${reasoning}${asked === '' ? '' : ` (${asked})`} | | | ${reserveFigures} |`,
    `| Free | | | ${figures(report.freeTokens, report.inputExactness)} |`,
    ...(report.beyondMaxInputTokens > 0 ? [`| Beyond max input | | | ${figures(report.beyondMaxInputTokens, 'exact')} |`] : []),
    '',
    ...caseLines(report),
    ...tokenizerTable(report),
    ...modelTable(report, asCode),
    ...positionTable(report.position, asCode, report.shownCase !== null),
    ...batchLines(report.batch, asCode),
  ].join('\n');
}

/** As the page says it. */
function headline({ verdict, headroomTokens, bindingLimit, inputCapacityTokens, parts, cases, ...report }: Report): string {
  const shared = { bindingLimit, inputCapacityTokens, unwrittenPrompts: report.unwrittenPrompts, uncountedAttachments: parts.reduce((sum, { enabled, counted, items = 1 }) => (enabled && counted === false ? sum + items : sum), 0), uncountedTools: report.uncountedTools };
  const written = { ...shared, verdict, headroomTokens, input: { tokens: report.inputTokens, low: report.inputLow, high: report.inputHigh, exactness: report.inputExactness } };
  // A case is told beside a prompt that fits, whose reserve is within max output: what it is over is a limit of the input.
  const filled = cases.map(({ case: id, inputTokens: tokens, low, high, exactness, verdict: own }) => ({
    id,
    fill: { ...shared, bindingLimit: 'window' as const, verdict: own, headroomTokens: inputCapacityTokens - tokens, input: { tokens, low, high, exactness } },
  }));
  return sentenceWithCases(written, filled, report.shownCase);
}

const VERDICTS = { fits: 'fits', over: 'over', uncertain: 'may fit' } as const;

function caseLines({ cases, unsetVariables }: Report): string[] {
  if (cases.length === 0) return unsetVariables.length === 0 ? [] : [unsetWords(unsetVariables, asCode), ''];
  const lines = cases.map(({ case: id, inputTokens: tokens, low, high, exactness, freeTokens, verdict, unsetVariables, isCut }) => {
    const sign = isApproximate(exactness) ? '~' : '';
    const rest = [...(unsetVariables === 0 ? [] : [`${formatInteger(unsetVariables)} without a value`]), ...(isCut ? ['some values left out'] : [])];
    return `- ${id === 'typical' ? 'Typical' : 'Worst'}: ${amount(tokens, exactness)} in${rangeBehind({ tokens, low, high, exactness })}, ${VERDICTS[verdict]}, ${sign}${formatInteger(Math.abs(freeTokens))} ${freeTokens < 0 ? 'over' : 'free'}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`;
  });
  return ['With values in the variables:', '', ...lines, ''];
}

function tokenizerTable({ tokenizers, parts, shownCase }: Report): string[] {
  if (tokenizers.length === 0) return [];
  const texts = textsHere(parts.map(({ enabled, kind }) => ({ enabled, kind })));
  const which = texts.here === texts.sent ? 'The text alone' : onlyHere(texts);
  return [
    `${which}${shownCase === null ? '' : ' as written'}, without framing and attachments, tools and their calls as JSON, in every tokenizer:`,
    '',
    '| Tokenizer | Tokens | Range | Certainty |',
    '| :-- | --: | --: | :-- |',
    ...tokenizers.map(({ name, tokens, low, high, exactness }) => {
      const range = low === high ? '' : `${formatInteger(low)}–${formatInteger(high)}`;
      return `| ${name} | ${amount(tokens, exactness)} | ${range} | ${exactness} |`;
    }),
    '',
  ];
}

function checked(report: Report): string {
  const limits = [
    `window ${formatInteger(report.windowTokens)}${report.servedWindowTokens === null ? '' : ' (as served)'}, ${
      report.budget === 'shared' ? 'shared by input and output' : 'for the input alone'
    }`,
    ...(report.maxInputTokens === null ? [] : [`max input ${formatInteger(report.maxInputTokens)}`]),
    ...(report.maxOutputTokens === null ? [] : [`max output ${formatInteger(report.maxOutputTokens)}`]),
  ];
  return `${asCode(report.model.id)}, ${countedHow(report)}: ${limits.join('; ')}. ${
    report.verdict === 'over' ? `Exceeded: ${LIMIT_NAMES[report.bindingLimit]}` : `Input meets first: ${LIMIT_NAMES[report.inputLimit]}`
  }.`;
}

function countedHow({ tokenizer: { id, family }, parts }: Report): string {
  if (family === null) return `counted with ${asCode(id)}`;
  const scaled = parts.some(({ enabled, exactness }) => enabled && exactness === 'calibrated') ? ', scaled to a count that the vendor reported' : '';
  return `estimated from the tokens of ${asCode(id)} by the ratios of ${family}${scaled}`;
}

function amount(tokens: number, exactness: Exactness): string {
  return `${isApproximate(exactness) ? '~' : ''}${formatInteger(tokens)}`;
}

/** Negative for free space when the prompt is over. */
function share(tokens: number, ofTokens: number, exactness: Exactness): string {
  return ofTokens > 0 ? formatShare(tokens / ofTokens, isApproximate(exactness) ? '~' : '') : '–';
}

/** A code span on one line of a table: a fence longer than any run of backticks inside, and the pipe escaped. */
function asCode(text: string): string {
  const line = text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim() || ' ';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}
