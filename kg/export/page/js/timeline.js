// The timeline: a histogram of the days on which articles came out, two handles, and a button that plays it.

const MOST_BARS = 72;
const days = [...new Set(articles.map((article) => article.date).filter(Boolean))].sort();
const timeline = { starts: [], playing: null };

/** The first days of the bars: days, weeks, months, quarters or years, as many as there is room for. */
function barStarts() {
  if (days.length < 2) return [];
  const [first, last] = [Date.parse(days[0]), Date.parse(days.at(-1))];
  const long = (last - first) / 86_400_000 + 1;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  if (long <= MOST_BARS * 7) {
    const step = long <= MOST_BARS ? 1 : 7;
    return Array.from({ length: Math.ceil(long / step) }, (_, bar) => iso(first + bar * step * 86_400_000));
  }
  const months = long / 30.4;
  const step = months <= MOST_BARS ? 1 : months <= 3 * MOST_BARS ? 3 : 12;
  const starts = [];
  for (let month = Math.floor(+days[0].slice(5, 7) / step - 1 / step) * step, year = +days[0].slice(0, 4); ; month += step) {
    const start = iso(Date.UTC(year, month, 1));
    if (start > days.at(-1)) return starts;
    starts.push(start);
  }
}

/** The bar of a day: the last that begins on it or before. */
function barOf(day) {
  let [low, high] = [0, timeline.starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timeline.starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
const barEnd = (bar) => (bar + 1 < timeline.starts.length
  ? new Date(Date.parse(timeline.starts[bar + 1]) - 86_400_000).toISOString().slice(0, 10) : days.at(-1));

function startTimeline() {
  timeline.starts = barStarts();
  find("timeline").hidden = timeline.starts.length < 2;
  for (const name of ["time-from", "time-to"]) {
    const input = find(name);
    input.max = Math.max(0, timeline.starts.length - 1);
    input.addEventListener("input", () => {
      const [from, to] = [+find("time-from").value, +find("time-to").value];
      stopPlaying();
      setTime(Math.min(from, to), Math.max(from, to));
    });
  }
  find("play").addEventListener("click", () => (timeline.playing ? stopPlaying() : play()));
  find("whole-time").addEventListener("click", () => {
    stopPlaying();
    setTime(0, timeline.starts.length - 1);
  });
}

/** Chooses bars; all of them is no filter, so that what has no date is shown too. */
function setTime(from, to) {
  const whole = from === 0 && to === timeline.starts.length - 1;
  state.from = whole ? "" : timeline.starts[from];
  state.to = whole ? "" : barEnd(to);
  refresh();
}

function drawTimeline() {
  if (!timeline.starts.length) return;
  const last = timeline.starts.length - 1;
  const [from, to] = [state.from ? barOf(state.from) : 0, state.to ? barOf(state.to) : last];
  const counts = timeline.starts.map(() => 0);
  for (const index of withoutTime) if (dayOf(index)) counts[barOf(dayOf(index))] += 1;
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const svg = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const wide = 1000 / timeline.starts.length;
  find("bars").replaceChildren(...counts.map((count, bar) => {
    const high = count ? Math.max(2, 40 * Math.sqrt(count / most)) : 0;
    const made = svg("rect", {
      x: (bar * wide + wide * 0.1).toFixed(2), width: (wide * 0.8).toFixed(2), y: (40 - high).toFixed(2), height: high.toFixed(2),
      class: bar >= from && bar <= to ? "in" : "out",
    });
    const title = svg("title", {});
    title.textContent = `${sayDate(timeline.starts[bar])}: ${say("statements", count)}`;
    made.append(title);
    return made;
  }));
  find("time-from").value = from;
  find("time-to").value = to;
  const [start, end] = [state.from || days[0], state.to || days.at(-1)];
  find("time-from").setAttribute("aria-valuetext", sayDate(start));
  find("time-to").setAttribute("aria-valuetext", sayDate(end));
  find("time-text").textContent = `${sayDate(start, true)} – ${sayDate(end, true)}`;
  find("time-note").textContent = undatedHidden ? say("undatedHidden", undatedHidden) : "";
  find("whole-time").hidden = !state.from && !state.to;
  find("play").textContent = timeline.playing ? "❚❚" : "▶";
  find("play").setAttribute("aria-label", say(timeline.playing ? "pause" : "play"));
  find("play").title = say(timeline.playing ? "pause" : "play");
}

/** Plays: a chosen span moves on; without one, time grows from its beginning. */
function play() {
  const last = timeline.starts.length - 1;
  let [from, to] = [state.from ? barOf(state.from) : 0, state.to ? barOf(state.to) : last];
  const grows = from === 0;
  if (to === last) {
    to = grows ? -1 : to - from;
    from = 0;
  }
  const step = () => {
    to += 1;
    if (!grows) from += 1;
    if (to >= last) stopPlaying();
    setTime(from, Math.min(to, last));
  };
  timeline.playing = setInterval(step, 700);
  step();
}

function stopPlaying() {
  clearInterval(timeline.playing);
  timeline.playing = null;
  drawTimeline();
}
