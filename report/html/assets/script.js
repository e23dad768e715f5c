'use strict';
(() => {
  const pageRows = 100;
  const byId = (id) => document.getElementById(id);
  const form = byId('filters');

  // The findings, by column. Texts are numbers: their places in texts.
  const texts = [];
  const column = { owners: [], evidence: [], mark: [], minutes: [], score: [] };
  let total = 0;
  let lowered = null; // texts for searching, made when somebody first searches

  const text = (name, i) => texts[column[name][i]];

  function load() {
    for (const block of document.querySelectorAll('script.chunk')) {
      const chunk = JSON.parse(block.textContent);
      block.remove();
      total += chunk.rows;
      append(texts, chunk.texts);
      for (const name of ['owners', 'evidence', 'mark', 'minutes', 'score']) append(column[name], chunk[name]);
      for (const [name, values] of Object.entries(chunk.columns)) {
        const whole = typeof values === 'number' ? Array(chunk.rows).fill(values) : values; // one text for all rows
        append(column[name] ??= [], whole);
      }
    }
  }

  function append(list, more) {
    for (const item of more) list.push(item);
  }

  // What is asked for lives in the address, so that a view can be shared.
  function asked() {
    const [place, query] = location.hash.split('?');
    return place === '#findings' ? new URLSearchParams(query) : new URLSearchParams();
  }

  function ask(params) {
    for (const [name, value] of [...params]) if (!value) params.delete(name);
    const query = params.toString();
    history.replaceState(history.state, '', query ? '#findings?' + query : '#findings');
    show();
  }

  // tests are what a finding must pass, one function for each filter in use.
  function tests(params) {
    const list = [];
    const state = params.get('state') ?? '';
    const open = texts.indexOf('');
    if (state === '') list.push((i) => column.accepted[i] === open);
    if (state === 'accepted') list.push((i) => column.accepted[i] !== open);
    for (const [field, name] of [['family', 'family'], ['severity', 'severity'], ['rule', 'rule'], ['unit', 'unit'], ['id', 'fingerprint']]) {
      if (params.get(field)) list.push(same(column[name], params.get(field)));
    }
    if (params.get('owner')) {
      const k = texts.indexOf(params.get('owner'));
      list.push((i) => column.owner[i] === k || column.owners[i].includes(k));
    }
    for (const word of (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)) list.push(mentions(word));
    return list;
  }

  function same(values, wanted) {
    const k = texts.indexOf(wanted);
    return (i) => values[i] === k;
  }

  // mentions looks at every text once, however many findings share it.
  function mentions(word) {
    lowered ??= texts.map((t) => t.toLowerCase());
    const found = Uint8Array.from(lowered, (t) => (t.includes(word) ? 1 : 0));
    const places = ['message', 'place', 'unit', 'rule', 'title', 'owner'].map((name) => column[name]);
    return (i) => places.some((values) => found[values[i]]);
  }

  // Findings come in the order of what is most worth repaying.
  function order(list, sort) {
    const down = sort.startsWith('-');
    const name = down ? sort.slice(1) : sort;
    const key = {
      __proto__: null, // the name comes out of the address
      severity: (i) => column.mark[i],
      minutes: (i) => column.minutes[i],
      interest: (i) => column.score[i],
      since: (i) => text('since', i) || (down ? '' : '~'), // what is not known comes last
      place: (i) => text('place', i),
      owner: (i) => text('owner', i),
    }[name];
    if (!key) return list;
    const sign = down ? -1 : 1;
    return list.map((i) => [key(i), i])
      .sort(([a, i], [b, j]) => (a < b ? -sign : a > b ? sign : i - j))
      .map(([, i]) => i);
  }

  function show() {
    const params = asked();
    fillForm(params);
    const all = tests(params);
    let list = [];
    for (let i = 0; i < total; i++) if (all.every((test) => test(i))) list.push(i);
    list = order(list, params.get('sort') ?? '');
    const pages = Math.max(1, Math.ceil(list.length / pageRows));
    const page = Math.min(pages, Math.max(1, parseInt(params.get('page') ?? '1', 10) || 1));
    byId('rows').replaceChildren(...list.slice((page - 1) * pageRows, page * pageRows).map(row));
    byId('list').hidden = list.length === 0;
    if (list.length === 1) byId('rows').querySelector('details').open = true;
    const minutes = list.reduce((sum, i) => sum + column.minutes[i], 0);
    byId('count').textContent = summary(list.length, minutes);
    byId('pages').hidden = pages === 1;
    byId('page').textContent = `Page ${page} of ${pages.toLocaleString('en')}`;
    byId('previous').disabled = page === 1;
    byId('next').disabled = page === pages;
    markSort(params.get('sort') ?? '');
  }

  function summary(n, minutes) {
    if (n === 0) return total === 0 ? 'There are no findings.' : 'No finding passes these filters.';
    const cost = minutes < 60 ? `${minutes} minutes` : minutes < 480 ? `${Math.round(minutes / 30) / 2} hours` : `${Math.round(minutes / 48) / 10} days`;
    return `${n.toLocaleString('en')} ${n === 1 ? 'finding' : 'findings'}` + (minutes ? `, about ${cost} to repay.` : '.');
  }

  // row fills in a copy of the row that the page brings along. Texts go in as
  // texts only: nothing of them is ever read as HTML.
  function row(i) {
    const copy = byId('row').content.querySelector('tr').cloneNode(true);
    for (const element of copy.querySelectorAll('[data-f]')) element.textContent = text(element.dataset.f, i);
    const badge = copy.querySelector('.severity');
    badge.className = 'severity mark-' + column.mark[i];
    badge.querySelector('use').setAttribute('href', '#mark-' + column.mark[i]);
    link(copy.querySelector('a[data-f=unit]'), 'unit', text('unit', i));
    link(copy.querySelector('a[data-f=fingerprint]'), 'id', text('fingerprint', i));
    copy.querySelector('.evidence').replaceChildren(...evidence(column.evidence[i]));
    for (const line of copy.querySelectorAll('.facts > div')) line.hidden = line.lastElementChild.textContent.trim() === '';
    return copy;
  }

  function link(a, field, value) {
    a.href = '#findings?' + new URLSearchParams({ [field]: value });
  }

  function* evidence(flat) {
    for (let k = 0; k < flat.length; k += 2) {
      const line = document.createElement('div');
      const name = line.appendChild(document.createElement('dt'));
      const value = line.appendChild(document.createElement('dd'));
      name.textContent = texts[flat[k]];
      value.textContent = texts[flat[k + 1]];
      value.dir = 'auto';
      yield line;
    }
  }

  function fillForm(params) {
    for (const field of form.elements) {
      if (!field.name || field === document.activeElement && field.type === 'search') continue;
      const value = params.get(field.name) ?? '';
      if (field.tagName === 'SELECT' && ![...field.options].some((o) => o.value === value)) field.append(new Option(value, value));
      field.value = value;
    }
  }

  // choices offers what occurs among the findings, with how often.
  function choices(select, places, label) {
    const counts = new Map();
    for (let i = 0; i < total; i++) for (const k of places(i)) counts.set(k, (counts.get(k) ?? 0) + 1);
    const sorted = [...counts].map(([k, n]) => [texts[k], n]).sort(([a], [b]) => (a < b ? -1 : 1));
    select.replaceChildren(new Option('all', ''), ...sorted.map(([t, n]) => new Option(`${label(t)} (${n.toLocaleString('en')})`, t)));
  }

  function ruleLabels() {
    const titles = new Map();
    for (let i = 0; i < total; i++) titles.set(text('rule', i), text('title', i));
    return (id) => `${id} ${titles.get(id)}`;
  }

  function startFilters() {
    const itself = (t) => t;
    choices(form.elements.owner, (i) => (column.owners[i].length ? column.owners[i] : [column.owner[i]]), itself);
    choices(form.elements.rule, (i) => [column.rule[i]], ruleLabels());
    choices(form.elements.unit, (i) => [column.unit[i]], itself);
    const changed = () => ask(new URLSearchParams(new FormData(form)));
    let waiting = 0;
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, 150);
    });
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      ask(new URLSearchParams());
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = total === 0;
    byId('left')?.remove();
  }

  function startPages() {
    for (const [id, by] of [['previous', -1], ['next', 1]]) {
      byId(id).addEventListener('click', () => {
        const params = asked();
        params.set('page', (parseInt(params.get('page') ?? '1', 10) || 1) + by);
        ask(params);
        arrive();
      });
    }
  }

  function arrive() {
    const title = byId('findings-title');
    title.scrollIntoView();
    title.focus({ preventScroll: true });
  }

  function startLinks() {
    for (const a of document.querySelectorAll('a[data-filter]')) a.href = '#findings?' + a.dataset.filter;
    document.addEventListener('click', (event) => {
      const a = event.target.closest?.('a[href^="#findings?"]');
      if (a && a.hash === location.hash) arrive(); // the address does not change, so nothing else happens
    });
    addEventListener('hashchange', () => {
      keepTheme();
      if (!location.hash.startsWith('#findings')) return;
      show();
      arrive();
    });
  }

  // button makes the heading of a column one that can be pressed.
  function button(th, pressed) {
    const b = document.createElement('button');
    b.type = 'button';
    b.append(...th.childNodes);
    th.append(b);
    b.addEventListener('click', pressed);
  }

  function startSort() {
    for (const th of document.querySelectorAll('th[data-sort]')) {
      button(th, () => {
        const params = asked();
        const name = th.dataset.sort;
        const large = ['minutes', 'interest'].includes(name) ? '-' : ''; // the larger, the more of interest
        const other = large ? '' : '-';
        params.set('sort', params.get('sort') === large + name ? other + name : large + name);
        params.delete('page');
        ask(params);
      });
    }
  }

  function markSort(sort) {
    for (const th of document.querySelectorAll('th[data-sort]')) {
      th.removeAttribute('aria-sort');
      if (sort === th.dataset.sort) th.setAttribute('aria-sort', 'ascending');
      if (sort === '-' + th.dataset.sort) th.setAttribute('aria-sort', 'descending');
    }
  }

  // Other tables are all there. A group of tables is sorted as one list, and
  // each keeps its number of rows.
  function startTables() {
    for (const group of document.querySelectorAll('[data-sortable]')) {
      for (const tr of group.querySelectorAll('thead tr')) {
        [...tr.cells].forEach((th, place) => {
          if (!('unsorted' in th.dataset)) button(th, () => sortGroup(group, place, th.ariaSort === 'ascending'));
        });
      }
    }
  }

  function sortGroup(group, place, down) {
    const bodies = [...group.querySelectorAll('tbody')];
    const sizes = bodies.map((body) => body.rows.length);
    const key = (tr) => tr.cells[place].dataset.key ?? tr.cells[place].textContent;
    const sign = down ? -1 : 1;
    const rows = bodies.flatMap((body) => [...body.rows])
      .sort((a, b) => sign * key(a).localeCompare(key(b), 'en', { numeric: true }));
    bodies.forEach((body, k) => body.append(...rows.splice(0, sizes[k])));
    for (const tr of group.querySelectorAll('thead tr')) {
      [...tr.cells].forEach((th, k) => {
        th.removeAttribute('aria-sort');
        if (k === place) th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      });
    }
  }

  // The theme is the system's until somebody chooses. The choice is kept with
  // the tab's history: nothing is stored.
  const themes = ['system', 'light', 'dark'];

  function keepTheme() {
    history.replaceState({ theme: document.documentElement.dataset.theme ?? 'system' }, '');
  }

  function setTheme(theme) {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    byId('theme').textContent = 'Theme: ' + theme;
  }

  function startTheme() {
    const kept = history.state?.theme;
    setTheme(themes.includes(kept) ? kept : 'system');
    byId('theme').hidden = false;
    byId('theme').addEventListener('click', () => {
      const now = document.documentElement.dataset.theme ?? 'system';
      setTheme(themes[(themes.indexOf(now) + 1) % themes.length]);
      keepTheme();
    });
  }

  load();
  startTheme();
  startFilters();
  startPages();
  startLinks();
  startSort();
  startTables();
  show();
  if (location.hash.startsWith('#findings?')) arrive();
})();
