// Where the measurements come from, under which terms, and what they cannot tell.

export interface Study {
  readonly id: string;
  /** As a label names it. */
  readonly shortName: string;
  readonly title: string;
  readonly authors: string;
  /** Year of publication, which a label shows. */
  readonly year: number;
  /** Which tables, figures or files the figures are from. */
  readonly table: string;
  readonly url: string;
  readonly licence: string;
  /** Whether its figures are carried as tables, or single ones cited. */
  readonly carried: 'tables' | 'single figures';
  /** What it cannot tell, in a sentence. */
  readonly limits: string;
}

const STUDIES_BY_ID = {
  liu2024_mdqa: {
    id: 'liu2024_mdqa',
    shortName: 'Liu et al.',
    title: 'Lost in the Middle: How Language Models Use Long Contexts',
    authors: 'Nelson F. Liu, Kevin Lin, John Hewitt, Ashwin Paranjape, Michele Bevilacqua, Fabio Petroni, Percy Liang',
    year: 2024,
    table: 'TACL 12:157–173, Tables 5–7',
    url: 'https://arxiv.org/abs/2307.03172',
    licence: 'CC BY 4.0 (paper), MIT (repository)',
    carried: 'tables',
    limits: 'Models of 2023, prompts of 1,500 to 4,400 tokens, and distractors sorted by relevance.',
  },
  liu2024_repo: {
    id: 'liu2024_repo',
    shortName: 'Liu et al., repository',
    title: 'Lost in the Middle, code and further experiments',
    authors: 'Nelson F. Liu and others',
    year: 2024,
    table: 'EXPERIMENTS.md at commit 29b8a6d',
    url: 'https://github.com/nelson-liu/lost-in-the-middle',
    licence: 'MIT',
    carried: 'tables',
    limits: 'Five positions only: where one was left out, the curve missed it by 7.5 points; 500 questions for key-value pairs.',
  },
  zhs2026: {
    id: 'zhs2026',
    shortName: 'replication by zhs2326',
    title: 'Lost in the Middle, repeated in 2026',
    authors: 'GitHub user zhs2326',
    year: 2026,
    table: 'results per question at commit 10e9f3c, pooled over the models; intervals by a paired bootstrap over questions',
    url: 'https://github.com/zhs2326/lost-in-the-middle-2026',
    licence: 'MIT',
    carried: 'tables',
    limits: 'Not peer reviewed, 100 questions, up to 79,000 tokens; the models know half of the answers without the documents, and the first place also differs in the order of the other documents.',
  },
  veseli2025: {
    id: 'veseli2025',
    shortName: 'Veseli et al.',
    title: 'Positional Biases Shift as Inputs Approach Context Window Limits',
    authors: 'Blerta Veseli, Julian Chibane, Mariya Toneva, Alexander Koller',
    year: 2025,
    table: 'COLM 2025, figure of six models at seven fills, read as coordinates',
    url: 'https://arxiv.org/abs/2508.07479',
    licence: 'CC BY 4.0 (paper)',
    carried: 'tables',
    limits: 'Three positions only, synthetic tasks, and n is inferred from the scores.',
  },
  kamradt2023: {
    id: 'kamradt2023',
    shortName: 'Kamradt',
    title: 'LLMTest_NeedleInAHaystack',
    authors: 'Greg Kamradt',
    year: 2023,
    table: 'original_results: GPT-4 Turbo at 128K, Claude 2.1 at 200K',
    url: 'https://github.com/gkamradt/LLMTest_NeedleInAHaystack',
    licence: 'MIT',
    carried: 'tables',
    limits: 'One trial per cell, graded 1 to 10 by a model; one more line in the prompt moved Claude 2.1 from 27 % to 98 %.',
  },
  chroma2025: {
    id: 'chroma2025',
    shortName: 'Chroma',
    title: 'Context Rot: How Increasing Input Tokens Impacts LLM Performance',
    authors: 'Kelly Hong, Anton Troynikov, Jeff Huber',
    year: 2025,
    table: 'sample results of the needle test with GPT-4.1',
    url: 'https://github.com/chroma-core/context-rot',
    licence: 'MIT',
    carried: 'tables',
    limits: 'A sample file with one trial per cell, by a vendor of retrieval.',
  },
  ruler2024: {
    id: 'ruler2024',
    shortName: 'RULER, Hsieh et al.',
    title: 'RULER: What’s the Real Context Size of Your Long-Context Language Models?',
    authors: 'Cheng-Ping Hsieh, Simeng Sun, Samuel Kriman, Shantanu Acharya, Dima Rekesh, Fei Jia, Yang Zhang, Boris Ginsburg',
    year: 2024,
    table: 'table of results in the README at commit c3f5e3b',
    url: 'https://github.com/NVIDIA/RULER',
    licence: 'Apache-2.0',
    carried: 'tables',
    limits: 'Synthetic tasks up to 128K tokens; some rows are the vendors’ own, and newer models score near the top throughout.',
  },
  levy2024: {
    id: 'levy2024',
    shortName: 'Levy et al.',
    title: 'Same Task, More Tokens: the Impact of Input Length on the Reasoning Performance of Large Language Models',
    authors: 'Mosh Levy, Alon Jacoby, Yoav Goldberg',
    year: 2024,
    table: 'ACL 2024, two figures of the introduction',
    url: 'https://arxiv.org/abs/2402.14848',
    licence: 'CC BY 4.0 (paper), Apache-2.0 (code)',
    carried: 'tables',
    limits: 'Two figures, each a mean of five models, of questions to be answered true or false.',
  },
  nolima2025: {
    id: 'nolima2025',
    shortName: 'NoLiMa, Modarressi et al.',
    title: 'NoLiMa: Long-Context Evaluation Beyond Literal Matching',
    authors: 'Ali Modarressi, Hanieh Deilamsalehy, Franck Dernoncourt, Trung Bui, Ryan A. Rossi, Seunghyun Yoon, Hinrich Schütze',
    year: 2025,
    table: 'tables of results in the README at commit 7532e4e; Table 10 of the paper for 128K',
    url: 'https://github.com/adobe-research/NoLiMa',
    licence: 'Adobe Research License (not commercial)',
    carried: 'single figures',
    limits: 'A mean over 26 positions, so it says nothing of position; most models up to 32K.',
  },
  openai2026_gpt55: {
    id: 'openai2026_gpt55',
    shortName: 'OpenAI',
    title: 'GPT-5.5, table of long-context evaluations (OpenAI-MRCR v2, 8 needles)',
    authors: 'OpenAI',
    year: 2026,
    table: 'announcement of GPT-5.5',
    url: 'https://openai.com',
    licence: 'proprietary page',
    carried: 'single figures',
    limits: 'Run by the vendor at its highest effort; publishers differ by up to 13 points for the same model and length.',
  },
  anthropic2026_opus46: {
    id: 'anthropic2026_opus46',
    shortName: 'Anthropic',
    title: 'Claude Opus 4.6 system card (OpenAI-MRCR v2, 8 needles)',
    authors: 'Anthropic',
    year: 2026,
    table: 'section 2.18',
    url: 'https://www.anthropic.com',
    licence: 'proprietary page',
    carried: 'single figures',
    limits: 'Run by the vendor, at two lengths.',
  },
  google_mrcr: {
    id: 'google_mrcr',
    shortName: 'Google DeepMind',
    title: 'Gemini model cards (GDM-MRCR v2, 8 needles)',
    authors: 'Google DeepMind',
    year: 2026,
    table: '128K on average, 1M by itself',
    url: 'https://deepmind.google',
    licence: 'proprietary page',
    carried: 'single figures',
    limits: 'Run by the vendor on a test of its own, which is not OpenAI’s of the same name.',
  },
} as const satisfies Record<string, Study>;

export type StudyId = keyof typeof STUDIES_BY_ID;

export const STUDIES: Readonly<Record<StudyId, Study>> = STUDIES_BY_ID;

/** Authors, year, title, where in it, and the terms. */
export function citation({ authors, year, title, table, licence }: Study): string {
  return `${authors} (${year}). ${title}. ${table}. ${licence}.`;
}

/** Examples for each task and length, by section 4 of RULER's paper, arXiv 2404.06654. */
export const RULER_TRIALS = 500;
