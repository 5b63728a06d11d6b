// Files of newer data, small and made by hand after the form of the real ones. Against the built catalogue and the small one
// alike: GPT-5.5 at half its input price, with the same bracket, Claude Opus 5 dearer in output, and a model that is new.

interface Cost {
  input: unknown;
  output?: number;
  cache_read?: number;
  cache_write?: number;
  tiers?: object[];
  context_over_200k?: object;
}

function modelsDevModel(id: string, name: string, limit: object, cost: Cost | undefined, more: object = {}) {
  return {
    id,
    name,
    description: `${name}, described`,
    attachment: true,
    reasoning: true,
    reasoning_options: [{ type: 'effort', values: ['low', 'high'] }],
    tool_call: true,
    temperature: false,
    knowledge: '2025-12',
    release_date: '2026-03-05',
    last_updated: '2026-03-05',
    modalities: { input: ['text', 'image'], output: ['text'] },
    open_weights: false,
    limit,
    ...(cost === undefined ? {} : { cost }),
    ...more,
  };
}

function provider(id: string, name: string, models: readonly { readonly id: string }[]) {
  return { id, env: [`${id.toUpperCase()}_API_KEY`], npm: `@ai-sdk/${id}`, name, doc: `https://example.org/${id}`, models: Object.fromEntries(models.map((model) => [model.id, model])) };
}

const LONG = { input: 5, output: 45, cache_read: 0.5 };

/** As of models.dev, before it is written as JSON, so that a test can break it. */
export function modelsDevFile(): Record<string, ReturnType<typeof provider>> {
  return {
    openai: provider('openai', 'OpenAI', [
      modelsDevModel('gpt-5.5', 'GPT-5.5', { context: 1_050_000, input: 922_000, output: 128_000 }, {
        input: 2.5,
        output: 30,
        cache_read: 0.5,
        tiers: [{ ...LONG, tier: { type: 'context', size: 272_000 } }],
        context_over_200k: LONG,
      }),
      modelsDevModel('gpt-5.4', 'GPT-5.4', { context: 200_000, output: 64_000 }, { input: 2, output: 8 }),
      modelsDevModel('gpt-7-nova', 'GPT-7 Nova', { context: 4_000_000, output: 256_000 }, { input: 6, output: 36, cache_read: 0.3 }, { release_date: '2026-11-26' }),
      modelsDevModel('gpt-image-9', 'GPT Image 9', { context: 0, output: 0 }, { input: 8, output: 30 }, { modalities: { input: ['text'], output: ['image'] } }),
    ]),
    anthropic: provider('anthropic', 'Anthropic', [
      modelsDevModel('claude-opus-5', 'Claude Opus 5', { context: 1_000_000, output: 128_000 }, { input: 5, output: 27.5, cache_read: 0.5, cache_write: 6.25 }),
      // Almost the name of another model, which it must not be taken for.
      modelsDevModel('claude-2-latest', 'Claude 2 (latest)', { context: 100_000, output: 4096 }, { input: 99, output: 99 }, { release_date: '2023-07-11' }),
    ]),
    vercel: provider('vercel', 'Vercel AI Gateway', [modelsDevModel('openai/gpt-5.5', 'GPT-5.5', { context: 1_050_000, output: 128_000 }, { input: 2.5, output: 30 })]),
    'some-reseller': provider('some-reseller', 'A reseller', [modelsDevModel('gpt-5.5', 'GPT-5.5', { context: 8000, output: 8000 }, { input: 'cheap' })]),
  };
}

export function genaiPricesFile(): Record<string, unknown>[] {
  return [
    {
      id: 'openai',
      name: 'OpenAI',
      pricing_urls: ['https://example.org/pricing'],
      api_pattern: 'https://api\\.openai\\.com',
      models: [
        {
          id: 'gpt-5.5',
          name: 'GPT-5.5',
          match: { or: [{ equals: 'gpt-5.5' }, { equals: 'gpt-5-5' }] },
          context_window: 1_050_000,
          price_comments: 'A threshold that is itself in the bracket is written as the number below it.',
          prices: {
            input_mtok: { base: 2.5, tiers: [{ start: 271_999, price: 5 }] },
            cache_read_mtok: { base: 0.5, tiers: [{ start: 271_999, price: 1 }] },
            output_mtok: { base: 30, tiers: [{ start: 271_999, price: 45 }] },
            web_searches_kcount: 10,
          },
        },
        {
          id: 'gpt-5.4-2026-03-05',
          match: { or: [{ equals: 'gpt-5.4' }, { starts_with: 'gpt-5.4-' }] },
          context_window: 200_000,
          prices: [
            { prices: { input_mtok: 2, output_mtok: 8 } },
            { constraint: { start_date: '2026-11-20', type: 'start_date' }, prices: { input_mtok: 1, output_mtok: 8 } },
            { constraint: { start_date: '2027-06-01', type: 'start_date' }, prices: { input_mtok: 9, output_mtok: 9 } },
            { constraint: { start_time: '01:00:00Z', end_time: '04:00:00Z', type: 'time_of_date' }, prices: { input_mtok: 7, output_mtok: 7 } },
          ],
        },
        { id: 'whisper-9', match: { equals: 'whisper-9' }, prices: { input_audio_hours: 0.36 } },
      ],
    },
    {
      id: 'anthropic',
      name: 'Anthropic',
      pricing_urls: ['https://example.org/pricing'],
      api_pattern: 'https://api\\.anthropic\\.com',
      models: [
        {
          id: 'claude-opus-5',
          name: 'Claude Opus 5',
          match: { starts_with: 'claude-opus-5' },
          context_window: 1_000_000,
          prices: { input_mtok: 5, cache_write_mtok: 6.25, cache_read_mtok: 0.5, output_mtok: 27.5, cache_write_1h_mtok: 10 },
        },
      ],
    },
  ];
}
