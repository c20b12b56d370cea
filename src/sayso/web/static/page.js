// The page reads without this script. It adds filters, the map's zoom and a reader at the side.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector(".filters");
  const cards = all(".card");

  // Filters, kept in the address so that a view can be sent on.
  const fields = ["words", "type", "party", "place", "from", "to", "disputed"];
  const wanted = () => Object.fromEntries(fields.map((name) => {
    const input = form.elements[name];
    return [name, input.type === "checkbox" ? (input.checked ? "1" : "") : input.value.trim()];
  }));
  const fits = (card, want) =>
    (!want.type || card.dataset.type === want.type) &&
    (!want.place || card.dataset.place === want.place) &&
    (!want.party || card.dataset.parties.split("|").includes(want.party)) &&
    (!want.disputed || card.classList.contains("is-disputed")) &&
    (!want.from || (card.dataset.end && card.dataset.end >= want.from)) &&
    (!want.to || (card.dataset.start && card.dataset.start <= want.to)) &&
    (!want.words || card.textContent.toLowerCase().includes(want.words.toLowerCase()));
  const filter = () => {
    const want = wanted();
    let shown = 0;
    for (const card of cards) {
      const fit = fits(card, want);
      card.hidden = !fit;
      shown += fit;
    }
    for (const mark of all(".mark")) mark.classList.toggle("chosen", mark.dataset.place === want.place);
    form.querySelector("output").textContent = `${shown} of ${cards.length}`;
    const kept = new URLSearchParams(Object.entries(want).filter(([, value]) => value));
    history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  };
  if (form && cards.length) {
    form.hidden = false;
    for (const [name, value] of new URLSearchParams(location.search)) {
      const input = fields.includes(name) && form.elements[name];
      if (input) input.type === "checkbox" ? (input.checked = true) : (input.value = value);
    }
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    const anchor = location.hash;
    filter();
    if (anchor) location.hash = anchor;
  }

  // The map: a mark chooses its place; buttons, wheel with Ctrl, and dragging move the frame.
  const choose = (mark) => {
    const place = form.elements.place;
    place.value = place.value === mark.dataset.place ? "" : mark.dataset.place;
    filter();
    document.getElementById("incidents").scrollIntoView();
  };
  for (const mark of all(".mark")) {
    mark.addEventListener("click", () => choose(mark));
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(mark); }
    });
  }
  for (const month of all("[data-month]")) {
    month.addEventListener("click", () => {
      const [year, number] = month.dataset.month.split("-").map(Number);
      form.elements.from.value = month.dataset.month;
      form.elements.to.value = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
      filter();
      document.getElementById("incidents").scrollIntoView();
    });
  }
  const map = document.querySelector(".map");
  if (map) {
    const svg = map.querySelector("svg");
    const whole = { x: 0, y: 0, wide: Number(map.dataset.width), high: Number(map.dataset.height) };
    let frame = { ...whole };
    // A name that would lie on another name or dot goes to the dot's left; where it would there
    // too, it shows when the dot is pointed at or the map is drawn larger.
    const meet = (one, other) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const part = () => {
      const marks = all(".mark", svg).map((mark) => [mark, mark.querySelector("text"), mark.querySelector(".dot").getBoundingClientRect()]);
      const taken = [];
      for (const [mark, name, dot] of marks) {
        if (!name) continue;
        const right = Math.abs(Number(name.getAttribute("x")));
        const fits = (anchor, x) => {
          name.setAttribute("text-anchor", anchor);
          name.setAttribute("x", x);
          const box = name.getBoundingClientRect();
          if (taken.some((other) => meet(box, other)) || marks.some(([, , other]) => other !== dot && meet(box, other))) return false;
          taken.push(box);
          return true;
        };
        mark.classList.toggle("crowded", !fits("start", right) && !fits("end", -right));
      }
    };
    const show = () => {
      svg.setAttribute("viewBox", `${frame.x} ${frame.y} ${frame.wide} ${frame.high}`);
      const shrink = frame.wide / whole.wide;
      for (const node of all(".mark .dot, .mark text, .towns text, .towns circle", svg)) {
        node.style.transform = `scale(${shrink})`;
      }
      part();
      map.querySelector(".scale").style.visibility = shrink === 1 ? "visible" : "hidden";
    };
    const zoom = (factor, across = 0.5, down = 0.5) => {
      const wide = Math.min(whole.wide * 2, Math.max(whole.wide / 40, frame.wide * factor));
      const high = whole.high * wide / whole.wide;
      frame = { x: frame.x + (frame.wide - wide) * across, y: frame.y + (frame.high - high) * down, wide, high };
      show();
    };
    map.querySelector(".zoom").hidden = false;
    part();
    window.addEventListener("resize", part);
    map.addEventListener("click", (event) => {
      const way = event.target.dataset && event.target.dataset.zoom;
      if (way === "in") zoom(0.6);
      if (way === "out") zoom(1 / 0.6);
      if (way === "all") { frame = { ...whole }; show(); }
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    let grip = null;
    svg.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".mark") || event.pointerType === "touch") return;
      grip = { across: event.clientX, down: event.clientY, ...frame };
      svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", (event) => {
      if (!grip) return;
      const units = frame.wide / svg.getBoundingClientRect().width;
      frame.x = grip.x - (event.clientX - grip.across) * units;
      frame.y = grip.y - (event.clientY - grip.down) * units;
      show();
    });
    svg.addEventListener("pointerup", () => { grip = null; });
  }

  // The reader: a claim's report at the side, its words lit up.
  const reader = document.querySelector(".reader");
  const body = reader.querySelector(".reader-body");
  let cameFrom = null;
  const open = (claim, link) => {
    const anchor = document.getElementById(`e-${claim}`);
    const report = anchor && anchor.closest(".report");
    if (!report) return false;
    const copy = report.querySelector(".text").cloneNode(true);
    for (const node of all("[id]", copy)) node.removeAttribute("id");
    const heading = document.createElement("h2");
    heading.textContent = report.querySelector(".report-title").textContent;
    const line = document.createElement("p");
    line.className = "report-line";
    line.textContent = report.querySelector(".report-line").textContent;
    body.replaceChildren(heading, line, copy);
    reader.hidden = false;
    cameFrom = link;
    const lit = all("mark", copy).filter((mark) => mark.dataset.claims.split(" ").includes(claim));
    for (const mark of lit) mark.classList.add("lit");
    if (lit.length) lit[0].scrollIntoView({ block: "center" });
    reader.querySelector(".close").focus({ preventScroll: true });
    return true;
  };
  const close = () => {
    reader.hidden = true;
    if (cameFrom) cameFrom.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#e-"]');
    if (link && open(link.getAttribute("href").slice(3), link)) event.preventDefault();
  });
  reader.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !reader.hidden) close(); });
})();
