// The search: words of titles first, then of texts. Works from a folder as well as from a server.
const field = document.getElementById('search'), results = document.getElementById('results'), root = document.body.dataset.root;
if (matchMedia('(max-width: 50rem)').matches) document.querySelector('nav details').open = false;
const pages = (window.planlintPages ?? []).map(p => ({ ...p, low: p.title.toLowerCase(), words: p.text.toLowerCase() }));
field.addEventListener('input', () => {
  const asked = field.value.toLowerCase().split(/\s+/).filter(w => w);
  const found = asked.length === 0 ? [] : pages
    .map(p => ({ p, score: asked.reduce((s, w) => s + (p.low.includes(w) ? 10 : p.words.includes(w) ? 1 : -100), 0) }))
    .filter(f => f.score > 0).sort((a, b) => b.score - a.score || a.p.title.length - b.p.title.length).slice(0, 12);
  results.replaceChildren(...found.map(({ p }) => {
    const item = document.createElement('li'), link = document.createElement('a'), text = document.createElement('small');
    link.href = root + p.url;
    link.textContent = p.title;
    const at = Math.max(0, p.words.indexOf(asked[0]) - 40);
    text.textContent = (at > 0 ? '…' : '') + p.text.slice(at, at + 110) + '…';
    link.append(text);
    item.append(link);
    return item;
  }));
  results.hidden = found.length === 0;
});
document.addEventListener('keydown', e => {
  if (e.key === '/' && document.activeElement !== field) { e.preventDefault(); field.focus(); }
  if (e.key === 'Escape') { results.hidden = true; }
  if (e.key === 'Enter' && document.activeElement === field) results.querySelector('a')?.click();
});
