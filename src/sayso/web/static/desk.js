// Every page reads and every form works without this script. It adds the brush and the keys.
(() => {
  "use strict";
  const first = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The brush: draw across the months, and the map and the lists follow. The server makes both,
  // so what stands here is the page of those days, with the days in the address.
  const swapped = ["map-side", "places-side", "months-side", "lists"];
  let asking = null;
  const showDays = async (address) => {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "text/html" } });
      if (!answer.ok) { location.assign(address); return; }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of swapped) {
        const [now, then] = [document.getElementById(id), fresh.getElementById(id)];
        if (!now || !then) continue;
        if (id === "months-side" && now.textContent === then.textContent) continue;
        if (id === "map-side" && window.saysoMap && window.saysoMap.follow(then, fresh)) continue;
        now.replaceChildren(...then.childNodes);
      }
      const form = first(".where .window"), other = first(".where .window", fresh);
      if (form && other) form.replaceWith(other);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };
  // The days and the part of the map that stand in the address, with some of them changed.
  const addressWith = (changes) => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["said", "act", "lang"]) asked.delete(name);
    for (const [name, value] of Object.entries(changes)) value ? asked.set(name, value) : asked.delete(name);
    return asked.size ? `/?${asked}` : "/";
  };
  const side = first(".overview #months-side");
  if (side) {
    window.saysoShow = (changes) => showDays(addressWith(changes));
    const bars = () => all("[data-brush] a", side);
    const barAt = (event) => {
      const box = first("[data-brush] svg[role=group]", side).getBoundingClientRect();
      const at = Math.floor(((event.clientX - box.left) / box.width) * bars().length);
      return Math.max(0, Math.min(bars().length - 1, at));
    };
    const light = (from, to) => bars().forEach((bar, at) => bar.classList.toggle("chosen", at >= from && at <= to));
    const choose = (from, to) => {
      const [one, other] = [bars()[from], bars()[to]];
      showDays(addressWith({ from: one.dataset.from, to: other.dataset.to }));
    };
    let start = null;
    side.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch" || !event.target.closest("[data-brush] svg[role=group]")) return;
      start = barAt(event);
    });
    side.addEventListener("dragstart", (event) => event.preventDefault());
    window.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const here = barAt(event);
      light(Math.min(start, here), Math.max(start, here));
    });
    window.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const here = barAt(event), [from, to] = [Math.min(start, here), Math.max(start, here)];
      start = null;
      light(from, to);
      choose(from, to);
    });
    side.addEventListener("click", (event) => {
      const bar = event.target.closest("a");
      if (!bar || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (event.detail === 0) { const at = bars().indexOf(bar); light(at, at); choose(at, at); }
    });
    side.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const at = bars().indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      const next = bars()[at + step];
      if (next) next.focus();
    });
  }

  // Keys: a letter presses the button, or goes to the field, that carries it.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && typing) { typing.blur(); return; }
    if (typing) return;
    if (event.key === "/") {
      event.preventDefault();
      first("#find").focus();
      return;
    }
    if (!/^[a-z]$/.test(event.key)) return;
    const target = first(`[data-key="${event.key}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("select, input")) target.focus();
    else target.click();
  });

  // Choosing a field puts what stands there into the box, ready to be changed.
  const form = first(".correct-form");
  if (form) {
    const fill = () => {
      const row = all(".fields tbody tr")[form.elements.field.selectedIndex];
      const cells = row ? row.querySelectorAll("td") : [];
      const person = cells[1] && cells[1].querySelector("b");
      if (cells[0]) form.elements.value.value = (person || cells[0]).textContent.trim();
    };
    form.elements.field.addEventListener("change", () => { fill(); form.elements.value.select(); });
    fill();
  }

  // A link to a claim on the same page opens it.
  const openTarget = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const details = target && target.matches(".claim") && first("details", target);
    if (details) details.open = true;
    if (target && target.matches(".anchor")) target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
