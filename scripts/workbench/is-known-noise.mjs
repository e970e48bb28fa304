// @ts-check

/** What this VS Code says whatever the extension: of a missing service worker, an update check and no gallery on each start, of work cut short on each reload. */
const noise = [
  /vsda/,
  /service ?worker/i,
  /A bad HTTP response code \(404\) was received when fetching the script/,
  /\/update\/check/,
  /^(Resolving|Resolved) connection token /,
  /^Creating a socket /,
  /^\[(reconnection-grace-time|AgentHost:remote|AccountPolicyGate)\]/,
  /^Ignoring fetching additional builtin extensions/,
  /Canceled: Canceled/,
  /Long running operations during shutdown are unsupported/,
  /^Updating additional builtin extensions cache/,
];

/** @param {string} text */
export function isKnownNoise(text) {
  return noise.some((pattern) => pattern.test(text));
}
