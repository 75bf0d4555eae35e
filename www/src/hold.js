// A page that is drawn anew between the press of a button and its release swallows the click. What
// would draw waits until the pointer is free.

let held = false;
/** @type {(() => void)[]} */
let waiting = [];

/** Time for the click that follows the release, in milliseconds. */
const CLICK = 60;

export function listenToPointer() {
  const release = () => setTimeout(() => {
    held = false;
    const now = waiting;
    waiting = [];
    for (const act of now) act();
  }, CLICK);
  addEventListener("pointerdown", () => (held = true), true);
  addEventListener("pointerup", release, true);
  addEventListener("pointercancel", release, true);
  addEventListener("blur", release);
}

/** Draws now, or as soon as no button is pressed. @param {() => void} draw */
export function whenFree(draw) {
  if (held) waiting.push(draw);
  else draw();
}
