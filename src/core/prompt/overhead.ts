// What a request costs beside its texts, as lines with a name, a reason and a source.

import type { CallRule, ConstantMessages, FramingRule, TemplateMessages, TokenBand, ToolChoice } from '@/core/catalog/framing-rule';
import { framedBy, framingCost } from '@/core/catalog/withheld-cost';
import { addCounts, type Count, NOTHING, weaker } from '@/core/tokenize/count';
import type { BlankEnds } from './attachment';
import { callCount } from './call-count';
import { chatPieces, takesTools } from './chat-template';
import type { ChatMessage, OverheadId } from './chat-piece';
import type { PartText } from './long-text';
import { messagesOf, UNKNOWN_ENDS } from './messages';
import type { Part, Prompt } from './part';
import { isReadAsTools, otherToolsCount, partTools } from './part-tools';
import { roundedBand } from './rounded-band';
import { type StatedRequest, statedRequest, templateKey } from './stated-framing';
import { type CountText, templateCosts } from './template-cost';
import { countsToolChoice, fixedPrelude, type StatedTools, statedWrapping, toolCost, type ToolCosts, toolCosts } from './tool-costs';
import { type ToolDefinition, UNSEEN_TOOL } from './tool-definition';

export interface OverheadLine {
  readonly id: OverheadId;
  readonly label: string;
  readonly count: Count;
  /** One sentence: where the rule comes from, how sure it is. */
  readonly note: string;
  /** Id of a source of the catalogue. */
  readonly source: string;
}

/** In the order in which the lines are shown. */
const LABELS: Readonly<Record<OverheadId, string>> = {
  start: 'Start of the request',
  framing: 'Message framing',
  roles: 'Role names',
  names: 'Speaker names',
  reply: 'Opening of the reply',
  'default-system': 'Default system text',
  calls: 'Framing of tool calls',
  'tool-prompt': 'Tool-use instructions',
  'tool-schema': 'Tool definitions’ format',
};
/** More are written one by one for no link. */
const MOST_UNSEEN_TOOLS = 10_000;
const MUST_USE_LABEL = 'Tool-use instructions, one must be used';
export const OVERHEAD_IDS = Object.keys(LABELS) as readonly OverheadId[];

export interface Request {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ToolDefinition[];
  readonly toolChoice: ToolChoice;
  /** Around tools whose texts a link left out. */
  readonly stated?: readonly StatedTools[];
  /** What a link states of this very request, under one template. */
  readonly statedWhole?: StatedRequest | undefined;
}

/** A prompt, its case and a turn of it are asked for in turns, by each calculation: of thousands of messages it takes a while. No more, as undo keeps a hundred prompts alive. */
const KEPT_REQUESTS = 4;
let kept: readonly (readonly [Prompt, Request])[] = [];

/** The messages and the tools that a prompt is sent as. What is switched off, and tools that cannot be read, are left out. */
export function requestOf(prompt: Prompt): Request {
  const known = kept.find(([of]) => of === prompt)?.[1];
  if (known !== undefined) return known;
  const request = makeRequest(prompt);
  kept = [[prompt, request], ...kept.slice(0, KEPT_REQUESTS - 1)];
  return request;
}

function makeRequest(prompt: Prompt): Request {
  const messages = chatMessages(prompt);
  const enabled = prompt.parts.filter((part) => part.enabled);
  const stated = enabled.flatMap((part) => {
    if (!('attachment' in part) || part.attachment.kind !== 'withheld' || part.role !== 'tools') return [];
    const { framing, tokens: ownTokens, sizeBytes } = part.attachment;
    return framing === undefined ? [] : [{ ...framing, ownTokens, sizeBytes }];
  });
  return { messages, tools: enabled.flatMap((part) => partTools(part).functions), toolChoice: prompt.toolChoice ?? 'auto', stated, statedWhole: statedRequest(prompt) };
}

