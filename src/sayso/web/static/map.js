// The drawn map stands in the page already. Where WebGL works, MapLibre GL takes its place, over the
// same bundled borders: no tiles, nothing from elsewhere. Where anything fails, the drawing stays.
(() => {
  "use strict";
  const box = document.querySelector("[data-map]");
  if (!box || !hasWebGL()) return;
  let map = null;
  let labels = [];

  function hasWebGL() {
    try {
      const canvas = document.createElement("canvas");
      return Boolean(canvas.getContext("webgl2"));
    } catch { return false; }
  }
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const readPlaces = (root) => [...root.querySelectorAll("li[data-lat]")].map((item) => ({
    key: item.dataset.key, name: item.dataset.name, lat: Number(item.dataset.lat), lon: Number(item.dataset.lon),
    radius: Number(item.dataset.radius), incidents: Number(item.dataset.incidents),
    disputed: Number(item.dataset.disputed), href: item.querySelector("a").getAttribute("href"),
  }));
  const asFeatures = (places) => ({
    type: "FeatureCollection",
    features: places.map((place) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
      properties: {
        href: place.href, name: place.name, disputed: place.disputed > 0,
        size: dotSize(place),
        wide: place.radius > 60, reach: place.radius > 60 ? 0 : place.radius / (40075 * Math.cos(place.lat * Math.PI / 180) / 512),
      },
    })),
  });
  // How far off a place may lie, in pixels: kilometres over kilometres a pixel, doubling each zoom.
  const reachSize = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "reach"], 14, ["*", ["get", "reach"], 16384]];

  const load = (name) => new Promise((done, failed) => {
    const isStyle = name.endsWith(".css");
    const node = document.createElement(isStyle ? "link" : "script");
    if (isStyle) { node.rel = "stylesheet"; node.href = `/static/${name}`; } else { node.src = `/static/${name}`; }
    node.onload = done;
    node.onerror = failed;
    document.head.append(node);
  });

  const bounds = (places) => {
    const lons = [], lats = [];
    for (const place of places) for (let n = 0; n < Math.min(place.incidents, 50); n += 1) { lons.push(place.lon); lats.push(place.lat); }
    lons.sort((a, b) => a - b); lats.sort((a, b) => a - b);
    const cut = Math.floor(lons.length / 50);
    return [[lons[cut], lats[cut]], [lons[lons.length - 1 - cut], lats[lats.length - 1 - cut]]];
  };

  // Names stand beside their dots where there is room: right, left, above or below, or not at all.
  const dotSize = (place) => Math.min(26, 4 + 2.2 * Math.sqrt(place.incidents));
  const pen = document.createElement("canvas").getContext("2d");
  const widthOf = (name, font) => { pen.font = font; return pen.measureText(name).width; };
  const SIDES = [["left", 1, 0], ["right", -1, 0], ["bottom", 0, -1], ["top", 0, 1]];
  const boxBeside = (point, size, wide, high, [anchor, across, down]) => {
    const x = anchor === "left" ? point.x + size : anchor === "right" ? point.x - size - wide : point.x - wide / 2;
    const y = anchor === "top" ? point.y + size : anchor === "bottom" ? point.y - size - high : point.y - high / 2;
    return { x, y, wide, high, anchor, offset: [across * size, down * size] };
  };
  const meet = (one, other) => one.x < other.x + other.wide && other.x < one.x + one.wide && one.y < other.y + other.high && other.y < one.y + one.high;
  const label = (places, towns) => {
    for (const marker of labels) marker.remove();
    labels = [];
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const taken = [{ x: 0, y: 0, wide: 120, high: 46 }, { x: width - 50, y: 0, wide: 50, high: 84 }, { x: 0, y: height - 36, wide: 150, high: 36 }];
    const frame = map.getBounds();
    const inFrame = (point) => frame.contains(point);
    const dots = places.filter((place) => inFrame([place.lon, place.lat])).map((place) => {
      const { x, y } = map.project([place.lon, place.lat]);
      const size = dotSize(place) * 0.8;
      return { key: place.key, x: x - size, y: y - size, wide: 2 * size, high: 2 * size };
    });
    const put = (kind, name, point, font, size, href, key) => {
      const wide = widthOf(name, font) + 4;
      const fits = (spot) => spot.x > 2 && spot.y > 2 && spot.x + spot.wide < width - 2 && spot.y + spot.high < height - 2
        && !taken.some((other) => meet(spot, other)) && !dots.some((dot) => dot.key !== key && meet(spot, dot));
      const at = map.project(point);
      const spot = SIDES.map((side) => boxBeside(at, size, wide, 17, side)).find(fits);
      if (!spot) return false;
      taken.push(spot);
      const node = document.createElement(href ? "a" : "span");
      node.className = kind;
      node.textContent = name;
      node.dir = "auto";
      if (href) node.href = href;
      else node.setAttribute("aria-hidden", "true");
      labels.push(new window.maplibregl.Marker({ element: node, anchor: spot.anchor, offset: spot.offset }).setLngLat(point).addTo(map));
      return true;
    };
    const family = getComputedStyle(document.body).fontFamily;
    let named = 0;
    for (const place of places) {
      if (named >= 14) break;
      const point = [place.lon, place.lat];
      if (inFrame(point) && put("mark-label", place.name, point, `600 13.2px ${family}`, dotSize(place) + 3, place.href, place.key)) named += 1;
    }
    const marked = new Set(places.map((place) => place.name));
    named = 0;
    for (const [name, lon, lat] of towns) {
      if (named >= 14) break;
      const { x, y } = map.project([lon, lat]);
      const spot = { x: x - 4, y: y - 8.5, wide: widthOf(name, `11.6px ${family}`) + 14, high: 17 };
      if (marked.has(name) || !inFrame([lon, lat]) || taken.some((other) => meet(spot, other)) || dots.some((dot) => meet(spot, dot))) continue;
      if (spot.x + spot.wide > width || spot.y < 0) continue;
      taken.push(spot);
      const node = document.createElement("span");
      node.className = "town-label";
      node.textContent = name;
      node.setAttribute("aria-hidden", "true");
      labels.push(new window.maplibregl.Marker({ element: node, anchor: "left" }).setLngLat([lon, lat]).addTo(map));
      named += 1;
    }
  };

  const start = async () => {
    let places = readPlaces(document);
    if (!places.length) return;
    const [land] = await Promise.all([fetch("/static/land.json").then((answer) => answer.json()), load("maplibre-gl.js"), load("maplibre-gl.css")]);
    const svg = box.querySelector("svg");
    const stage = document.createElement("div");
    stage.className = "stage";
    box.classList.add("alive");
    const { towns } = land;
    box.append(stage);
    stage.style.position = "absolute";
    stage.style.inset = "0";
    map = new window.maplibregl.Map({
      container: stage, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      cooperativeGestures: false, scrollZoom: false, fadeDuration: 0, renderWorldCopies: false, maxZoom: 13,
      bounds: bounds(places), fitBoundsOptions: { padding: 60, maxZoom: 7.2 },
      style: {
        version: 8, sources: {
          land: { type: "geojson", data: { type: "FeatureCollection", features: land.features } },
          places: { type: "geojson", data: asFeatures(places) },
        },
        layers: [
          { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
          { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
          { id: "border", type: "line", source: "land", paint: { "line-color": colour("--border"), "line-width": 1 } },
          { id: "reach", type: "circle", source: "places", filter: [">", ["get", "reach"], 0], paint: { "circle-radius": reachSize, "circle-color": colour("--mark"), "circle-opacity": 0.07 } },
          { id: "dots", type: "circle", source: "places", paint: {
            "circle-radius": ["get", "size"], "circle-color": ["case", ["get", "wide"], colour("--land"), colour("--mark")], "circle-opacity": ["case", ["get", "wide"], 0.35, 0.72],
            "circle-stroke-width": ["case", ["get", "disputed"], 2.6, ["get", "wide"], 1.6, 1.2],
            "circle-stroke-color": ["case", ["get", "disputed"], colour("--accent"), ["get", "wide"], colour("--mark"), colour("--paper")],
          } },
        ],
      },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new window.maplibregl.NavigationControl({ showCompass: false }));
    map.addControl(new window.maplibregl.ScaleControl({ maxWidth: 120 }));
    map.on("error", (event) => { console.warn(event.error && event.error.message); });
    map.once("idle", () => {
      svg.remove();
      label(places, towns);
      box.dataset.painted = String(Math.round(performance.now()));
    });
    map.on("moveend", () => label(places, towns));
    map.on("click", "dots", (event) => { location.assign(event.features[0].properties.href); });
    map.on("mouseenter", "dots", () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", "dots", () => { map.getCanvas().style.cursor = ""; });
    map.getCanvas().setAttribute("aria-label", svg.getAttribute("aria-label"));
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      map.zoomTo(map.getZoom() + (event.deltaY > 0 ? -0.5 : 0.5));
    }, { passive: false });
    // What lies in the frame: a button that narrows the months and the lists to it.
    if (box.dataset.here && window.saysoShow) {
      const here = document.createElement("button");
      here.type = "button";
      here.className = "here";
      here.textContent = box.dataset.here;
      here.addEventListener("click", () => {
        const frame = map.getBounds();
        const sides = [frame.getWest(), frame.getSouth(), frame.getEast(), frame.getNorth()];
        window.saysoShow({ box: sides.map((side) => side.toFixed(2)).join(",") });
      });
      box.append(here);
    }
    window.saysoMap = {
      // Show other places without drawing the map anew; false where there is none to show.
      follow(side, fresh) {
        const next = readPlaces(fresh);
        if (!next.length || !side.querySelector("[data-map]")) return false;
        places = next;
        map.getSource("places").setData(asFeatures(places));
        label(places, towns);
        return true;
      },
    };
  };
  start().catch(() => { box.classList.remove("alive"); const stage = box.querySelector(".stage"); if (stage) stage.remove(); });
})();
