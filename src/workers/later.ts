const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** Calls back once the event loop has run: by a message to oneself, since timers wait 4 ms, and a second in hidden pages. */
export function laterByMessage(callback: () => void): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(callback);
  channel.port2.postMessage(null);
}
