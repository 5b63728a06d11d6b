// What five texts say of long contexts, held against what is published. Each claim is told in our words, with what was
// found, and where on this page it can be seen.
import type { StudyId } from './studies';

/** The five texts, as the catalogue of claims about models names them too. */
export const CLAIM_DOCUMENTS = {
  'arms-race': '“The Context Window Arms Race” (CallMissed, June 2026)',
  explainer: 'Explainer of context windows (Swfte, 1 May 2026)',
  architecture: '“Context Windows Explained” (Innovatrix, 21 March 2026)',
  opinion: 'Opinion piece on 1M+ context (May 2026)',
  guide: '“What Is an LLM Context Window?” (Morph, 28 February 2026)',
} as const;
export type DocumentId = keyof typeof CLAIM_DOCUMENTS;

export type ClaimVerdict = 'holds' | 'partly' | 'contradicted' | 'no source' | 'outdated';

/** Where on the page the evidence is shown: a curve or surface, another part of this view, or another view. */
export type ClaimPlace =
  | { readonly kind: 'evidence'; readonly evidenceId: string; readonly label: string }
  | { readonly kind: 'part'; readonly part: 'order' | 'length' | 'rot'; readonly label: string }
  | { readonly kind: 'view'; readonly view: 'memory' | 'models'; readonly label: string }
  | { readonly kind: 'cost'; readonly label: string };

