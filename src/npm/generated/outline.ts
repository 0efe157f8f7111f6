// Written by the core (examples/describe.rs); `npm run build` renews it.
/** What the codec looks for: known fields and words by their places in the core's shapes, and how much it takes in. */
export const outline = {
  "room": 33554432,
  "each": 64,
  "any": 0,
  "body": 9,
  "numbers": 35,
  "shapes": [
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 1
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 2
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 3
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 4
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 5
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 6
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 7
    },
    {
      "reads": 3,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 8
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 2,
      "most": 100000,
      "words": [],
      "fields": {
        "model": 10,
        "prompt": 11,
        "resolution": 12,
        "generate_audio": 13,
        "start_image_url": 14,
        "end_image_url": 15,
        "image_urls": 16,
        "elements": 18,
        "aspect_ratio": 26,
        "duration": 27,
        "shot_type": 28,
        "multi_prompt": 29
      },
      "inner": 34
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [
        "kling-o3-reference-to-video"
      ],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 8,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [
        "720p",
        "1080p",
        "4k"
      ],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 1,
      "most": 1000,
      "words": [],
      "fields": {},
      "inner": 17
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 1,
      "most": 1000,
      "words": [],
      "fields": {},
      "inner": 19
    },
    {
      "reads": 2,
      "most": 100000,
      "words": [],
      "fields": {
        "frontal_image_url": 20,
        "reference_image_urls": 21,
        "video_url": 23,
        "voice_id": 24
      },
      "inner": 25
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 1,
      "most": 1000,
      "words": [],
      "fields": {},
      "inner": 22
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 4,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 8,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [
        "16:9",
        "9:16",
        "1:1"
      ],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [
        "customize"
      ],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 1,
      "most": 1000,
      "words": [],
      "fields": {},
      "inner": 30
    },
    {
      "reads": 2,
      "most": 100000,
      "words": [],
      "fields": {
        "prompt": 31,
        "duration": 32
      },
      "inner": 33
    },
    {
      "reads": 8,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    },
    {
      "reads": 1,
      "most": 1000,
      "words": [],
      "fields": {},
      "inner": 36
    },
    {
      "reads": 0,
      "most": 100000,
      "words": [],
      "fields": {},
      "inner": 0
    }
  ]
} as const;
