// Written by the core (examples/describe.rs); `npm run build` renews it.
/** Every number of the rules, for counters and hints: its value, its rule in docs/service.md, and whether the service documents it. */
export const limits = {
  "promptCharacters": {
    "value": 2500,
    "rule": "F2",
    "documented": true
  },
  "durationMin": {
    "value": 3,
    "rule": "F6",
    "documented": true
  },
  "durationMax": {
    "value": 15,
    "rule": "F6",
    "documented": true
  },
  "durationDefault": {
    "value": 5,
    "rule": "F6",
    "documented": false
  },
  "shotDurationMax": {
    "value": 15,
    "rule": "F8",
    "documented": true
  },
  "referencesWithVideo": {
    "value": 4,
    "rule": "F9",
    "documented": true
  },
  "imageDownloadSeconds": {
    "value": 20,
    "rule": "W1",
    "documented": false
  },
  "videoDownloadSeconds": {
    "value": 30,
    "rule": "W1",
    "documented": false
  },
  "imageBytes": {
    "value": 10485760,
    "rule": "W2",
    "documented": false
  },
  "imageSideMin": {
    "value": 300,
    "rule": "W2",
    "documented": false
  },
  "imageRatioMin": {
    "value": 0.4,
    "rule": "W2",
    "documented": false
  },
  "imageRatioMax": {
    "value": 2.5,
    "rule": "W2",
    "documented": false
  },
  "references": {
    "value": 7,
    "rule": "W3",
    "documented": false
  },
  "elementsWithStart": {
    "value": 3,
    "rule": "W6",
    "documented": false
  },
  "videoElements": {
    "value": 1,
    "rule": "W7",
    "documented": false
  },
  "videoBytes": {
    "value": 209715200,
    "rule": "W7",
    "documented": false
  },
  "videoSecondsMin": {
    "value": 3,
    "rule": "W7",
    "documented": false
  },
  "videoSecondsMax": {
    "value": 10.05,
    "rule": "W7",
    "documented": false
  },
  "videoSideMin": {
    "value": 720,
    "rule": "W7",
    "documented": false
  },
  "videoSideMax": {
    "value": 2160,
    "rule": "W7",
    "documented": false
  },
  "videoFrameRateMin": {
    "value": 24,
    "rule": "W7",
    "documented": false
  },
  "videoFrameRateMax": {
    "value": 60,
    "rule": "W7",
    "documented": false
  },
  "elementReferencesMin": {
    "value": 1,
    "rule": "W9",
    "documented": false
  },
  "elementReferences": {
    "value": 3,
    "rule": "W9",
    "documented": false
  },
  "shotsMax": {
    "value": 6,
    "rule": "W14",
    "documented": false
  },
  "shotPromptCharacters": {
    "value": 512,
    "rule": "W15",
    "documented": false
  },
  "shotDurationMin": {
    "value": 1,
    "rule": "W16",
    "documented": false
  },
  "shotDurationAdvised": {
    "value": 3,
    "rule": "W16",
    "documented": false
  },
  "uploadBytes": {
    "value": 50000000,
    "rule": "U21",
    "documented": false
  },
  "listItems": {
    "value": 1000,
    "rule": "package",
    "documented": false
  }
} as const;
