// Frames that go together: where one is scrolled to, and where a link in one leads.
{
  const frames = [...document.querySelectorAll("iframe")];
  const codes = frames.map((frame) => frame.dataset.language).slice(1);
  const language = (path) => codes.find((code) => path.includes(`/${code}/`));
  let leading;

  const room = (view) => Math.max(1, view.document.documentElement.scrollHeight - view.innerHeight);

  // Headings of the same number stand side by side, and what is between them in proportion.
  const marks = (view) => {
    const tops = [...view.document.querySelectorAll("main h1, main h2, main h3, footer")].map(
      (heading) => heading.getBoundingClientRect().top + view.scrollY,
    );
    return [0, ...tops.filter((top) => top > 0 && top < room(view)), room(view)];
  };

  const follow = (from, to) => {
    let here = marks(from);
    let there = marks(to);
    if (here.length !== there.length) [here, there] = [[0, room(from)], [0, room(to)]];
    const at = Math.max(0, here.findLastIndex((top) => top <= from.scrollY));
    const next = Math.min(at + 1, here.length - 1);
    const part = (from.scrollY - here[at]) / Math.max(1, here[next] - here[at]);
    to.scrollTo({ top: there[at] + part * (there[next] - there[at]), behavior: "instant" });
  };

  const counterpart = (path, own, other) => {
    const root = path.match(/^\/_seen\/[^/]+\/[^/]+/)?.[0] ?? "";
    let plain = path.slice(root.length);
    if (codes.includes(own)) plain = plain.replace(`/${own}/`, "/");
    return root + (codes.includes(other) ? `/${other}` : "") + plain;
  };

  const loaded = (frame) => {
    const view = frame.contentWindow;
    const { pathname, protocol } = view.location;
    if (protocol === "about:") return;
    const own = language(pathname) ?? frames[0].dataset.language;
    if (own !== frame.dataset.language) {
      view.location.replace(counterpart(pathname, own, frame.dataset.language));
      return;
    }
    for (const event of ["pointerenter", "pointerdown", "wheel", "touchstart", "keydown", "focusin"]) {
      view.document.addEventListener(event, () => { leading = frame; }, { passive: true });
    }
    view.addEventListener("scroll", () => {
      if (leading && leading !== frame) return;
      for (const other of frames) if (other !== frame) follow(view, other.contentWindow);
    }, { passive: true });
    for (const other of frames) {
      const wanted = counterpart(pathname, own, other.dataset.language);
      if (other !== frame && leading === frame && other.contentWindow.location.pathname !== wanted) {
        other.contentWindow.location.replace(wanted);
      }
    }
  };

  for (const frame of frames) {
    frame.addEventListener("load", () => loaded(frame));
    if (frame.contentDocument?.readyState === "complete") loaded(frame);
  }
}
