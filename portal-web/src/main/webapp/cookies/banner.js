/*
 * Asks visitors of a web site about cookies, keeps the evidence of what they chose, and lets tags and embedded content run only upon a yes.
 *
 *   <script src="https://PORTAL/cookies/banner.js" defer data-brand="THREE" data-language="da" data-policy="/cookies"
 *           data-statistics-cookies="_ga _ga_*"></script>
 *   <script type="text/plain" data-category="statistics" data-src="/tags/statistics.js"></script>
 *   <div data-category="social" data-embed="https://example.org/post/1" data-title="A post"></div>
 *   <button type="button" data-cookie-choices>Cookies</button>
 *
 * window.indsigtCookies: allowed(category), choices(), open(), scan(). Each change is told to the document by the event "indsigt-cookies".
 */
(() => {
  'use strict';
  const script = document.currentScript;
  const home = new URL('.', script.src).href;
  const CATEGORIES = ['statistics', 'marketing', 'social'];
  const STORE = 'indsigt-cookies';
  const brand = script.dataset.brand || 'THREE';
  const wanted = script.dataset.language || document.documentElement.lang || 'da';
  const language = wanted.toLowerCase().startsWith('en') ? 'en' : 'da';
  const NONE = { statistics: false, marketing: false, social: false };

  let kept = read();
  let shown = null;
  let parts = null;
  let opener = null;
  let ran = false;
  const running = new Set();

  /* What the browser keeps: the choice, the versions of the texts it was made upon, and the number of its evidence. */
  function read() {
    try {
      const value = JSON.parse(localStorage.getItem(STORE));
      return value && typeof value === 'object' && value.texts ? value : null;
    } catch (unreadable) {
      return null;
    }
  }

  function keep(value) {
    kept = value;
    try {
      localStorage.setItem(STORE, JSON.stringify(value));
    } catch (unavailable) {
      // The choice holds for this page only, and the next one asks again.
    }
  }

  async function ask(path, options) {
    const answer = await fetch(home + path, { credentials: 'omit', referrerPolicy: 'strict-origin', ...options });
    const body = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(path + ' ' + answer.status), { code: body.code });
    }
    return body;
  }

  async function learn() {
    shown = await ask('texts?lang=' + language);
  }

  function today() {
    return new Date().toISOString().slice(0, 10);
  }

  /* Whether the choice about a category is young enough, and upon a text that still counts. */
  function counts(category) {
    return kept !== null && !(today() >= kept.asksAgainOn) && kept.texts[category.code] >= category.countsFrom;
  }

  function choices() {
    const now = { ...NONE };
    for (const category of shown ? shown.categories : []) {
      now[category.code] = counts(category) && kept[category.code] === true;
    }
    return now;
  }

  function mustAsk() {
    return shown.categories.some(category => !counts(category));
  }

  function versions() {
    const all = {};
    shown.categories.forEach(category => { all[category.code] = category.version; });
    return all;
  }

  function send(act, chosen) {
    const body = { brand, language: language.toUpperCase(), act, ...chosen, texts: versions() };
    if (kept && kept.visitor) {
      body.visitor = kept.visitor;
    }
    return ask('choices', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  /* A yes holds once its evidence is kept. A no holds at once, and its evidence follows as soon as it can be kept. */
  async function decide(act, chosen) {
    const before = choices();
    const texts = versions();
    busy(true);
    try {
      const answer = await send(act, chosen);
      keep({ ...chosen, visitor: answer.visitor, decidedAt: answer.decidedAt, asksAgainOn: answer.asksAgainOn, texts });
    } catch (failure) {
      if (failure.code === 'TEXT_OUTDATED') {
        await learn().catch(() => {});
        busy(false);
        describe();
        tell('outdated');
        return;
      }
      if (CATEGORIES.some(category => chosen[category])) {
        busy(false);
        tell('failed');
        return;
      }
      const tomorrow = new Date(Date.now() + 86400000).toISOString().slice(0, 10);
      keep({ ...chosen, visitor: kept ? kept.visitor : undefined, asksAgainOn: tomorrow, texts, unsent: act });
    }
    busy(false);
    hide();
    settle(before);
  }

  function settle(before) {
    const now = choices();
    for (const category of CATEGORIES) {
      if (!now[category]) {
        forget((script.dataset[category + 'Cookies'] || '').split(/\s+/).filter(name => name));
      }
    }
    document.dispatchEvent(new CustomEvent('indsigt-cookies', { detail: now }));
    if (CATEGORIES.some(category => before[category] && !now[category] && running.has(category))) {
      location.reload();
      return;
    }
    scan();
  }

  /* Removes the cookies that a page says a category sets; a star at the end stands for anything. */
  function forget(names) {
    const there = document.cookie.split('; ').map(each => each.split('=')[0]).filter(name => name);
    const doomed = there.filter(name => names.some(one =>
      one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
    const labels = location.hostname.split('.');
    const domains = [''].concat(labels.slice(0, -1).map((label, at) => '; domain=' + labels.slice(at).join('.')));
    const steps = location.pathname.split('/');
    const paths = steps.flatMap((step, at) => {
      const path = steps.slice(0, at + 1).join('/');
      return path ? [path, path + '/'] : ['/'];
    });
    for (const name of doomed) {
      for (const domain of domains) {
        for (const path of paths) {
          document.cookie = name + '=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=' + path + domain;
        }
      }
    }
  }

  /* Lets run what was said yes to, and puts a word where something waits for one. */
  function scan() {
    const now = choices();
    for (const tag of document.querySelectorAll('script[type="text/plain"][data-category][data-src]')) {
      const category = tag.dataset.category;
      if (now[category] === true) {
        const live = document.createElement('script');
        live.async = false;
        Object.assign(live.dataset, tag.dataset);
        for (const name of ['integrity', 'crossorigin', 'referrerpolicy']) {
          if (tag.hasAttribute(name)) {
            live.setAttribute(name, tag.getAttribute(name));
          }
        }
        live.src = tag.dataset.src;
        running.add(category);
        tag.replaceWith(live);
      }
    }
    for (const place of document.querySelectorAll('[data-category][data-embed]')) {
      if (now[place.dataset.category] === true) {
        embed(place);
      } else if (shown && !place.querySelector('[data-cookie-choices]')) {
        const word = document.createElement('p');
        word.textContent = shown.words.embed;
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset.cookieChoices = '';
        button.textContent = shown.words.embedGo;
        place.append(word, button);
      }
    }
  }

  function embed(place) {
    const address = new URL(place.dataset.embed, location.href);
    if (place.dataset.embedded || !/^https?:$/.test(address.protocol)) {
      return;
    }
    const frame = document.createElement('iframe');
    frame.src = address.href;
    frame.title = place.dataset.title || address.hostname;
    frame.loading = 'lazy';
    frame.className = 'indsigt-embed';
    place.dataset.embedded = 'true';
    running.add(place.dataset.category);
    place.replaceChildren(frame);
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function button(style, word, pressed) {
    const made = element('button', { type: 'button', class: style }, word);
    made.addEventListener('click', pressed);
    return made;
  }

  function build() {
    const host = element('div', { id: STORE, lang: language });
    const root = host.attachShadow({ mode: 'open' });
    const words = shown.words;
    const title = element('h2', { id: 'title', tabindex: '-1' }, words.title);
    const intro = element('p', { id: 'intro' }, words.intro);
    if (script.dataset.policy) {
      intro.append(' ', element('a', { href: script.dataset.policy }, words.policy));
    }
    const message = element('p', { class: 'message', role: 'status' });
    const list = element('fieldset', { id: 'list' });
    const noted = element('p', { class: 'noted' });
    const choose = button('quiet', words.choose, () => unfold(true));
    choose.setAttribute('aria-expanded', 'false');
    choose.setAttribute('aria-controls', 'list');
    const save = button('', words.save, () => decide('CHOSEN', ticked()));
    const close = button('quiet', words.close, () => hide());
    const actions = element('div', { class: 'actions' },
      button('', words.necessary, () => decide('NECESSARY', { ...NONE })),
      button('', words.all, () => decide('ALL', { statistics: true, marketing: true, social: true })),
      save, choose, close);
    const banner = element('section', { class: 'banner', 'aria-labelledby': 'title', hidden: '' },
      title, intro, message, list, actions, noted);
    banner.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !close.hidden) {
        hide();
      }
    });
    parts = { host, banner, title, message, list, noted, choose, save, close, boxes: {}, again: null };
    const style = element('link', { rel: 'stylesheet', href: home + 'banner.css' });
    root.append(style, banner);
    if (!document.querySelector('[data-cookie-choices]')) {
      parts.again = element('nav', { class: 'again', 'aria-label': words.title },
        button('quiet', words.reopen, event => open(event.currentTarget)));
      root.append(parts.again);
    }
    describe();
    document.body.prepend(host);
    return new Promise(styled => {
      style.addEventListener('load', styled);
      style.addEventListener('error', styled);
    });
  }

  function describe() {
    const words = shown.words;
    parts.list.replaceChildren(element('legend', {}, words.legend));
    const needed = element('input', { type: 'checkbox', id: 'needed', 'aria-describedby': 'needed-text', disabled: '' });
    needed.checked = true;
    parts.list.append(element('div', { class: 'category' },
      element('label', { for: 'needed' }, needed, words.needed), element('p', { id: 'needed-text' }, words.neededText)));
    for (const category of shown.categories) {
      const box = element('input', { type: 'checkbox', id: category.code, 'aria-describedby': category.code + '-text' });
      parts.boxes[category.code] = box;
      parts.list.append(element('div', { class: 'category' },
        element('label', { for: category.code }, box, category.name),
        element('p', { id: category.code + '-text' }, category.text)));
    }
    tick();
  }

  function tick() {
    const now = choices();
    CATEGORIES.forEach(category => { parts.boxes[category].checked = now[category]; });
    parts.noted.textContent = kept && kept.visitor
      ? shown.words.noted + ' ' + new Date(kept.decidedAt).toLocaleString(language === 'en' ? 'en-GB' : 'da-DK')
        + '. ' + shown.words.number + ' ' + kept.visitor
      : '';
    parts.noted.hidden = !parts.noted.textContent;
  }

  function ticked() {
    const chosen = {};
    CATEGORIES.forEach(category => { chosen[category] = parts.boxes[category].checked; });
    return chosen;
  }

  function unfold(wide) {
    parts.list.hidden = !wide;
    parts.save.hidden = !wide;
    parts.choose.hidden = wide;
    parts.choose.setAttribute('aria-expanded', String(wide));
    room();
    if (wide && !parts.banner.hidden) {
      parts.boxes.statistics.focus();
    }
  }

  function show(asked) {
    tell('');
    tick();
    parts.close.hidden = !asked;
    unfold(asked);
    parts.banner.hidden = false;
    if (parts.again) {
      parts.again.hidden = true;
    }
    room();
    if (asked) {
      parts.title.focus();
    }
  }

  function open(from) {
    if (!parts) {
      return;
    }
    opener = from || document.activeElement;
    show(!mustAsk());
    unfold(true);
    parts.title.focus();
  }

  function hide() {
    parts.banner.hidden = true;
    if (parts.again) {
      parts.again.hidden = false;
    }
    room();
    if (opener && opener.isConnected) {
      opener.focus();
    } else if (parts.again) {
      parts.again.firstChild.focus();
    }
    opener = null;
  }

  /* The end of the page, and whatever has the focus, stay in sight above the banner. */
  function room() {
    const height = parts.banner.hidden ? '' : parts.banner.offsetHeight + 'px';
    document.documentElement.style.scrollPaddingBottom = height;
    document.body.style.paddingBottom = height;
  }

  function busy(state) {
    parts.banner.querySelectorAll('button').forEach(each => { each.disabled = state; });
  }

  function tell(word) {
    parts.message.textContent = word ? shown.words[word] : '';
    parts.message.hidden = !word;
    room();
  }

  async function start() {
    document.addEventListener('click', event => {
      const from = event.target instanceof Element ? event.target.closest('[data-cookie-choices]') : null;
      if (from) {
        event.preventDefault();
        open(from);
      }
    });
    try {
      await learn();
    } catch (away) {
      // Without the texts nobody can be asked, and nothing may run.
      return;
    }
    if (kept && kept.unsent && !mustAsk()) {
      const texts = versions();
      send(kept.unsent, { ...NONE }).then(answer => keep({
        ...NONE, visitor: answer.visitor, decidedAt: answer.decidedAt, asksAgainOn: answer.asksAgainOn, texts
      })).catch(() => {});
    }
    await build();
    addEventListener('resize', room);
    scan();
    if (mustAsk()) {
      show(false);
    }
    ran = true;
    document.dispatchEvent(new CustomEvent('indsigt-cookies', { detail: choices() }));
  }

  window.indsigtCookies = {
    allowed: category => choices()[category] === true,
    choices,
    open: () => open(null),
    scan: () => { if (ran) { scan(); } }
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
