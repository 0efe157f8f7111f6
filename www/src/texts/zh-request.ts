/** The Chinese words of the request tab. */
import type { enRequest } from "./en-request.ts";
import { formatOf } from "./format.ts";

const { number } = formatOf("zh-CN");

export const zhRequest: typeof enRequest = {
  request: {
    language: "显示为",
    code: (language) => `请求（${language}）`,
    bytes: (amount) => `发送时 ${number(amount)} 字节`,
    notReady: (what) => `尚不能发送：${what}`,
    key: (place) => `密钥从 ${place} 读取，此处绝不会写入您的密钥。`,
    copy: "复制",
    copied: (language) => `已复制 ${language}`,
    byHand: "浏览器不允许复制。文本已选中，请按 Ctrl+C 或 ⌘C",
    link: "复制此请求的链接",
    linkHint: "打开链接的人可以看到文字和图片链接，其中不含密钥。",
    linkCopied: "链接已复制",
    linkByHand: "浏览器不允许复制，请复制此链接：",
    linkTooLong: "请求过大，无法放入链接，请保存为文件",
    signed: (names) => `${names}：该链接带签名，得到它的人可以打开文件，且可能在生成前失效`,
    copyAnyway: "仍然复制",
    doNotCopy: "不复制",
    save: "保存为文件",
    saved: (name) => `已保存为 ${name}`,
    open: "打开文件…",
    drop: "也可以将文件拖放到这里。",
    dropHere: "将文件拖放到这里",
    fromFile: (name) => `已从 ${name} 填入。`,
    fromLink: "已从链接填入。",
    leftOut: (names) => `表单中没有对应位置，已略去：${names}。`,
    and: (names, more) => names.join("、") + (more > 0 ? `等另外 ${number(more)} 处` : ""),
    notRequest: (line, what) =>
      `${line === null ? "这" : "该文件"}不是此模型的请求。${line === null ? "" : `第 ${number(line)} 行：`}${what}`,
    damaged: "链接不完整，未作任何更改",
    faults: {
      end: "内容不完整",
      value: "缺少值，或不符合 JSON 写法",
      name: "缺少双引号中的字段名",
      colon: "缺少冒号",
      comma: "缺少逗号或右括号",
      string: "文字没有结束引号，或含有 JSON 不允许的字符",
      deep: "嵌套层数过多",
      more: "请求结束后还有其他内容",
      large: "文件过大",
      many: "列表中的项目过多",
      nothing: "其中没有文字，也没有图片",
    },
  },
};
