/** The files themselves, as `data:` addresses. */
import square from "../public/media/1x1.mp4?inline";
import tall from "../public/media/9x16.mp4?inline";
import wide from "../public/media/16x9.mp4?inline";
import picture from "../public/media/picture.jpg?inline";
import pier from "../public/media/pier.jpg?inline";
import start from "../public/media/start.jpg?inline";
import front from "../public/media/walker_front.jpg?inline";
import side from "../public/media/walker_side.jpg?inline";

/** By their names. */
export const files: Readonly<Record<string, string>> = {
  ...{ "16x9.mp4": wide, "9x16.mp4": tall, "1x1.mp4": square, "picture.jpg": picture, "pier.jpg": pier },
  ...{ "start.jpg": start, "walker_front.jpg": front, "walker_side.jpg": side },
};