export interface RecallClaim {
  readonly id: string;
  /** Which texts make it. */
  readonly documents: readonly DocumentId[];
  readonly claim: string;
  readonly verdict: ClaimVerdict;
  readonly found: string;
  readonly studies: readonly StudyId[];
  /** Sources that no curve is drawn from. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly places: readonly ClaimPlace[];
}

const THE_CURVE: ClaimPlace = { kind: 'evidence', evidenceId: 'liu2024_mdqa-GPT-3.5-Turbo-20', label: 'The curve' };

export const RECALL_CLAIMS: readonly RecallClaim[] = [
  {
    id: 'three-scores',
    documents: ['guide'],
    claim: 'Liu et al. measured about 75 %, 55 % and 72 % at the positions 1, 10 and 20 of 20 documents.',
    verdict: 'partly',
    found: 'Start and middle are near those of GPT-3.5-Turbo (75.8 and 53.8 in Table 6); its end is 63.2, and no model of the table ends near 72.',
    studies: ['liu2024_mdqa'],
    links: [],
    places: [THE_CURVE],
  },
  {
    id: 'a-third-lost',
    documents: ['architecture', 'guide'],
    claim: 'Accuracy falls by over 30 % in the middle, in all large families of models.',
    verdict: 'partly',
    found: 'One model loses 31 % of its score: GPT-3.5-Turbo-16K with 30 documents, from 73.4 to 50.5, which is 22.9 points. Claude 1.3 and MPT lose 4 to 5 points; three models of 2026, pooled, 8 to 12.',
    studies: ['liu2024_mdqa', 'zhs2026'],
    links: [],
    places: [
      { kind: 'evidence', evidenceId: 'liu2024_mdqa-GPT-3.5-Turbo_(16K)-30', label: 'The curve' },
      { kind: 'evidence', evidenceId: 'zhs2026-pooled-100', label: 'The curve of 2026' },
    ],
  },
  {
    id: 'forty-points',
    documents: ['explainer'],
    claim: 'Liu et al. report a sag of 30 to 40 points; it is 10 to 20 today.',
    verdict: 'contradicted',
    found: 'The largest drop in their tables of questions is 22.9 points. Looking up keys drops further for one model (LongChat, from 88.6 to 35.4).',
    studies: ['liu2024_mdqa', 'liu2024_repo'],
    links: [],
    places: [{ kind: 'evidence', evidenceId: 'liu2024_repo-LongChat-13B_(16K)-140', label: 'The curve of keys' }],
  },
  {
    id: 'recall-table',
    documents: ['explainer'],
    claim: 'A table of recall gives Gemini 3.1 Pro 99.2 down to 88.7, GPT-5.5 99.4 down to 84.0, Opus 4.7 99.0 down to 81.3 and DeepSeek V4 Pro 98.6 down to 76.8.',
    verdict: 'no source',
    found: 'No method, n or code is given. A published test that is harder (MRCR v2, 8 needles, 512K to 1M) has GPT-5.5 at 74.0 and Opus 4.7 at 32.2. Its rows only fall, so they cannot show the U that they are printed under.',
    studies: ['openai2026_gpt55'],
    links: [],
    places: [{ kind: 'part', part: 'length', label: 'Scores by length' }],
  },
  {
    id: 'ruler-rows',
    documents: ['guide'],
    claim: 'RULER: Gemini 1.5 Pro 96.7 and 94.4, GPT-4-1106 96.6 and 81.2, Llama 3.1 70B 96.5 and 66.6, Mixtral 8x22B 95.6 and 31.7 at 4K and 128K.',
    verdict: 'holds',
    found: 'So it stands in RULER’s table. Mixtral claims 64K, so that 128K is beyond its window.',
    studies: ['ruler2024'],
    links: [],
    places: [{ kind: 'part', part: 'length', label: 'RULER' }],
  },
  {
    id: 'sixty-percent',
    documents: ['architecture'],
    claim: 'Models hold up over 60 to 70 % of the window that is advertised.',
    verdict: 'contradicted',
    found: 'In RULER the score of 85.6 is crossed, between two lengths by the logarithm, at a median of 0.37 of the claim (34 models, middle half 0.14 to 0.52); one model lies between 0.60 and 0.70, seven never cross within what was measured. The view of lengths steps down to a length that was measured, and has all 44 models in its middle, so its share is smaller. In NoLiMa the median is below 1 %.',
    studies: ['ruler2024', 'nolima2025'],
    links: [],
    places: [{ kind: 'part', part: 'length', label: 'Claimed against effective' }],
  },
  {
    id: 'opus-46',
    documents: ['architecture'],
    claim: 'Claude Opus 4.6 goes from about 92 % at 256K to about 78 % at 1M with several needles.',
    verdict: 'holds',
    found: 'The system card has 91.9 and 78.3 (MRCR v2, 8 needles, 64K of thinking), run by the vendor; at its highest effort 93.0 and 76.0.',
    studies: ['anthropic2026_opus46'],
    links: [],
    places: [{ kind: 'part', part: 'length', label: 'Scores by length' }],
  },
  {
    id: 'rot-and-anxiety',
    documents: ['opinion'],
    claim: 'Context rot is about position, context anxiety about load.',
    verdict: 'partly',
    found: 'The split is useful, but the words are used otherwise: Chroma calls the decline with length rot. Anxiety is what Anthropic observed of Sonnet 4.5, which wrapped up early. Vending-Bench found no link between failing and a full window (r = 0.167).',
    studies: ['chroma2025'],
    links: [{ label: 'Vending-Bench, arXiv 2502.15840', url: 'https://arxiv.org/abs/2502.15840' }],
    places: [{ kind: 'part', part: 'rot', label: 'Rot and compaction' }],
  },
  {
    id: 'eight-rounds',
    documents: ['opinion'],
    claim: 'After eight rounds of compaction only a fraction of what mattered is left.',
    verdict: 'no source',
    found: 'Nobody has measured the loss of one round by itself. If each keeps a share p, k rounds keep p to the power of k: an assumption that you can set.',
    studies: [],
    links: [],
    places: [{ kind: 'part', part: 'rot', label: 'The simulator' }],
  },
  {
    id: 'rope',
    documents: ['guide'],
    claim: 'Rotary position embeddings are the root cause.',
    verdict: 'contradicted',
    found: 'The U is there before any training, from the causal mask and residual connections, with and without RoPE; and it can be calibrated away without touching RoPE.',
    studies: [],
    links: [
      { label: 'Lost in the Middle at Birth, arXiv 2603.10123', url: 'https://arxiv.org/abs/2603.10123' },
      { label: 'Hsieh et al. 2024, arXiv 2406.16008', url: 'https://arxiv.org/abs/2406.16008' },
    ],
    places: [],
  },
  {
    id: 'surcharge',
    documents: ['architecture'],
    claim: 'Anthropic charges more above 200K tokens.',
    verdict: 'outdated',
    found: 'It ended on 13 March 2026; the text is from 21 March.',
    studies: [],
    links: [{ label: 'Anthropic, “Pricing”', url: 'https://platform.claude.com/docs/en/about-claude/pricing' }],
    places: [{ kind: 'cost', label: 'What this request costs' }],
  },
  {
    id: 'gqa',
    documents: ['explainer'],
    claim: 'Grouped queries make the KV cache 4 to 8 times smaller.',
    verdict: 'holds',
    found: 'So it is for common shapes, and up to 16 times: Llama 3.1 has 32 heads on 8 (4×) at 8B, 64 on 8 (8×) at 70B, 128 on 8 (16×) at 405B.',
    studies: [],
    links: [],
    places: [{ kind: 'view', view: 'memory', label: 'Memory' }],
  },
  {
    id: 'industry-survey',
    documents: ['arms-race'],
    claim: '72 % of failures on large documents were lost in the middle, by a survey of 2026.',
    verdict: 'no source',
    found: 'The text names only a video. The figure is used nowhere here.',
    studies: [],
    links: [],
    places: [],
  },
];

export const VERDICTS: Readonly<Record<ClaimVerdict, { readonly label: string; readonly tone: 'ok' | 'warn' | 'bad' | 'plain' }>> = {
  holds: { label: 'holds', tone: 'ok' },
  partly: { label: 'partly', tone: 'warn' },
  contradicted: { label: 'contradicted', tone: 'bad' },
  outdated: { label: 'outdated', tone: 'warn' },
  'no source': { label: 'no source', tone: 'plain' },
};
