/** What a rule of the package says in Chinese, by its code. */
import type { Issue } from "kling-o3";
import { limit } from "../choices.ts";
import type { Texts } from "./texts.ts";
import { number } from "./zh-numbers.ts";

type Params = Issue["params"];
const digits = (value: unknown) => number(Number(value));
const wholeLength = (_: Params, name: string, path: Issue["path"]) =>
  path.length === 1
    ? `时长须为 ${limit("durationMin")} 到 ${limit("durationMax")} 的整数秒`
    : `${name}须为 ${limit("shotDurationMin")} 到 ${limit("shotDurationMax")} 的整数秒`;
const pair = (_: Params, name: string) => `${name}：需要一张正面图和至少一张其他角度图`;
const isElement = (mention: unknown) => /Element/.test(`${mention}`);

export const issues: Texts["issues"] = {
  wrong_type: (_, name) => `${name}：类型不正确`,
  unknown_field: (_, name) => `${name}：没有这个字段，请删除`,
  not_one_of: ({ allowed }, name) => `${name}：请选择 ${[allowed].flat().join("、")}`,
  prompt_missing: () => "输入提示词，或改用分镜",
  prompt_and_shots: () => "提示词与分镜只能二选一",
  prompt_too_long: ({ actual, max }) =>
    `提示词有 ${digits(actual)} 个字符，上限为 ${digits(max)}，需删去 ${digits(Number(actual) - Number(max))} 个`,
  not_whole: wholeLength,
  out_of_range: wholeLength,
  shot_prompt_missing: (_, name) => `${name}：填写内容，或删除该镜头`,
  shot_duration_missing: wholeLength,
  shots_total: ({ sum, min, max }) =>
    `各镜头合计 ${digits(sum)} 秒，总时长须在 ${digits(min)} 到 ${digits(max)} 秒之间`,
  too_many_references: ({ actual, max }) =>
    `含视频主体时，图片与主体合计最多 ${digits(max)} 个，当前 ${digits(actual)} 个`,
  url_not_fetchable: (_, name) => `${name}：请使用以 https:// 开头的链接`,
  url_not_public: ({ reason }, name) =>
    reason === "private_host"
      ? `${name}：该链接只在本机有效，请上传图片或使用公开链接`
      : `${name}：请使用以 https:// 开头的链接`,
  element_empty: pair,
  element_incomplete: pair,
  element_references: ({ actual, max }, name) => `${name}：${digits(actual)} 张其他角度图，通常最多 ${digits(max)} 张`,
  many_references: ({ max }) => `图片与主体超过 ${digits(max)} 个，通常最多 ${digits(max)} 个`,
  end_without_start: () => "使用尾帧通常需要首帧",
  end_with_shots: () => "分镜与尾帧通常不能同时使用",
  elements_with_start: ({ actual, max }) => `有首帧时主体通常最多 ${digits(max)} 个，当前 ${digits(actual)} 个`,
  several_videos: () => "通常只能有一个主体使用视频，其他请使用图片",
  voice_without_video: (_, name) => `${name}：只有视频主体才能使用声音`,
  voice_without_audio: () => "主体带有声音，但视频未开启声音",
  mention_dangling: ({ mention, available }) =>
    `${mention} 没有对应${isElement(mention) ? "主体" : "图片"}，当前共 ${digits(available)} ${isElement(mention) ? "个" : "张"}`,
  mention_unused: (_, name) => `文中没有提到${name}`,
  mention_foreign: ({ mention, suggestion }) =>
    suggestion ? `此模型不认识 ${mention}，请写作 ${suggestion}` : `此模型不认识 ${mention}`,
  shots_count: ({ actual, max }) => `${digits(actual)} 个镜头，通常最多 ${digits(max)} 个`,
  shot_prompt_long: ({ actual, max }, name) => `${name}有 ${digits(actual)} 个字符，通常最多 ${digits(max)}`,
  shot_short: ({ actual, min }, name) => `${name}仅 ${digits(actual)} 秒，少于 ${digits(min)} 秒可能被拒`,
  no_reference: () => "未使用任何图片，此模型用于参考图生成",
};
