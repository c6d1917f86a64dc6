/* Lets a drawing go from one state to another in some frames. */

/** A way of its own: a new run ends the one before. */
export function glide() {
  let request = 0;
  let share = 1;
  let show = /** @type {(share: number) => void} */ (() => {});

  /**
   * @param {number} duration ms
   * @param {(share: number) => void} draw from 0 to 1; 0 at once
   */
  function run(duration, draw) {
    stop();
    const began = performance.now();
    show = draw;
    const frame = (/** @type {number} */ now) => {
      const passed = Math.min(Math.max((now - began) / duration, 0), 1);
      request = passed < 1 ? requestAnimationFrame(frame) : 0;
      share = 1 - (1 - passed) ** 2; // quick first, as the ranking's bars
      show(share);
    };
    request = requestAnimationFrame(frame);
    share = 0;
    show(share);
  }

  /** Draws the present moment again, where something else has been drawn meanwhile. */
  const again = () => show(share);

  function stop() {
    cancelAnimationFrame(request);
    request = 0;
  }

  return { run, again, stop, isRunning: () => request !== 0 };
}
