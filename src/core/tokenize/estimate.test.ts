import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { estimateFromCharacters, scaleCount } from './estimate';
import { utf8Length } from './utf8';

const read = (file: string): string => readFileSync(`node_modules/${file}`, 'utf8');
const numbers = Array.from({ length: 3000 }, (_, index) => (index * 2654435761) >>> 0);

const SAMPLES: Record<string, string> = {
  'English prose': read('zustand/README.md').replace(/```[^]*?```/g, ''),
  Markdown: read('zustand/README.md'),
  JSON: read('tiktoken/package.json').repeat(3),
  types: read('zustand/vanilla.d.ts') + read('fast-check/package.json'),
  'minified code': read('react-dom/cjs/react-dom-client.production.js').slice(0, 100_000),
  CSS: 'main { display: grid; gap: 0.5rem; color: rgb(12 34 56 / 70%) }\n.row:hover > a::before { content: "→" }\n'.repeat(9),
  'indented code': 'if (x) {\n        for (const y of x) {\n                y();\n        }\n}\n\n'.repeat(20),
  base64: btoa(numbers.join('/')),
  hexadecimal: numbers.map((value) => value.toString(16)).join(' '),
  numbers: numbers.join(','),
  table: '| a | b |\n|---|---|\n| 1 | 2 |\n'.repeat(30),
  'box drawing': '┌──┬──┐\n│  │  │\n└──┴──┘\n'.repeat(20),
  emoji: '🎉👍🏽👩‍👩‍👧‍👦❤️🏳️‍🌈😀😂🤣😊😍🥰😘🇩🇪🇺🇦✅❌⚠️'.repeat(3),
  Chinese: '上下文窗口是模型一次能够处理的文本总量，包括系统提示、工具、历史记录、文档和问题。当内容超过上限时，最早的消息会被丢弃或压缩。',
  'Chinese JSON': read('axe-core/locales/zh_CN.json'),
  Japanese: 'コンテキストウィンドウとは、モデルが一度に処理できるテキストの総量のことです。上限を超えると、古いメッセージは切り捨てられます。',
  'Japanese JSON': read('axe-core/locales/ja.json'),
  Korean: '컨텍스트 창은 모델이 한 번에 처리할 수 있는 텍스트의 총량입니다. 한도를 초과하면 오래된 메시지가 삭제됩니다.',
  Russian: 'Контекстное окно — это объём текста, который модель может обработать за один раз. При превышении лимита старые сообщения удаляются.',
  Greek: 'Το παράθυρο περιβάλλοντος είναι η ποσότητα κειμένου που μπορεί να επεξεργαστεί ένα μοντέλο κάθε φορά.',
  German: 'Das Kontextfenster ist die Menge an Text, die ein Modell auf einmal verarbeiten kann. Wird die Grenze überschritten, fallen ältere Nachrichten weg.',
  French: "La fenêtre de contexte est la quantité de texte qu'un modèle peut traiter en une seule fois, des outils à l'historique.",
  Vietnamese: 'Cửa sổ ngữ cảnh là lượng văn bản mà mô hình có thể xử lý cùng một lúc, bao gồm lời nhắc hệ thống, công cụ, lịch sử và câu hỏi.',
  Arabic: 'نافذة السياق هي كمية النص التي يمكن للنموذج معالجتها دفعة واحدة. عند تجاوز الحد تحذف الرسائل القديمة.',
  Hebrew: 'חלון ההקשר הוא כמות הטקסט שהמודל יכול לעבד בבת אחת. הוא כולל את הנחיית המערכת, הכלים, ההיסטוריה והשאלה.',
  Hindi: 'संदर्भ विंडो वह पाठ है जिसे मॉडल एक बार में संसाधित कर सकता है। सीमा पार होने पर पुराने संदेश हटा दिए जाते हैं।',
  Thai: 'หน้าต่างบริบทคือปริมาณข้อความที่แบบจำลองสามารถประมวลผลได้ในครั้งเดียว ซึ่งรวมถึงคำสั่งระบบ เครื่องมือ ประวัติ เอกสาร',
};

describe.each(['o200k_base', 'cl100k_base'] as const)('%s', (encodingId) => {
  const oracle = get_encoding(encodingId);
  test.each(Object.entries(SAMPLES))('the band covers %s', (_name, sample) => {
    const tokens = oracle.encode(sample, [], []).length;
    const count = estimateFromCharacters(sample);
    expect(count.low).toBeLessThanOrEqual(tokens);
    expect(count.high).toBeGreaterThanOrEqual(tokens);
  });
});

test('prose and code are estimated within a third', () => {
  const oracle = get_encoding('o200k_base');
  for (const name of ['English prose', 'Markdown', 'minified code', 'German', 'Chinese']) {
    const ratio = estimateFromCharacters(SAMPLES[name]!).tokens / oracle.encode(SAMPLES[name]!, [], []).length;
    expect(Math.abs(Math.log(ratio)), name).toBeLessThan(Math.log(4 / 3));
  }
});

test('any text keeps the order low, tokens, high, and never more tokens than bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { tokens, low, high } = estimateFromCharacters(text);
      expect([low, tokens, high].every(Number.isInteger)).toBe(true);
      expect(low).toBeGreaterThanOrEqual(text === '' ? 0 : 1);
      expect(tokens).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(tokens);
      expect(high).toBeLessThanOrEqual(utf8Length(text));
    }),
  );
});

test('a huge text is sampled: the estimate of a repeated text is its multiple', () => {
  const one = SAMPLES['Markdown']!;
  const times = Math.ceil(3_000_000 / one.length);
  const ratio = estimateFromCharacters(one.repeat(times)).tokens / (times * estimateFromCharacters(one).tokens);
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
});

test('scaling rounds outwards', () => {
  expect(scaleCount(101, { low: 0.9, mid: 1.1, high: 1.3 }, 'estimate')).toEqual({ tokens: 111, low: 90, high: 132, exactness: 'estimate' });
  expect(scaleCount(1, { low: 0.95, mid: 1, high: 1 }, 'calibrated')).toEqual({ tokens: 1, low: 0, high: 1, exactness: 'calibrated' });
  expect(scaleCount(0, { low: 1, mid: 2, high: 3 }, 'exact')).toEqual({ tokens: 0, low: 0, high: 0, exactness: 'exact' });
});
