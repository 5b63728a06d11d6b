// What a link states that stands around the tools of a part, of which it is none: without the definitions it cannot be worked out.
import { framedBy } from '@/core/catalog/withheld-cost';
import type { Model } from '@/core/catalog/model';
import type { StatedFraming, StatedSchema } from '@/core/prompt/attachment';
import { requestOf } from '@/core/prompt/overhead';
import type { Part, Prompt } from '@/core/prompt/part';
import { partTools } from '@/core/prompt/part-tools';
import type { CountText } from '@/core/prompt/template-cost';
import { toolCost, toolCosts } from '@/core/prompt/tool-costs';
import { parameterTokens } from '@/core/share/parameter-tokens';
import { addCounts } from '@/core/tokenize/count';

/** Around the definitions of a part alone; null: it has none. */
export function schemaOfPart(part: Part, { framing }: Model, countText: CountText): StatedSchema | null {
  const tools = partTools(part).functions;
  if (tools.length === 0) return null;
  return { wrapping: addCounts(tools.map((tool) => toolCost(tool, framing, countText).wrapping)), parameterTokens: parameterTokens(tools) };
}

/** With what all tools of the prompt share: for each part, as one that is switched off can be switched on where the link is opened. */
export function framingOfParts(prompt: Prompt, model: Model, countText: CountText): (part: Part) => StatedFraming | null {
  const request = requestOf(prompt);
  return (part) => {
    const schema = schemaOfPart(part, model, countText);
    if (schema === null) return null;
    const own = partTools(part).functions;
    const { prelude } = request.tools.length === 0 ? toolCosts(own, model.framing, countText) : toolCosts(request.tools, model.framing, countText, request);
    return { ...schema, tools: own.length, shared: prelude, rule: framedBy(model.framing) };
  };
}
