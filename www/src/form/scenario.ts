/** What the sandbox plays: one of the behaviours that it knows. */
import { html } from "lit";
import type { KlingO3Studio } from "../studio.ts";

/** Keys of the sandbox that are worth a look, each with what it does. The sandbox has many more. */
const scenarios = [
  ["sk-test-ok", "As usual", "一切正常"],
  ["sk-test-fast", "Finished at once", "立即完成"],
  ["sk-test-slow", "Takes long", "耗时很长"],
  ["sk-test-stall", "Never finishes", "一直不完成"],
  ["sk-test-sparse", "Reports no progress", "不报告进度"],
  ["sk-test-two-videos", "Two videos", "两个视频"],
  ["sk-test-race", "Finished, but the link comes later", "完成后稍晚给出链接"],
  ["sk-test-race-forever", "Finished, but no link comes", "完成后一直没有链接"],
  ["sk-test-burst-cut", "Connection lost for a while", "连接中断片刻"],
  ["sk-test-fail-policy", "Content refused", "内容被拒"],
  ["sk-test-fail-unavailable", "The model fails", "模型故障"],
  ["sk-test-expired", "Key refused", "密钥被拒"],
  ["sk-test-poor", "Not enough credits", "余额不足"],
  ["sk-test-throttled", "Too many requests", "请求过多"],
  ["sk-test-bad-detail", "A field refused", "某字段被拒"],
  ["sk-test-cut", "Answer lost after sending", "发送后丢失回复"],
  ["sk-test-missing-later", "Task not found any more", "任务随后消失"],
] as const;

/** See the head of this file. */
export function scenario(studio: KlingO3Studio) {
  const { t } = studio;
  return html`<label class="label" part="label" for="scenario">${t.form.scenario}</label>
    <select id="scenario" @change=${({ target }: Event) => Object.assign(studio, { scenario: (target as HTMLSelectElement).value })}>
      ${scenarios.map(
        ([key, english, chinese]) =>
          html`<option value=${key} ?selected=${studio.scenario === key}>${t.language === "en" ? english : chinese}</option>`,
      )}
    </select>`;
}
