// Whether it is worth loading the readers of formats: most texts say at a glance that they are none.
import type { PartText } from '@/core/prompt/long-text';

/** By itself or in a fence of Markdown; server-sent events, as a server of MCP answers over HTTP; ChatML. */
const BEGINS_LIKE_JSON = /^\s*(?:```\w*\s*)?(?:[[{]|(?:data|event|id|retry)?:|<\|im_start\|>)/;
/** A command of cURL, a string of JSON, or a sentence before JSON or a fence. */
const BEGINS_LIKE_WRAPPED = /^\s*(?:(?:. )?curl\b|"[\s\\nrt"]*[[{]|[^{[<>;=]{1,400}[:.!?\n]\s*[[{]\s*["'{[\]])/;
/** A program: an import, a name that is given a value, a call, a command of PowerShell. */
const BEGINS_LIKE_CODE = /^\s*(?:```\S*\s+)?(?:(?:#|\/\/)[^\n]*\n\s*)*(?:(?:import|from|const|let|var|await|curl|Invoke-\w+)\s|\$?[\w.]+(?: ?=|\(["'{\n\w]))/;
const LABEL = '(?:\\*\\*)?(?:System|User|Human|Me|You|Assistant|AI|ChatGPT|GPT|Claude|Gemini|Bot|Tool)(?: said)?(?:\\*\\*)?(?::|\\s*\\n)';
const BEGINS_WITH_LABEL = new RegExp(`^\\s*(?:#{1,6} )?${LABEL}`, 'i');
/** Below a title. */
const LABEL_AS_HEADING = new RegExp(`^#{2,6} ${LABEL}`, 'im');
/** At the start of a line, as these are keys of the document itself; of a request behind a long system text, say. */
const LIKE_YAML = /^(?:messages:\s|- role:|["']?(?:openapi["']?:[ \t]*["']?3\.|swagger["']?:[ \t]*["']?2\.0))/m;
export const YAML_BEGINNING_UNITS = 1 << 16;
/** Its parser takes many times the memory of the text. */
export const YAML_LIMIT_UNITS = 4_000_000;
export const BEGINNING_UNITS = 1024;
/** Longer texts are kept as documents: whoever reads one holds all its values at once, some 700 MB for 100. */
export const FORMAT_LIMIT_UNITS = 100_000_000;
/** The same where no worker starts: the page would hold them. */
export const PAGE_FORMAT_LIMIT_UNITS = 32_000_000;

/** Whether a text may be a request, a transcript, an export or a list of tools; true for much that is none. */
export function mayBeFormat(text: PartText): boolean {
  if (text.length > FORMAT_LIMIT_UNITS) return false;
  const beginning = text.slice(0, BEGINNING_UNITS);
  return BEGINS_LIKE_JSON.test(beginning) || BEGINS_WITH_LABEL.test(beginning) || BEGINS_LIKE_WRAPPED.test(beginning) || BEGINS_LIKE_CODE.test(beginning) || (/^\s*# /.test(beginning) && LABEL_AS_HEADING.test(beginning)) || mayBeYaml(text);
}

/** Whether it is worth loading what tells why a text is not read as a request; true for much that was never meant as one. */
export function mayBeBroken(text: PartText): boolean {
  const beginning = text.slice(0, BEGINNING_UNITS);
  return BEGINS_LIKE_JSON.test(beginning) || /^\s*(?:[/`]|.{0,2}curl\b)/.test(beginning) || mayBeYaml(text);
}

/** Whether a text may be an OpenAPI document or a request in YAML, which needs a reader of its own. */
export function mayBeYaml(text: PartText): boolean {
  return LIKE_YAML.test(text.slice(0, YAML_BEGINNING_UNITS));
}
