// Moves what has become past since the page was made out of the list of what is to come.
const now = Date.now();

for (const list of document.querySelectorAll("[data-upcoming]")) {
  const past = document.querySelector("[data-past]");
  for (const card of list.querySelectorAll("[data-until]")) {
    if (Date.parse(card.dataset.until) > now) continue;
    if (past) past.prepend(card);
    else card.remove();
  }
  const empty = document.querySelector("[data-no-upcoming]");
  if (empty && !list.querySelector(".event-card")) empty.hidden = false;
}