function chatMessages(prompt: Prompt): readonly ChatMessage[] {
  const texts = new Map<string, PartText>();
  const calls = new Map<string, number>();
  // A value that is not here may stand at the ends of a text.
  const unseen = new Map<string, BlankEnds>([...(prompt.lacking ?? [])].map(([id]) => [id, UNKNOWN_ENDS]));
  for (const part of prompt.parts) {
    if ('attachment' in part) {
      if (part.attachment.kind === 'withheld') unseen.set(part.id, part.attachment.blankEnds?.[0] ?? UNKNOWN_ENDS);
    } else if ('turns' in part) {
      for (const turn of part.turns) {
        texts.set(turn.id, turn.text);
        calls.set(turn.id, callCount(turn));
      }
    } else texts.set(part.id, part.text);
  }
  // From the last on: of a history that an older link left out, results say that there were calls.
  let results = 0;
  return messagesOf(prompt)
    .toReversed()
    .map(({ speaker, unitIds, calls: stated, ends }) => {
      const own = speaker === 'assistant' ? (stated ?? calls.get(unitIds[0] ?? '') ?? results) : 0;
      results = speaker === 'tool' ? results + 1 : 0;
      const common = { speaker, name: null, calls: own };
      if (ends !== undefined) return { ...common, texts: [''], unseen: new Map([[0, ends]]) };
      const unseenHere = unitIds.flatMap((id, index) => (unseen.has(id) ? [[index, unseen.get(id)!] as const] : []));
      return { ...common, texts: unitIds.map((id) => texts.get(id) ?? ''), ...(unseenHere.length === 0 ? {} : { unseen: new Map(unseenHere) }) };
    })
    .reverse();
}

/**
 * The lines that a request adds to its texts, in a fixed order; a line that costs nothing is left out, and a request
 * without messages and tools has none. Their sum is the overhead of the prompt.
 *
 * A tools part that can be read counts as its definitions' own words, as the vendor writes them (`toolsPartCount`), not
 * as the JSON in which they came; what stands around those words is the line `tool-schema`, what all tools share is
 * `tool-prompt`. Of tools that a link left out both are as it states them. `countText` is asked as in `toolCosts`; what a link
 * states of the whole request is taken where it was counted in the same tokens (`countedWith`, as `countedBy` names them).
 */
export function overheadLines(request: Request, rule: FramingRule, countText: CountText, countedWith = ''): readonly OverheadLine[] {
  const { messages, tools, stated = [] } = request;
  if (messages.length === 0 && tools.length === 0 && stated.length === 0) return [];
  const counts =
    rule.messages.kind === 'constants'
      ? constantLines(messages, rule.messages, rule.calls, countText)
      : templateLines(templateFraming(request, rule, countText, countedWith), messages, rule.messages, rule.calls);
  const costs = toolCosts(tools, rule, countText, request);
  // A template that writes the tools has the line already, or writes none.
  if (rule.tools.kind !== 'template') counts.set('tool-prompt', tools.length > 0 ? costs.prelude : statedPrelude(request, rule));
  counts.set('tool-schema', addCounts([schemaCount(costs), ...stated.map((each) => statedWrapping(each, rule))]));
  return OVERHEAD_IDS.flatMap((id) => {
    const count = counts.get(id);
    if (count === undefined || count.high === 0) return [];
    const { note, source } = id.startsWith('tool-') ? rule.tools : id === 'calls' ? (rule.calls ?? rule.messages) : rule.messages;
    const label = id === 'tool-prompt' && request.toolChoice === 'any' && countsToolChoice(rule) ? MUST_USE_LABEL : LABELS[id];
    return [{ id, label, count, note, source }];
  });
}

/** The sum of the lines: what stands beside the parts in a filled window. */
export function overheadCount(lines: readonly OverheadLine[]): Count {
  return addCounts(lines.map(({ count }) => count));
}

/** Whether a part counts as the definitions in it, in their vendor's words: the tokens of its text are others then. */
export function isCountedAsTools(part: Part): boolean {
  return isReadAsTools(part) || partTools(part).notTools !== '';
}

/** What a tools part counts as: its definitions' own words, and an estimate of tools without one. null where the text is counted as it stands. */
export function toolsPartCount(part: Part, rule: FramingRule, countText: CountText): Count | null {
  if (!isCountedAsTools(part)) return null;
  const tools = partTools(part);
  return addCounts([...tools.functions.map((tool) => toolCost(tool, rule, countText).text), otherToolsCount(tools, countText)]);
}

/**
 * The texts that a calculation asks `countText` for, each once, in order. Texts are counted by workers, and a worker
 * answers later: run the calculation once with this to learn the texts, and again when they are counted.
 */
export function textsAskedFor(calculate: (countText: CountText) => unknown): readonly string[] {
  const texts = new Set<string>();
  calculate((text) => {
    texts.add(text);
    return NOTHING;
  });
  return [...texts];
}

/** What the tools of a link share: as it states it, or what the vendor says that it is whichever tools there are. */
function statedPrelude({ stated = [], toolChoice = 'auto' }: Request, rule: FramingRule): Count {
  const [first] = stated;
  if (first === undefined) return NOTHING;
  const own = framedBy(rule) === first.rule ? null : fixedPrelude(rule, toolChoice);
  return own ?? framingCost(first.shared, first.rule, rule);
}

