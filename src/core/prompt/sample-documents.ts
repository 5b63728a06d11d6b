// Text of the sample prompt: a report and a log that agree on most things, and differ where the question asks.

export const SAMPLE_REPORT = `# Incident report: duplicate card charges during the Harbour Nights sale

Status: draft 2, for review. Date of the incident: Thursday, 14 May 2026. All times are UTC. Severity: 1.

## Summary

Between 09:31 and 10:47 the payment service charged some cards two or three times for one order. 1,284 orders were affected: 1,121 were captured twice and 163 three times. The surplus is 1,447 captures and 96,312.40 euros. No card data was exposed, no ticket was lost, and no customer received more tickets than they ordered.

A release in the morning shortened the time that we wait for the card gateway from ten seconds to two and a half. When the sale opened at 09:30 the gateway became slower, as it does in every large sale, and about every eighth request took longer than the new limit. The service treated those requests as failed and sent them again, each time under a new idempotency key. The gateway could not know that these were repeats and charged the card once more.

The retries were switched off by a flag at 10:47, and the release was rolled back at 11:02. Refunds were started the same evening.

## Impact on customers

- 1,284 orders of 58,910 in the sale (2.2 %) were charged more than once.
- The median surplus was 54.00 euros; the largest for one customer was 792.00 euros (an order of eight seats, charged three times).
- Support received 231 tickets, the first at 09:41. 64 of them were in languages other than English; the first answers went out at 11:20.
- From 10:47 until the rollback, about 12 % of the attempts to pay failed and had to be repeated by the customer. We estimate that 310 customers gave up in that time. This is a comparison with the same quarter of an hour of the spring sale, and not a count.

## Timeline

| Time | Event |
| :-- | :-- |
| 13 May, 15:52 | The change of the timeout is merged after one review. Its aim is to free checkout workers sooner when the gateway hangs. |
| 09:05 | Release 4.18.0 goes to the canary, which takes 5 % of the traffic. It is watched for 15 minutes without findings. |
| 09:12 | 4.18.0 is rolled out to all 24 instances. |
| 09:30 | The sale opens. Requests to the gateway rise from about 130 to about 1,000 per minute. |
| 09:31 | First duplicate capture. |
| 09:41 | First ticket at support. |
| 10:05 | The alert "ledger mismatch above 0.5 %" fires. It is evaluated every 30 minutes. |
| 10:18 | The engineer on call opens an incident. |
| 10:24 | The retry loop is identified as the cause. |
| 10:47 | The flag payments.retry.max_attempts is set to 1. The last duplicate capture is at 10:47:38. |
| 11:02 | Rollback to 4.17.3 is complete on all instances. |
| 11:20 | Support begins to answer. |
| 19:30 | Refunds are started after a check by a second person. |
| 20:14 | All 1,447 refunds are accepted by the gateway. |

## Cause

Two mistakes had to meet.

The first is in the retry loop of the payment service, and it is two months old. The idempotency key was made inside the loop, so each attempt carried its own. The key exists for exactly this case: a request whose answer we did not see. It was written at a time when only refused connections were retried, where the gateway never saw the first attempt, and a fresh key did no harm. In March, timeouts were added to the list of errors that are retried. Nobody looked at the key again, because it was not part of that change.

The second is the new timeout. It was chosen from the gateway's latency on a quiet day, where 99.8 % of the answers arrive within 2.5 seconds. During a sale the 95th percentile lies above three seconds. We had those figures from earlier sales, but they were not asked for in the review.

Neither the unit tests nor the tests against the gateway's sandbox could find it. The sandbox answers within 50 milliseconds and never times out. The test of the retry checks that three attempts are made; it does not compare their keys.

## What went well

- The ledger kept every capture, so the affected orders could be counted instead of estimated.
- The number of attempts could be changed by a flag without a release.
- The refund job takes its key from the capture, so it could be started without fear of refunding twice.
- A first version of the refund query would have paid 163 captures out twice. It was caught because someone asked for a review before running it.

## What went badly

- 24 minutes passed between the first ticket at support and the alert, and 37 minutes between the first ticket and the incident. Support has no button that pages the engineer on call.
- The alert is evaluated every half an hour. In a sale that is 30,000 payments.
- The canary ran outside the sale, at a tenth of the load. It could not have shown the fault, however long it had been watched.
- Between the diagnosis at 10:24 and the flag at 10:47 lie 23 minutes. Most of them went into finding out who may set a flag in production.

## Actions

1. Make one idempotency key per order, before the first attempt. Done in 4.18.1, with a test that times out the first attempt and compares the keys. Owner: payments.
2. Reject a second successful capture of an order in the ledger, as a constraint and not only as an alert. Owner: ledger. Due: 29 May.
3. Evaluate the mismatch alert every minute, and lower its threshold to 0.1 %. Owner: platform. Due: 18 May.
4. Let the sandbox of the gateway answer slowly: a tenth of the requests after the timeout, with the capture made. Owner: payments. Due: 5 June.
5. Freeze releases of services on the payment path from two hours before a sale until it has closed. Owner: head of engineering. Due: before the next sale on 21 May.
6. Give support a page button, with a rule: three tickets about money within ten minutes. Owner: support and platform. Due: 25 May.
7. Allow the engineer on call to set every flag that begins with payments. without asking. Owner: platform. Done.

## Open questions

- Were there duplicates in the March sale? The same query is to be run over the captures since 2 March. If there are any, those customers are owed money too.
- Did any bank decline a later purchase because the surplus charge had used up a limit? We can see this only in complaints.
`;

