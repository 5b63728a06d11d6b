// Text of the sample prompt: fifteen turns of an invented incident, with tool calls, code, tables and four scripts.

import type { Speaker } from './part';

export const SAMPLE_TURNS: readonly { readonly speaker: Speaker; readonly text: string }[] = [
  {
    speaker: 'user',
    text: `Customers say they were charged twice. Support has 40-odd tickets since 09:41, all from the Harbour Nights sale that opened at 09:30. The ledger mismatch alert fired at 10:05. We deployed payments-api 4.18.0 at 09:12. How many orders are affected, and is it still going on?`,
  },
  {
    speaker: 'assistant',
    text: `I am counting orders that have more than one successful capture since 09:00.

{"tool": "run_query", "arguments": {"database": "ledger", "reason": "Size of the duplicate charges", "sql": "SELECT date_bin('10 minutes', first_at, '2026-05-14') AS starts_at, count(*) AS orders, sum(n) AS captures, sum(n - 1) AS surplus FROM (SELECT order_id, count(*) AS n, min(created_at) AS first_at FROM captures WHERE status = 'succeeded' AND created_at >= '2026-05-14 09:00' GROUP BY order_id HAVING count(*) > 1) d GROUP BY 1 ORDER BY 1"}}`,
  },
  {
    speaker: 'tool',
    text: `{
  "rows": [
    { "starts_at": "2026-05-14T09:30:00Z", "orders": 138, "captures": 293, "surplus": 155 },
    { "starts_at": "2026-05-14T09:40:00Z", "orders": 270, "captures": 575, "surplus": 305 },
    { "starts_at": "2026-05-14T09:50:00Z", "orders": 246, "captures": 523, "surplus": 277 },
    { "starts_at": "2026-05-14T10:00:00Z", "orders": 200, "captures": 425, "surplus": 225 },
    { "starts_at": "2026-05-14T10:10:00Z", "orders": 156, "captures": 332, "surplus": 176 }
  ],
  "row_count": 5,
  "replica_lag_seconds": 1.4,
  "as_of": "2026-05-14T10:20:07Z"
}`,
  },
  {
    speaker: 'assistant',
    text: `It is still going on. Established, as of 10:20: 1,010 orders with more than one capture, 2,148 captures in all, 1,138 of them surplus. None before 09:30, so the deploy alone did not start it; the load of the sale may have.

Each surplus capture is a separate success at the gateway, so the gateway did not recognise the second request as a repeat. I am looking at how we build the idempotency key, and at how slow the gateway has been.

{"tool": "search_files", "arguments": {"repository": "payments-api", "pattern": "idempotencyKey|maxAttempts|timeoutMs", "path_glob": "src/**/*.ts"}}
{"tool": "run_query", "arguments": {"database": "metrics", "reason": "Gateway latency around the start of the sale", "sql": "SELECT date_bin('10 minutes', at, '2026-05-14') AS starts_at, count(*) AS requests, percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_disc(0.95) WITHIN GROUP (ORDER BY ms) AS p95, round(avg((ms > 2500)::int), 3) AS share_over_2500 FROM gateway_requests WHERE at >= '2026-05-14 09:00' GROUP BY 1 ORDER BY 1"}}`,
  },
  {
    speaker: 'tool',
    text: `src/config/gateway.ts:14  timeoutMs: 2_500,                                                       e41b7d0  2026-05-13
src/config/gateway.ts:15  maxAttempts: 3,                                                         77c02f9  2026-03-02
src/gateway/charge.ts:15  readonly maxAttempts: number;                                           77c02f9  2026-03-02
src/gateway/charge.ts:16  readonly timeoutMs: number;                                             77c02f9  2026-03-02
src/gateway/charge.ts:22  for (let attempt = 1; attempt <= options.maxAttempts; attempt += 1) {   77c02f9  2026-03-02
src/gateway/charge.ts:23  const idempotencyKey = order.id + '-' + randomUUID();                   77c02f9  2026-03-02
src/gateway/charge.ts:26  idempotencyKey,                                                         77c02f9  2026-03-02
src/gateway/charge.ts:27  timeoutMs: options.timeoutMs,                                           77c02f9  2026-03-02
src/gateway/refund.ts:31  const idempotencyKey = 'refund-' + capture.id;                          1d90e55  2025-11-18
src/gateway/refund.ts:34  idempotencyKey,                                                         1d90e55  2025-11-18
10 matches, not truncated`,
  },
  {
    speaker: 'tool',
    text: `{
  "rows": [
    { "starts_at": "2026-05-14T09:00:00Z", "requests": 1312, "p50": 410, "p95": 812, "share_over_2500": 0.001 },
    { "starts_at": "2026-05-14T09:10:00Z", "requests": 1287, "p50": 405, "p95": 798, "share_over_2500": 0.001 },
    { "starts_at": "2026-05-14T09:20:00Z", "requests": 1466, "p50": 422, "p95": 845, "share_over_2500": 0.002 },
    { "starts_at": "2026-05-14T09:30:00Z", "requests": 9871, "p50": 1180, "p95": 3140, "share_over_2500": 0.118 },
    { "starts_at": "2026-05-14T09:40:00Z", "requests": 11204, "p50": 1315, "p95": 3390, "share_over_2500": 0.137 },
    { "starts_at": "2026-05-14T09:50:00Z", "requests": 10038, "p50": 1262, "p95": 3275, "share_over_2500": 0.129 },
    { "starts_at": "2026-05-14T10:00:00Z", "requests": 8412, "p50": 1107, "p95": 3020, "share_over_2500": 0.109 },
    { "starts_at": "2026-05-14T10:10:00Z", "requests": 6930, "p50": 1021, "p95": 2870, "share_over_2500": 0.094 }
  ],
  "row_count": 8,
  "as_of": "2026-05-14T10:21:40Z"
}`,
  },
  {
    speaker: 'assistant',
    text: `Line 23 stands inside the retry loop. I am reading the function to be sure of what happens after a timeout.

{"tool": "read_file", "arguments": {"repository": "payments-api", "path": "src/gateway/charge.ts", "first_line": 14, "last_line": 47}}`,
  },
  {
    speaker: 'tool',
    text: `export interface ChargeOptions {
  readonly maxAttempts: number;
  readonly timeoutMs: number;
}

/** Captures the amount of an order. Retries what the gateway calls transient. */
export async function charge(order: Order, options: ChargeOptions): Promise<Capture> {
  let lastError: unknown;
  for (let attempt = 1; attempt <= options.maxAttempts; attempt += 1) {
    const idempotencyKey = order.id + '-' + randomUUID();
    try {
      return await corvid.capture(order.paymentToken, order.totalCents, {
        idempotencyKey,
        timeoutMs: options.timeoutMs,
      });
    } catch (error) {
      lastError = error;
      if (!isTransient(error)) throw error;
      log.warn({ orderId: order.id, attempt, error }, 'capture failed, will retry');
      await sleep(backoffMs(attempt));
    }
  }
  throw new CaptureFailed(order.id, lastError);
}

function isTransient(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof GatewayError && TRANSIENT_CODES.has(error.code);
}

// 200 ms, 400 ms, 800 ms, with up to 20 % of jitter so that retries do not arrive together.
function backoffMs(attempt: number): number {
  return 200 * 2 ** (attempt - 1) * jitter(0.2);
}
lines 14–47 of 61`,
  },
  {
    speaker: 'assistant',
    text: `Established: every attempt sends a new idempotency key (charge.ts:23), and a timeout counts as transient (charge.ts:40). A request that times out on our side can still succeed at the gateway. The retry then looks like a new charge, and the card is charged again.

To stop it now, set the flag payments.retry.max_attempts to 1. It takes effect within a minute and needs no deploy. Cost: about one payment in eight fails and the customer has to press the button again. That is safe only because a failed payment here creates a new order id; the old capture still has to be refunded.

The repair is to make the key once per order, before the loop:

\`\`\`diff
-  for (let attempt = 1; attempt <= options.maxAttempts; attempt += 1) {
-    const idempotencyKey = order.id + '-' + randomUUID();
+  // One key for all attempts: the gateway must see a retry as the same charge.
+  const idempotencyKey = 'charge-' + order.id;
+  for (let attempt = 1; attempt <= options.maxAttempts; attempt += 1) {
\`\`\`

refund.ts:31 already does it this way.`,
  },
  {
    speaker: 'user',
    text: `Flag is set, 10:47. But that loop has been there since March and we have had busy sales since. Why today?`,
  },
  {
    speaker: 'assistant',
    text: `Because of the timeout. Commit e41b7d0 of 13 May, released with 4.18.0 at 09:12, lowered timeoutMs from 10,000 to 2,500 (config/gateway.ts:14).

| | Before 4.18.0 | Since 09:12 |
| :-- | --: | --: |
| Timeout | 10,000 ms | 2,500 ms |
| Requests over the timeout, quiet | none seen | 0.1–0.2 % |
| Requests over the timeout, during the sale | none seen | 9.4–13.7 % |

The bug in the loop was there in March. It needs a timeout to show, and with ten seconds there was almost never one. The new limit lies below the gateway's 95th percentile under load (3,140 ms at 09:30), so roughly every eighth request was abandoned while the gateway was still working on it.

Suspected, not established: the March sale may have a handful of duplicates too. I can count them if you want.`,
  },
  {
    speaker: 'user',
    text: `Later, yes. First these three, support wants to answer them now 🙏

1) 「ハーバーナイツのチケットを2枚購入しましたが、クレジットカードに同じ金額が二重に請求されています。至急確認してください。」
2) «تم خصم ثمن التذكرة ثلاث مرات من بطاقتي، ولم يصلني سوى تأكيد واحد. متى يعود المبلغ؟»
3) "charged 2x for 4 tix 😡😡 that's my rent 💸 pls fix 👨‍👩‍👧‍👦🎟️"

Refunds run tonight, the bank needs up to three working days. So Tuesday 19 May at the latest.`,
  },
  {
    speaker: 'assistant',
    text: `Drafts in the language of each customer. The day is the one you gave; I have not checked it with the bank.

1) 日本語
このたびはご迷惑をおかけし、誠に申し訳ございません。システムの不具合により、同じご注文の代金が二重に請求されておりました。余分にいただいた金額は本日中に返金の手続きをいたします。遅くとも5月19日(火)までに、ご利用のカードへ返金されます。チケットは有効ですので、お客様にお手続きいただくことはございません。

2) العربية
نعتذر عمّا حدث. بسبب خطأ في نظامنا خُصم ثمن طلبك ثلاث مرات بدلًا من مرة واحدة. سنعيد المبلغين الزائدين اليوم، وسيصلان إلى بطاقتك في موعد أقصاه الثلاثاء 19 مايو. تذكرتك صالحة، ولا يلزمك القيام بأي شيء.

3) English
We charged your card twice for the same order because of a fault in our system. We are sending the second amount back today, and it will be on your card by Tuesday 19 May at the latest. Your four tickets 🎟️ are valid. You do not need to do anything.

The second customer was charged three times, so two amounts go back. Please check that the refund list has both.`,
  },
  {
    speaker: 'user',
    text: `Good catch, it had one. Rolled back to 4.17.3 as well. This is the query for tonight's refunds, does it take every surplus capture and leave the first?

SELECT c.id, c.order_id, c.amount_cents
FROM captures c
JOIN captures o ON o.order_id = c.order_id AND o.created_at < c.created_at
WHERE c.status = 'succeeded' AND c.created_at >= '2026-05-14 09:30';`,
  },
  {
    speaker: 'assistant',
    text: `No. It has two faults, and one of them pays money out twice.

1. An order with three captures joins its third one to both earlier ones, so that capture appears twice. With 163 such orders that is 163 refunds too many.
2. The earlier capture is not checked for success. If the first attempt failed and the second succeeded, the only valid payment is refunded.

Numbering the successful captures of each order avoids both:

\`\`\`sql
SELECT id, order_id, amount_cents
FROM (
  SELECT id, order_id, amount_cents,
         row_number() OVER (PARTITION BY order_id ORDER BY created_at, id) AS position
  FROM captures
  WHERE status = 'succeeded'
    AND created_at >= '2026-05-14 09:00'
) AS numbered
WHERE position > 1;
\`\`\`

Run on the replica at 11:31 it returns 1,447 rows, 96,312.40 euros. That equals 2,731 captures less 1,284 orders, so nothing is missing and nothing appears twice.

Needs a second person: someone else should run it, compare both figures and only then start the refunds. refund.ts makes its key from the capture id, so starting the job twice does no harm.`,
  },
];