function schemaCount({ tools }: ToolCosts): Count {
  return addCounts(tools.map(({ wrapping }) => wrapping));
}

function constantLines(all: readonly ChatMessage[], rule: ConstantMessages, callRule: CallRule | null, countText: CountText): Map<OverheadId, Count> {
  if (all.length === 0) return new Map();
  const isCalling = ({ calls = 0 }: ChatMessage) => callRule !== null && calls > 0;
  const messages = all.filter((message) => !isCalling(message));
  const bands = messages.map(({ speaker }) => (speaker === 'system' ? rule.perSystemMessage : rule.perMessage));
  const total: TokenBand = bands.reduce(
    (sum, { low, tokens, high }) => ({ low: sum.low + low, tokens: sum.tokens + tokens, high: sum.high + high }),
    { low: 0, tokens: 0, high: 0 },
  );
  const roles = rule.tokensPerRole * messages.length;
  const names = all.flatMap(({ name }) => (name === null ? [] : [name]));
  const named = addCounts(names.map(countText));
  const added = rule.tokensPerName * names.length;
  return new Map<OverheadId, Count>([
    ['start', roundedBand(rule.start, rule.exactness)],
    ['framing', roundedBand(total, rule.exactness)],
    ['roles', roundedBand({ low: roles, tokens: roles, high: roles }, rule.exactness)],
    [
      'names',
      roundedBand({ low: named.low + added, tokens: named.tokens + added, high: named.high + added }, weaker(named.exactness, rule.exactness)),
    ],
    ['reply', roundedBand(rule.reply, rule.exactness)],
    ['calls', callRule === null ? NOTHING : callsCount(all.filter(isCalling), callRule, rule)],
  ]);
}

/** With the framing of the messages that make them, which is as much in doubt. `messages`: null where that is in other lines. */
function callsCount(calling: readonly ChatMessage[], { perCall, exactness }: CallRule, messages: ConstantMessages | null): Count {
  const calls = calling.reduce((sum, { calls: own = 0 }) => sum + own, 0);
  const around = (key: 'tokens' | 'high') => (messages === null ? 0 : messages.perMessage[key] + messages.tokensPerRole) * calling.length;
  return roundedBand({ low: perCall.low * calls, tokens: perCall.tokens * calls + around('tokens'), high: perCall.high * calls + around('high') }, exactness);
}

/**
 * What a chat template puts around the texts of a request: as a link states it of this very request, else as it is counted, with
 * the range of what is not here. Nothing without messages and tools, and under rules of other kinds.
 */
export function templateFraming(request: Request, { messages: rule, tools: toolRule }: FramingRule, countText: CountText, countedWith: string): ReadonlyMap<OverheadId, Count> {
  if (rule.kind !== 'template') return new Map();
  const { messages, tools, stated = [], statedWhole } = request;
  if (statedWhole?.of === templateKey(rule, toolRule, countedWith)) return new Map(statedWhole.lines.map(({ id, ...count }) => [id, count]));
  const unseen = stated.reduce((sum, each) => sum + (each.tools ?? Infinity), 0);
  // Nobody knows how many there are.
  const isUnknown = unseen > MOST_UNSEEN_TOOLS;
  const written = toolRule.kind === 'template' && takesTools(rule.templateId) ? [...tools, ...Array.from({ length: isUnknown ? 1 : unseen }, () => UNSEEN_TOOL)] : [];
  if (messages.length === 0 && written.length === 0) return new Map();
  const costs = templateCosts(chatPieces(rule.templateId, messages, written), countText);
  const prompt = costs.get('tool-prompt');
  return !isUnknown || prompt === undefined ? costs : new Map([...costs, ['tool-prompt', { ...prompt, high: prompt.high + stated.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), exactness: 'estimate' }]]);
}

function templateLines(costs: ReadonlyMap<OverheadId, Count>, messages: readonly ChatMessage[], rule: TemplateMessages, callRule: CallRule | null): Map<OverheadId, Count> {
  const lines = new Map<OverheadId, Count>();
  if (costs.size === 0) return lines;
  for (const [id, count] of costs) lines.set(id, { ...count, exactness: weaker(count.exactness, rule.exactness) });
  if (callRule !== null) lines.set('calls', callsCount(messages, callRule, null));
  const framing = lines.get('framing');
  if (rule.doubt !== null && framing !== undefined) {
    const doubt = rule.doubt.perMessage * messages.length + rule.doubt.once;
    lines.set('framing', { ...framing, low: Math.max(0, framing.low - doubt), high: framing.high + doubt });
  }
  return lines;
}
