// Written by the core (examples/describe.rs); `npm run build` renews it.
/** JSON Schema 2020-12 of the canonical body, with its defaults. Rules between fields, mentions and addresses are not in it. */
export const requestJsonSchema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "A video by kling-o3-reference-to-video",
  "type": "object",
  "properties": {
    "model": {
      "type": "string",
      "enum": [
        "kling-o3-reference-to-video"
      ],
      "default": "kling-o3-reference-to-video",
      "description": "The model. Filled in where it is left out."
    },
    "prompt": {
      "type": "string",
      "pattern": "\\S",
      "description": "What the video shows; @Image1 and @Element1 point at the images and elements.",
      "maxLength": 2500
    },
    "resolution": {
      "type": "string",
      "enum": [
        "720p",
        "1080p",
        "4k"
      ],
      "default": "720p",
      "description": "How fine the picture is."
    },
    "generate_audio": {
      "type": "boolean",
      "default": false,
      "description": "Whether the video has sound."
    },
    "start_image_url": {
      "type": "string",
      "pattern": "\\S",
      "description": "The picture the video begins with."
    },
    "end_image_url": {
      "type": "string",
      "pattern": "\\S",
      "description": "The picture the video ends with; known to need a start image and no shots."
    },
    "image_urls": {
      "type": "array",
      "items": {
        "type": "string",
        "pattern": "\\S",
        "description": "One picture."
      },
      "minItems": 1,
      "maxItems": 1000,
      "description": "Pictures to look at: @Image1 and on."
    },
    "elements": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "frontal_image_url": {
            "type": "string",
            "pattern": "\\S",
            "description": "The subject from the front."
          },
          "reference_image_urls": {
            "type": "array",
            "items": {
              "type": "string",
              "pattern": "\\S",
              "description": "One picture."
            },
            "minItems": 1,
            "maxItems": 1000,
            "description": "The subject from other sides."
          },
          "video_url": {
            "type": "string",
            "pattern": "\\S",
            "description": "The subject in motion; only one element may have a video."
          },
          "voice_id": {
            "type": "string",
            "pattern": "\\S",
            "description": "The voice of a subject in a video."
          }
        },
        "additionalProperties": false,
        "anyOf": [
          {
            "type": "object",
            "properties": {
              "frontal_image_url": true
            },
            "required": [
              "frontal_image_url"
            ]
          },
          {
            "type": "object",
            "properties": {
              "reference_image_urls": true
            },
            "required": [
              "reference_image_urls"
            ]
          },
          {
            "type": "object",
            "properties": {
              "video_url": true
            },
            "required": [
              "video_url"
            ]
          }
        ]
      },
      "minItems": 1,
      "maxItems": 1000,
      "description": "Subjects to keep recognisable: @Element1 and on."
    },
    "aspect_ratio": {
      "type": "string",
      "enum": [
        "16:9",
        "9:16",
        "1:1"
      ],
      "default": "16:9",
      "description": "Width to height. Filled in where there is no start image; else the start image may decide."
    },
    "duration": {
      "type": "integer",
      "minimum": 3,
      "maximum": 15,
      "default": 5,
      "description": "Seconds. With shots it is the sum of theirs, and filled in as that."
    },
    "shot_type": {
      "type": "string",
      "enum": [
        "customize"
      ],
      "description": "Best left out."
    },
    "multi_prompt": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "prompt": {
            "type": "string",
            "pattern": "\\S",
            "description": "What the shot shows."
          },
          "duration": {
            "type": "integer",
            "minimum": 1,
            "maximum": 15,
            "description": "Seconds."
          }
        },
        "additionalProperties": false,
        "required": [
          "prompt",
          "duration"
        ]
      },
      "minItems": 1,
      "maxItems": 15,
      "description": "Shot by shot, in place of a prompt."
    }
  },
  "additionalProperties": false,
  "oneOf": [
    {
      "type": "object",
      "properties": {
        "prompt": true
      },
      "required": [
        "prompt"
      ]
    },
    {
      "type": "object",
      "properties": {
        "multi_prompt": true
      },
      "required": [
        "multi_prompt"
      ]
    }
  ],
  "if": {
    "type": "object",
    "properties": {
      "elements": {
        "type": "array",
        "contains": {
          "type": "object",
          "properties": {
            "video_url": true
          },
          "required": [
            "video_url"
          ]
        }
      }
    },
    "required": [
      "elements"
    ]
  },
  "then": {
    "anyOf": [
      {
        "type": "object",
        "properties": {
          "image_urls": {
            "type": "array",
            "maxItems": 0
          },
          "elements": {
            "type": "array",
            "maxItems": 4
          }
        }
      },
      {
        "type": "object",
        "properties": {
          "image_urls": {
            "type": "array",
            "maxItems": 1
          },
          "elements": {
            "type": "array",
            "maxItems": 3
          }
        }
      },
      {
        "type": "object",
        "properties": {
          "image_urls": {
            "type": "array",
            "maxItems": 2
          },
          "elements": {
            "type": "array",
            "maxItems": 2
          }
        }
      },
      {
        "type": "object",
        "properties": {
          "image_urls": {
            "type": "array",
            "maxItems": 3
          },
          "elements": {
            "type": "array",
            "maxItems": 1
          }
        }
      }
    ]
  }
} as const;
