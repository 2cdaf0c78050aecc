// Measurements of a page, each a function that gives its problems as texts. Put into the page by chromium_worker.py.
"use strict";

globalThis.measures = (() => {
  const say = (element) => {
    const words = (element.innerText || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    const name = element.id ? `#${element.id}` : element.className && `.${String(element.className).split(" ")[0]}`;
    return `<${element.tagName.toLowerCase()}${name || ""}> “${words.slice(0, 40)}”`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  // For screen readers alone: it stands in a box of a pixel, or all of it is cut away.
  const hidden = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { clipPath, position } = getComputedStyle(at);
      const { width, height } = at.getBoundingClientRect();
      if (position === "absolute" && (clipPath.startsWith("inset(") || width <= 1 || height <= 1)) return true;
    }
    return false;
  };

  // Style that a reader sets: a constructed sheet, which the page's policy has nothing against.
  const wear = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text ? [sheet] : [];
  };

  // WCAG 1.4.10: nothing to scroll to the side but the frame of a data table.
  const sideways = () => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => shown(element) && element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return [`reflow: the page is ${root.scrollWidth} px wide: ${inner.slice(0, 3).map(say).join(", ")}`];
  };

  // How far the box of the last letters in an element hangs below their line: in some scripts it is twice as high.
  const pen = document.createElement("canvas").getContext("2d");
  const hang = (element) => {
    const { font, lineHeight } = getComputedStyle(element);
    pen.font = font;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText(element.innerText || "");
    const below = (fontBoundingBoxAscent + fontBoundingBoxDescent - parseFloat(lineHeight)) / 2 + 1;
    return element.lastElementChild ? Math.max(below, hang(element.lastElementChild)) : below;
  };

  // WCAG 1.4.12 and 1.4.4: no box hides a part of its words, and none lets them run over what follows.
  const clipped = () => {
    const problems = [];
    for (const element of document.body.querySelectorAll("*")) {
      const { width, height } = element.getBoundingClientRect();
      if (!shown(element) || width <= 1 || height <= 1 || !element.innerText || !element.innerText.trim()) continue;
      const style = getComputedStyle(element);
      if (style.display.startsWith("inline") || style.display === "contents") continue;
      if (hidden(element)) continue;
      // what hangs below a tight line of large letters is no problem: their box is taller than the line
      const seen = style.overflowY === "visible";
      const slack = seen ? 0.4 * parseFloat(style.fontSize) : 2;
      const over = (value) => value === "visible" || value === "hidden" || value === "clip";
      const lower = element.clientHeight > 0 && element.scrollHeight - element.clientHeight;
      const down = over(style.overflowY) && lower > slack && !(seen && lower <= hang(element));
      const along = over(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      if (down || along) problems.push(`spacing: the words of ${say(element)} do not fit in their box`);
    }
    return problems;
  };

  // WCAG 2.5.5: what is pressed is 44 px wide and high, but for links inside sentences.
  const small = (least) => {
    const problems = [];
    for (const element of document.querySelectorAll("button, summary, a.button, .strip a, nav li a, .skip")) {
      if (!shown(element)) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width + 0.5 < least || height + 0.5 < least)
        problems.push(`targets: ${say(element)} is ${Math.round(width)} by ${Math.round(height)} px`);
    }
    return problems;
  };

  // The page's policy lets every picture in.
  const pictures = () =>
    [...document.images]
      .filter((image) => !(image.complete && image.naturalWidth > 0))
      .map((image) => `pictures: “${image.alt.slice(0, 40)}” is not shown`);

  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const clear = (colour) => channels(colour)[3] === 0;
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!clear(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };

  // How many places the tab key has to reach; the list of contents is opened, so that they are there.
  const start = () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    if (document.activeElement) document.activeElement.blur();
    getSelection().removeAllRanges();
    scrollTo(0, 0);
    const places = document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]");
    return [...places].filter((place) => place.tabIndex >= 0 && shown(place)).length;
  };

  // WCAG 2.4.7, 2.4.11 and 2.4.13: a line of 2 px that stands out 3 to 1 from what is beside it, with nothing on top.
  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    const beside = ground(element.parentElement || element);
    const problems = [];
    const line = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const colours = [style.outlineColor, ...(style.boxShadow.match(/rgba?\([^)]*\)/g) || [])];
    if (!line) problems.push(`focus: ${say(element)} has no line round it`);
    else if (!colours.some((colour) => contrast(colour, beside) >= 3 || contrast(colour, ground(element)) >= 3))
      problems.push(`focus: the line round ${say(element)} does not stand out from ${beside}`);
    const rect = [...element.getClientRects()].find((one) => one.width > 0) || element.getBoundingClientRect();
    const top = Math.max(rect.top, 0);
    const bottom = Math.min(rect.bottom, innerHeight);
    const x = Math.min(Math.max(rect.left + Math.min(rect.width / 2, 20), 0), innerWidth - 1);
    const over = bottom > top && document.elementFromPoint(x, (top + bottom) / 2);
    if (!over || !(element.contains(over) || over.contains(element)))
      problems.push(`focus: ${say(element)} is out of sight${over ? ` under ${say(over)}` : ""}`);
    const href = element.getAttribute("href") || "";
    return { what: say(element), problems, skips: href.startsWith("#") && href.length > 1 };
  };

  return { wear, sideways, clipped, small, pictures, start, focused };
})();
