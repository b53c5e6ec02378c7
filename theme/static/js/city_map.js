// A city's label on the map stays while one points at it, and Esc takes it away (WCAG 2.1 SC 1.4.13).
const map = document.querySelector(".city-map");
let dismissed = null;

function covers(link, { clientX, clientY }) {
  const [dot, label] = [...link.querySelectorAll("use, text")].map((part) => part.getBoundingClientRect());
  return (
    clientX >= Math.min(dot.left, label.left) &&
    clientX <= Math.max(dot.right, label.right) &&
    clientY >= Math.min(dot.top, label.top) &&
    clientY <= Math.max(dot.bottom, label.bottom)
  );
}

function hold(link) {
  map.querySelector("[data-held]")?.removeAttribute("data-held");
  link?.setAttribute("data-held", "");
}

function speak() {
  dismissed = null;
  delete map.dataset.quiet;
}

map?.addEventListener("pointermove", (event) => {
  const held = map.querySelector("[data-held]");
  if (event.pointerType !== "mouse" || (held && covers(held, event))) return;
  const link = event.target.closest(".city-map__links a");
  if (dismissed && (link === dismissed || covers(dismissed, event))) return;
  hold(link && covers(link, event) ? link : null);
  speak();
});
map?.addEventListener("pointerleave", () => hold(null));
map?.addEventListener("focusin", speak);
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !map) return;
  dismissed = map.querySelector(".city-map__links a:hover");
  hold(null);
  map.dataset.quiet = "";
});
