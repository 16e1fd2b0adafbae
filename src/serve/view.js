/*
 * The page works without this; here it learns to zoom, to show where a thing
 * is written, and to take over what was saved without losing its place.
 */
'use strict';
(() => {
	const find = (what, where = document) => where.querySelector(what);
	const all = (what, where = document) => [...where.querySelectorAll(what)];
	const pages = find('#pages');
	const findings = find('#findings');
	const place = find('#place');

	/* ---- zoom ---- */

	const STEPS = [25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250,
		300, 400];
	const PIXELS = 96 / 25400; /* of a micrometre */
	let zoom = sessionStorage.getItem('zoom') || 'fit';

	const widthOf = page => Number(page.dataset.width) * PIXELS;

	function fitting() {
		const style = getComputedStyle(pages);
		const room = pages.clientWidth - parseFloat(style.paddingLeft) -
			parseFloat(style.paddingRight);
		const widest = Math.max(1, ...all('.page').map(widthOf));

		return Math.max(10, 100 * room / widest);
	}

	const percent = () => zoom === 'fit' ? fitting() : Number(zoom);

	/* On a narrow window all scrolls as one. */
	const scroller = () => getComputedStyle(pages).overflowY === 'visible'
		? document.scrollingElement : pages;

	function frame() {
		const box = pages.getBoundingClientRect();

		return {top: Math.max(0, box.top),
			bottom: Math.min(innerHeight, box.bottom)};
	}

	/* The page at the upper edge, and how much of it is above. */
	function anchor() {
		const {top} = frame();

		for (const page of all('.page')) {
			const box = page.getBoundingClientRect();

			if (box.bottom > top)
				return {id: page.id, part: (top - box.top) / box.height};
		}
		return null;
	}

	function returnTo(kept) {
		const page = kept && document.getElementById(kept.id);

		if (!page)
			return;
		const box = page.getBoundingClientRect();

		scroller().scrollTop += box.top + kept.part * box.height -
			frame().top;
	}

	function applyZoom() {
		const now = percent();

		document.body.classList.add('zoomed');
		for (const page of all('.page'))
			page.style.width = `${widthOf(page) * now / 100}px`;
		find('#zoom').textContent = `${Math.round(now)} %`;
		find('[data-do=fit]').setAttribute('aria-pressed', zoom === 'fit');
		find('[data-do=full]').setAttribute('aria-pressed',
			Number(zoom) === 100);
		showWhere();
	}

	function zoomTo(value) {
		const kept = anchor();

		zoom = value;
		sessionStorage.setItem('zoom', value);
		applyZoom();
		returnTo(kept);
		pages.scrollLeft = (pages.scrollWidth - pages.clientWidth) / 2;
	}

	const actions = {
		in: () => zoomTo(STEPS.find(s => s > percent() + .5) || 400),
		out: () => zoomTo(STEPS.findLast(s => s < percent() - .5) || 25),
		fit: () => zoomTo('fit'),
		full: () => zoomTo(100),
	};

	/* ---- where one is ---- */

	function showWhere() {
		const list = all('.page');
		const {top, bottom} = frame();
		const middle = (top + bottom) / 2;
		const at = list.findLast(
			p => p.getBoundingClientRect().top <= middle) || list[0];
		const numbers = at ? [at.dataset.page, list.length] : null;

		find('#where').textContent = numbers
			? find('#where').dataset.words.replace(/%d/g,
				() => numbers.shift())
			: '';
	}

	/* ---- places in the file ---- */

	async function showPlace(query) {
		const answer = await fetch(`at?${query}`).catch(() => null);

		if (!answer || !answer.ok)
			return;
		const line = await answer.json();
		const code = find('code', place);

		code.replaceChildren();
		if (line.file === null) {
			find('strong', place).textContent = '';
			code.append(find('#nowhere').textContent);
		} else {
			find('strong', place).textContent =
				`${line.file}:${line.line}:${line.column}`;
			showLine(code, line);
		}
		place.hidden = false;
	}

	function showLine(code, line) {
		const before = document.createElement('span');
		const from = document.createElement('mark');

		if (line.from === undefined)
			return;
		before.className = 'faint';
		before.textContent = line.before.trimStart();
		from.textContent = line.from;
		code.append(before, from);
	}

	function hidePlace() {
		place.hidden = true;
		choose(null);
	}

	/* ---- findings ---- */

	const entries = () => all('.finding', findings);
	const entryOf = mark =>
		find(`.finding[data-n="${mark.dataset.n}"]`, findings);
	const chosen = () => find('.finding[aria-current]', findings);

	/* What it says stands with its place, too: the list may be far away. */
	function tell(entry) {
		const what = find('.what', place);

		what.className = entry ? entry.className.replace('finding', 'what')
			: 'what';
		what.replaceChildren();
		for (const part of entry ? all('.level, .says, .fix', entry) : [])
			what.append(part.cloneNode(true), ' ');
	}

	/* In the list; where all scrolls as one that would leave the page. */
	function showEntry(entry) {
		if (scroller() === pages || !find('.box.chosen'))
			entry?.scrollIntoView({block: 'nearest'});
	}

	function choose(entry) {
		tell(entry);
		for (const old of all('.chosen'))
			old.classList.remove('chosen');
		for (const old of all('[aria-current]', findings))
			old.removeAttribute('aria-current');
		if (!entry)
			return;
		entry.setAttribute('aria-current', 'true');
		for (const mark of all(`.marks [data-n="${entry.dataset.n}"]`))
			mark.classList.add('chosen');
	}

	function goTo(entry) {
		const smooth = matchMedia('(prefers-reduced-motion: reduce)').matches
			? 'auto' : 'smooth';

		choose(entry);
		entry.focus({preventScroll: true});
		showEntry(entry);
		find('.box.chosen')?.scrollIntoView(
			{block: 'center', inline: 'nearest', behavior: smooth});
		showPlace(`finding=${entry.dataset.n}`);
	}

	function step(by) {
		const list = entries();
		const at = list.indexOf(chosen());
		const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;

		if (list[next])
			goTo(list[next]);
	}

	findings.addEventListener('click', event => {
		const entry = event.target.closest('.finding');

		if (!entry)
			return;
		event.preventDefault();
		goTo(entry);
	});

	/* The finding whose box is the smallest around a point. */
	function findingAt(sheet, x, y) {
		const sizeOf = b => b.width.baseVal.value * b.height.baseVal.value;
		const around = all('.box', sheet).filter(b => {
			const dx = x - b.x.baseVal.value, dy = y - b.y.baseVal.value;

			return dx >= 0 && dx <= b.width.baseVal.value &&
				dy >= 0 && dy <= b.height.baseVal.value;
		});

		around.sort((a, b) => sizeOf(a) - sizeOf(b));
		return around.length > 0 ? entryOf(around[0]) : null;
	}

	pages.addEventListener('click', event => {
		const bar = event.target.closest('.bar');
		const sheet = event.target.closest('.sheet');

		if (bar) {
			goTo(entryOf(bar));
		} else if (sheet) {
			const {page, width, height} = sheet.parentElement.dataset;
			const box = sheet.getBoundingClientRect();
			const x = Math.max(0, Math.round(
				(event.clientX - box.left) / box.width * width));
			const y = Math.max(0, Math.round(
				(event.clientY - box.top) / box.height * height));

			choose(findingAt(sheet, x, y));
			showEntry(chosen());
			showPlace(`page=${page}&x=${x}&y=${y}`);
		}
	});

	/* ---- keys and buttons ---- */

	const keys = {
		'+': actions.in, '=': actions.in, '-': actions.out, '−': actions.out,
		'1': actions.full, '0': actions.full, f: actions.fit,
		n: () => step(1), p: () => step(-1), Escape: hidePlace,
	};

	document.addEventListener('keydown', event => {
		const act = keys[event.key] || keys[event.key.toLowerCase()];

		if (!act || event.ctrlKey || event.metaKey || event.altKey)
			return;
		event.preventDefault();
		act();
	});
	find('#tools').addEventListener('click', event => {
		actions[event.target.dataset.do]?.();
	});
	find('button', place).addEventListener('click', hidePlace);
	for (const where of [pages, window])
		where.addEventListener('scroll', showWhere, {passive: true});
	let width = pages.clientWidth;

	new ResizeObserver(() => {
		if (zoom === 'fit' && pages.clientWidth !== width)
			zoomTo('fit');
		width = pages.clientWidth;
	}).observe(pages);

	/* ---- taking over what was saved ---- */

	/* Keeps the picture until the next one is there, and what is open. */
	function renew(old, fresh) {
		const picture = find('img', old), next = find('img', fresh);

		for (const name of ['data-width', 'data-height', 'aria-label'])
			old.setAttribute(name, fresh.getAttribute(name));
		for (const name of ['src', 'width', 'height', 'alt'])
			if (picture.getAttribute(name) !== next.getAttribute(name))
				picture.setAttribute(name, next.getAttribute(name));
		find('.marks', old).replaceWith(find('.marks', fresh));
		find('pre', old).textContent = find('pre', fresh).textContent;
	}

	function renewPages(fresh) {
		find('#stale')?.remove();
		const stale = find('#stale', fresh);

		if (stale)
			pages.prepend(stale);
		pages.classList.toggle('stale', Boolean(stale));
		const wanted = all('.page', fresh);
		const ids = new Set(wanted.map(page => page.id));

		for (const page of wanted) {
			const old = document.getElementById(page.id);

			if (old)
				renew(old, page);
			else
				pages.append(document.adoptNode(page));
		}
		for (const old of all('.page'))
			if (!ids.has(old.id))
				old.remove();
	}

	function renewFindings(fresh) {
		const had = chosen(), held = findings.contains(document.activeElement);
		const says = had && had.textContent;
		const top = findings.scrollTop;

		findings.replaceChildren(...find('#findings', fresh).childNodes);
		findings.scrollTop = top;
		if (!had)
			return;
		const same = entries().find(e => e.textContent === says) ||
			entries().find(e => e.dataset.n === had.dataset.n &&
				find('.where span', e).textContent ===
					find('.where span', had).textContent);

		choose(same);
		if (held)
			(same || findings).focus({preventScroll: true});
		if (!same)
			place.hidden = true;
	}

	async function takeOver() {
		const answer = await fetch('./');

		if (!answer.ok)
			throw new Error(answer.statusText);
		const fresh = new DOMParser().parseFromString(
			await answer.text(), 'text/html');
		const kept = anchor();

		renewPages(fresh);
		renewFindings(fresh);
		find('#state').replaceChildren(
			...find('#state', fresh).childNodes);
		document.body.dataset.serial = fresh.body.dataset.serial;
		applyZoom();
		returnTo(kept);
	}

	let working = false, wanted = null;

	async function follow(serial) {
		wanted = serial;
		if (working)
			return;
		working = true;
		try {
			while (wanted !== document.body.dataset.serial) {
				const aim = wanted;

				await takeOver();
				if (wanted === aim)
					break;
			}
		} catch {
			find('#lost').hidden = false;
		}
		working = false;
	}

	/* A page that nobody looks at asks for nothing. */
	let events = null;

	function listen() {
		if (events || document.hidden)
			return;
		events = new EventSource('events');
		events.addEventListener('draft', event => follow(event.data));
		events.addEventListener('open', () => {
			find('#lost').hidden = true;
		});
		events.addEventListener('error', () => {
			find('#lost').hidden = false;
		});
	}

	document.addEventListener('visibilitychange', () => {
		if (document.hidden && events) {
			events.close();
			events = null;
		}
		listen();
	});

	/* ---- begin ---- */

	find('#tools').hidden = false;
	pages.classList.toggle('stale', Boolean(find('#stale')));
	applyZoom();
	returnTo(JSON.parse(sessionStorage.getItem('anchor')));
	window.addEventListener('pagehide', () => {
		sessionStorage.setItem('anchor', JSON.stringify(anchor()));
	});
	pages.focus({preventScroll: true});
	listen();
})();
