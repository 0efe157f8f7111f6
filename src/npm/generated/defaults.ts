// Written by the core (examples/describe.rs); `npm run build` renews it.
/** The client's own numbers: those whose names end in `Ms` are milliseconds. */
export const defaults = {
  "postTimeoutMs": 120000,
  "postExchangeMs": 300000,
  "getTimeoutMs": 15000,
  "minIntervalMs": 1000,
  "maxIntervalMs": 15000,
  "maxWaitMs": 1800000,
  "hiddenIntervalMs": 60000,
  "maxRetryAfterMs": 60000,
  "resultGraceMs": 120000,
  "notFoundMs": 20000,
  "notFoundTimes": 3,
  "requestsPerSecond": 4,
  "getsInFlight": 4,
  "leadKnownMs": 1000
} as const;
