// Scrolling, and which of its frames come in time.

const FRAME_MS = 1000 / 60;
/** What a hand does on a wheel or a trackpad: quick, not flung. */
const SPEED = 2500;

/** Scrolls as far as that and returns what was seen of its frames. */
export async function scroll(reader, { x, y }, distances) {
  await reader.quiet();
  const drawn = [];
  const end = reader.listen((method, { value } = {}) => {
    if (method !== "Tracing.dataCollected") return;
    drawn.push(...value.filter(({ name }) => name === "DrawFrame" || name === "DroppedFrame"));
  });
  const categories = "disabled-by-default-devtools.timeline.frame,devtools.timeline.frame";
  await reader.ask("Tracing.start", { categories, transferMode: "ReportEvents" });
  await reader.run("feel.count(), 0");
  for (const distance of distances) {
    const gesture = { x, y, speed: SPEED, gestureSourceType: "mouse" };
    await reader.ask("Input.synthesizeScrollGesture", { ...gesture, ...distance });
  }
  const begun = await reader.run("feel.count()");
  const complete = reader.once("Tracing.tracingComplete");
  await reader.ask("Tracing.end");
  await complete;
  end();
  const gaps = begun.slice(1).map((at, index) => at - begun[index]);
  const late = (ms) => gaps.filter((gap) => gap > ms).length;
  return {
    frames: gaps.length,
    // A frame that comes a little late is still the next one.
    late: late(1.5 * FRAME_MS),
    veryLate: late(2.5 * FRAME_MS),
    worst: Math.max(0, ...gaps),
    drawn: drawn.filter(({ name }) => name === "DrawFrame").length,
    dropped: drawn.filter(({ name }) => name === "DroppedFrame").length,
  };
}
