// Written by the core (examples/describe.rs); `npm run build` renews it.
export const defaults = {
  "postExchangeMs": 300000,
  "maxWaitMs": 1800000,
  "requestsPerSecond": 4,
  "getsInFlight": 4,
  "leadKnownMs": 1000
} as const;
