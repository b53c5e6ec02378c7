// Esc takes a city's label away without the pointer or the focus being moved (WCAG 2.1 SC 1.4.13).
const map = document.querySelector(".city-map");

addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && map) map.dataset.quiet = "";
});
for (const type of ["pointerover", "focusin"]) {
  map?.addEventListener(type, () => delete map.dataset.quiet);
}
