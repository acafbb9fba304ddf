for (const script of document.querySelectorAll("script[data-chart]")) {
  const place = document.getElementById(script.dataset.chart);
  vegaEmbed(place, JSON.parse(script.textContent), { mode: "vega-lite", renderer: "svg", actions: false, ast: true })
    .then(() => { place.dataset.drawn = "yes"; })
    .catch(error => { place.hidden = true; console.error(error); });
}
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(one => { one.open = true; }));