export const SAMPLE_LOG = `2026-05-14T09:02:11.204Z INFO  pipeline           release payments-api 4.18.0 requested by mara (commit e41b7d0, 3 changes since 4.17.3)
2026-05-14T09:02:11.911Z INFO  pipeline           change 1/3 8c20d4e docs: describe refund states
2026-05-14T09:02:11.911Z INFO  pipeline           change 2/3 b7715fa deps: postgres client 8.14.1 -> 8.15.0
2026-05-14T09:02:11.911Z INFO  pipeline           change 3/3 e41b7d0 gateway: timeoutMs 10000 -> 2500
2026-05-14T09:02:14.530Z INFO  pipeline           image payments-api:4.18.0 sha256:5b0e77c1 found, built 2026-05-13T16:20:48Z
2026-05-14T09:02:15.018Z INFO  pipeline           checks: unit 1184 passed, sandbox 96 passed, migrations none
2026-05-14T09:05:02.377Z INFO  rollout            canary: 1 of 24 instances, weight 5 %
2026-05-14T09:05:09.640Z INFO  payments-api-c1    starting version=4.18.0 region=eu-north pid=1
2026-05-14T09:05:10.122Z INFO  payments-api-c1    config gateway.timeoutMs=2500 gateway.maxAttempts=3 ledger.pool=20
2026-05-14T09:05:11.874Z INFO  payments-api-c1    ready in 2234 ms
2026-05-14T09:06:11.900Z INFO  rollout            canary minute 1: requests=7 errors=0 p95=790ms
2026-05-14T09:07:11.902Z INFO  rollout            canary minute 2: requests=6 errors=0 p95=815ms
2026-05-14T09:08:11.905Z INFO  rollout            canary minute 3: requests=7 errors=0 p95=802ms
2026-05-14T09:09:11.899Z INFO  rollout            canary minute 4: requests=6 errors=0 p95=777ms
2026-05-14T09:10:11.901Z INFO  rollout            canary minute 5: requests=7 errors=0 p95=808ms
2026-05-14T09:10:12.044Z INFO  rollout            canary passed after 5 of 15 minutes (skipped by mara: "sale opens 09:30")
2026-05-14T09:10:30.310Z INFO  rollout            wave 1: instances 02-08 draining
2026-05-14T09:10:52.771Z INFO  rollout            wave 1: instances 02-08 ready version=4.18.0
2026-05-14T09:11:10.118Z INFO  rollout            wave 2: instances 09-16 draining
2026-05-14T09:11:31.460Z INFO  rollout            wave 2: instances 09-16 ready version=4.18.0
2026-05-14T09:11:48.902Z INFO  rollout            wave 3: instances 17-24 draining
2026-05-14T09:12:09.337Z INFO  rollout            wave 3: instances 17-24 ready version=4.18.0
2026-05-14T09:12:09.815Z INFO  rollout            complete: 24 of 24 on 4.18.0 in 7 m 7 s
2026-05-14T09:20:00.001Z INFO  scheduler          ledger-mismatch-check started window=30m
2026-05-14T09:20:03.218Z INFO  scheduler          ledger-mismatch-check ok mismatch=0.00 %
2026-05-14T09:30:00.000Z INFO  checkout-web       sale harbour-nights open seats=61500 queue=18402
2026-05-14T09:30:41.552Z WARN  payments-api-07    capture failed, will retry orderId=hn-000318 attempt=1 error=TimeoutError(2500ms)
2026-05-14T09:31:02.093Z WARN  payments-api-19    capture failed, will retry orderId=hn-000544 attempt=1 error=TimeoutError(2500ms)
2026-05-14T09:31:04.870Z INFO  payments-api-19    capture succeeded orderId=hn-000544 attempt=2 amount=108.00 EUR
2026-05-14T09:31:05.466Z INFO  payments-api-07    capture succeeded orderId=hn-000318 attempt=3 amount=54.00 EUR
2026-05-14T09:31:30.000Z WARN  payments-api       timeouts in the last minute: 58 of 912 (6.4 %)
2026-05-14T09:32:30.000Z WARN  payments-api       timeouts in the last minute: 117 of 1004 (11.7 %)
2026-05-14T09:34:12.665Z WARN  payments-api-11    capture failed, will retry orderId=hn-003127 attempt=2 error=TimeoutError(2500ms)
2026-05-14T09:34:15.804Z INFO  payments-api-11    capture succeeded orderId=hn-003127 attempt=3 amount=264.00 EUR
2026-05-14T09:41:07.000Z INFO  support            ticket 88213 opened lang=en topic="charged twice"
2026-05-14T09:43:55.000Z INFO  support            ticket 88219 opened lang=ja topic="二重請求"
2026-05-14T09:44:30.000Z WARN  payments-api       timeouts in the last minute: 161 of 1177 (13.7 %)
2026-05-14T09:46:20.000Z INFO  support            ticket 88226 opened lang=ar topic="خصم مكرر"
2026-05-14T09:50:00.002Z INFO  scheduler          ledger-mismatch-check started window=30m
2026-05-14T09:50:04.991Z WARN  scheduler          ledger-mismatch-check skipped: replica lag 6.2 s above limit 5.0 s, next run 10:05
2026-05-14T09:58:30.000Z WARN  payments-api       timeouts in the last minute: 126 of 986 (12.8 %)
2026-05-14T10:05:00.001Z INFO  scheduler          ledger-mismatch-check started window=30m
2026-05-14T10:05:06.430Z ERROR scheduler          ledger-mismatch-check mismatch=1.62 % above 0.50 %, alert sent
2026-05-14T10:05:07.012Z ERROR alerting           page sent to on-call primary, alert=ledger-mismatch severity=2
2026-05-14T10:15:07.015Z WARN  alerting           page not acknowledged after 10 m, escalating to secondary
2026-05-14T10:17:49.380Z INFO  alerting           page acknowledged by mara
2026-05-14T10:18:22.941Z INFO  incident-bot       incident 2026-05-14-1 opened severity=1 title="Duplicate charges, Harbour Nights"
2026-05-14T10:31:16.207Z WARN  flags              set payments.retry.max_attempts=1 denied user=mara reason="role payments-admin required"
2026-05-14T10:33:40.118Z INFO  incident-bot       asked #platform who holds payments-admin
2026-05-14T10:46:51.660Z INFO  flags              set payments.retry.max_attempts=1 user=oluwaseun previous=3
2026-05-14T10:47:12.004Z INFO  payments-api       config gateway.maxAttempts=1 applied on 24 of 24 instances
2026-05-14T10:47:38.771Z INFO  payments-api-03    capture succeeded orderId=hn-051902 attempt=3 amount=132.00 EUR
2026-05-14T10:48:30.000Z WARN  payments-api       payments failed in the last minute: 71 of 590 (12.0 %)
2026-05-14T10:55:03.450Z INFO  pipeline           rollback payments-api 4.17.3 requested by mara
2026-05-14T10:55:04.212Z INFO  rollout            rollback wave 1: instances 01-12 draining
2026-05-14T10:58:37.906Z WARN  rollout            instance 09 not drained after 120 s, 4 captures in flight, waiting
2026-05-14T11:01:44.320Z INFO  rollout            rollback wave 1: instances 01-12 ready version=4.17.3
2026-05-14T11:02:02.118Z INFO  rollout            rollback wave 2: instances 13-24 draining
2026-05-14T11:06:19.547Z INFO  rollout            rollback wave 2: instances 13-24 ready version=4.17.3
2026-05-14T11:06:20.003Z INFO  rollout            complete: 24 of 24 on 4.17.3 in 11 m 17 s
2026-05-14T11:06:20.871Z INFO  payments-api       config gateway.timeoutMs=10000 gateway.maxAttempts=1 (flag)
2026-05-14T11:07:30.000Z INFO  payments-api       timeouts in the last minute: 0 of 548 (0.0 %)
2026-05-14T11:35:00.002Z INFO  scheduler          ledger-mismatch-check started window=30m
2026-05-14T11:35:05.118Z INFO  scheduler          ledger-mismatch-check ok mismatch=0.00 %
`;
