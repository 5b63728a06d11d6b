// Runs before anything else. The policy of the page refuses every request; this closes what a policy can reach only by script.

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
// With Trusted Types in force a worker may only be made from a blob of this page: the inlined tokenizer.
// There is no rule for HTML or script text, so assigning either from a string throws.
trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (url.startsWith(`blob:${location.origin}/`)) return url;
    throw new TypeError(`Refused to run a script from ${url}`);
  },
});

// Chromium's policy does not cover WebRTC. This is depth, not proof: a fresh frame has its own copy.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name);
}
