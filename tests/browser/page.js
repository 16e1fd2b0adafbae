/*
 * What a clerk does with the page: open it, look for a finding, save the file,
 * see the page change.  And what other pages may not do with it.
 *
 * usage: node page.js BUILD
 */
'use strict';
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const {spawn} = require('child_process');
const {chromium} = require('playwright-core');

const build = process.argv[2];
const top = path.resolve(__dirname, '../..');
const sample = fs.readFileSync(
	path.join(top, 'samples/duc-giang/nghi-quyet.xml'), 'utf8');
const SOON = 10000; // milliseconds; far above what anything here takes

let passed = 0, failed = 0;

/* ---- the server ---- */

class Draft {
	constructor(text) {
		this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vankien-'));
		this.path = path.join(this.folder, 'a.xml');
		this.save(text);
	}

	save(text) {
		fs.writeFileSync(`${this.path}~`, text);
		fs.renameSync(`${this.path}~`, this.path);
	}

	start(...more) {
		this.process = spawn(path.join(build, 'vankien'),
			['preview', '--serve', '-q', ...more, 'a.xml'],
			{cwd: this.folder, stdio: ['ignore', 'pipe', 'inherit']});
		return new Promise((done, fail) => {
			this.process.stdout.once('data', line => {
				this.url = line.toString().trim();
				done(this);
			});
			this.process.once('exit', status => fail(
				new Error(`vankien-serve ended: ${status}`)));
		});
	}

	end() {
		return new Promise(done => {
			this.process.removeAllListeners('exit');
			this.process.once('exit', status => {
				fs.rmSync(this.folder, {recursive: true, force: true});
				done(status);
			});
			this.process.kill('SIGTERM');
		});
	}
}

/* ---- cases ---- */

let browser;

function must(holds, words) {
	if (!holds)
		throw new Error(words);
}

function same(found, wanted) {
	must(JSON.stringify(found) === JSON.stringify(wanted),
		`${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

/* A page on a draft; whatever its console says is a fault. */
async function on(name, text, act, options = {}) {
	const draft = new Draft(text);
	let context;

	try {
		await draft.start(...options.words || ['--lang=vi']);
		context = await browser.newContext({
			viewport: {width: 1280, height: 860}, ...options.context});
		const page = await context.newPage();
		const said = [];

		page.setDefaultTimeout(SOON);
		page.on('pageerror', e => said.push(`${e}`));
		page.on('console', m => {
			if (['error', 'warning'].includes(m.type()))
				said.push(m.text());
		});
		page.on('dialog', d => {
			said.push(`a dialog: ${d.message()}`);
			d.dismiss();
		});
		page.on('request', r => {
			if (!r.url().startsWith(draft.url))
				said.push(`asks for ${r.url()}`);
		});
		await page.goto(draft.url);
		await act(page, draft, context, said);
		must(said.length === 0, `it says: ${said.join('; ')}`);
		passed++;
	} catch (e) {
		failed++;
		console.log(`---- ${name}\n     ${e.stack}`);
	}
	await context?.close();
	const status = draft.process.exitCode ?? await draft.end();

	if (status !== 0 && status !== null) {
		failed++;
		console.log(`---- ${name}\n     vankien-serve ends with ${status}`);
	}
}

/* How much ink a page has, and a number that tells pictures apart. */
function inkOf(page, number) {
	return page.evaluate(async n => {
		const image = document.querySelector(`#page-${n} img`);

		await image.decode();
		const canvas = document.createElement('canvas');

		canvas.width = 400;
		canvas.height = 566;
		const paper = canvas.getContext('2d');

		paper.fillStyle = 'white';
		paper.fillRect(0, 0, 400, 566);
		paper.drawImage(image, 0, 0, 400, 566);
		const dots = paper.getImageData(0, 0, 400, 566).data;
		let ink = 0, sum = 0;

		for (let i = 0; i < dots.length; i += 4) {
			ink += dots[i] < 160;
			sum = (sum * 31 + dots[i]) % 1000003;
		}
		return {share: ink / 226400, sum};
	}, number);
}

const scrolled = page => page.evaluate(
	() => document.querySelector('#pages').scrollTop);
const serial = (page, n) => page.waitForSelector(`body[data-serial="${n}"]`,
	{state: 'attached'});

function isInView(page, selector) {
	return page.evaluate(s => {
		const box = document.querySelector(s).getBoundingClientRect();
		const frame = document.querySelector('#pages')
			.getBoundingClientRect();

		return box.top >= frame.top && box.top < frame.bottom;
	}, selector);
}

const textOf = (page, selector) => page.locator(selector).first().textContent();

const cases = {
	async 'the pages are there, with ink on them'(page) {
		same(await page.locator('.page').count(), 5);
		for (let n = 1; n <= 5; n++) {
			await page.locator(`#page-${n}`).scrollIntoViewIfNeeded();
			const {share} = await inkOf(page, n);

			must(share > 0.01 && share < 0.3, `page ${n}: ${share}`);
		}
		await page.waitForFunction(() => document.querySelector('#where')
			.textContent === 'Trang 5/5');
		must((await textOf(page, '#state')).includes('5 trang'), 'its count');
	},

	async 'a click on a finding goes to its box and its line'(page) {
		const entry = page.locator('section:nth-of-type(3) .finding').first();
		const n = await entry.getAttribute('data-n');
		const where = await entry.locator('.where span').last().textContent();

		await entry.click();
		await page.waitForFunction(() => {
			const box = document.querySelector('.box.chosen')
				?.getBoundingClientRect();

			return box && box.top > 40 && box.bottom < innerHeight;
		});
		same(await page.locator('.box.chosen').first().getAttribute('data-n'),
			n);
		same(await entry.getAttribute('aria-current'), 'true');
		await page.waitForSelector('#place:not([hidden])');
		same(await textOf(page, '#place strong'), `a.xml:${where}`);
		const [line, column] = where.split(':').map(Number);
		const written = sample.split('\n')[line - 1];

		must((await textOf(page, '#place mark')).startsWith(
			written.slice(column - 1, column + 20)), 'another line');
	},

	async 'a click on the page shows where it is written'(page) {
		const box = await page.locator('#f1').boundingBox();

		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await page.waitForSelector('#place:not([hidden])');
		must(/^a\.xml:11:\d+$/.test(await textOf(page, '#place strong')),
			'another place');
		same(await page.locator('.finding[data-n="1"]')
			.getAttribute('aria-current'), 'true');
		must((await textOf(page, '#place code')).includes('01 - NQ/ĐH'),
			'another line');
		await page.keyboard.press('Escape');
		await page.waitForSelector('#place', {state: 'hidden'});
		const sheet = await page.locator('#page-1 .sheet').boundingBox();

		await page.mouse.click(sheet.x + 3, sheet.y + 3);
		await page.waitForSelector('#place:not([hidden])');
		same(await textOf(page, '#place code'),
			'Chỗ này không hiện nội dung nào của tệp.');
	},

	async 'a bar in the margin leads to its finding'(page) {
		await page.locator('.bar[data-n="1"]').click();
		same(await page.locator('[data-n="1"].finding')
			.getAttribute('aria-current'), 'true');
	},

	async 'keys zoom, and go from finding to finding'(page) {
		const zoom = () => textOf(page, '#zoom');
		const widthOf = async () =>
			(await page.locator('#page-1 img').boundingBox()).width;

		must(Math.abs(await widthOf() - 868) < 20, 'does not fit the width');
		await page.keyboard.press('1');
		same(await zoom(), '100 %');
		must(Math.abs(await widthOf() - 793.7) < 1, 'not as large as paper');
		await page.keyboard.press('+');
		same(await zoom(), '110 %');
		await page.keyboard.press('-');
		await page.keyboard.press('-');
		same(await zoom(), '90 %');
		await page.keyboard.press('f');
		must(Math.abs(await widthOf() - 868) < 20, 'does not fit again');
		await page.keyboard.press('n');
		await page.keyboard.press('n');
		same(await page.locator('.finding').nth(1)
			.getAttribute('aria-current'), 'true');
		await page.keyboard.press('p');
		same(await page.locator('.finding').first()
			.getAttribute('aria-current'), 'true');
		await page.keyboard.press('p');
		same(await page.locator('[aria-current]').count(), 1);
		await page.keyboard.press('Control++'); // the browser's own
		must(Math.abs(await widthOf() - 868) < 20, 'takes a key of others');
	},

	async 'buttons zoom too, and the window may change'(page) {
		await page.click('[data-do=full]');
		same(await page.getAttribute('[data-do=full]', 'aria-pressed'), 'true');
		await page.click('[data-do=in]');
		same(await textOf(page, '#zoom'), '110 %');
		await page.click('[data-do=fit]');
		for (const width of [900, 500, 1280]) {
			await page.setViewportSize({width, height: 700});
			await page.waitForFunction(() => {
				const main = document.querySelector('#pages');
				const sheet = document.querySelector('.sheet');

				return main.scrollWidth <= main.clientWidth &&
					sheet.clientWidth > main.clientWidth * .8;
			});
		}
	},

	async 'a narrow window scrolls as one'(page, draft) {
		await page.setViewportSize({width: 600, height: 800});
		await page.waitForFunction(() => document.querySelector('.sheet')
			.clientWidth < 600); // it fits; before, it would scroll itself
		same(await textOf(page, '#where'), 'Trang 1/5');
		await page.evaluate(() => scrollTo(0, 2000));
		await page.waitForFunction(() => document.querySelector('#where')
			.textContent === 'Trang 3/5');
		draft.save(`${sample}<!-- -->\n`);
		await serial(page, 2);
		must(Math.abs(await page.evaluate(() => scrollY) - 2000) < 3,
			'it moved');
	},

	async 'a telephone shows finding, place and page together'(page) {
		await page.setViewportSize({width: 400, height: 800});
		await page.waitForFunction(() => document.querySelector('.sheet')
			.clientWidth < 400);
		must((await page.locator('#tools').boundingBox()).height < 40,
			'the tools are broken into lines');
		await page.keyboard.press('n');
		await page.keyboard.press('n');
		const says = page.locator('#place .what');

		await says.waitFor();
		must((await says.textContent()).includes('01-NQ/ĐH'), 'other words');
		await page.waitForFunction(() => scrollY < 800);
		const box = await page.locator('.box[data-n="0"]').boundingBox();

		await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
		await page.waitForFunction(() => document.querySelector(
			'#place strong').textContent.startsWith('a.xml:9:'));
		must((await says.textContent()).includes('NHIỆM KỲ'), 'old words');
		must(await page.evaluate(() => scrollY) < 800, 'it jumped away');
		await page.setViewportSize({width: 1280, height: 800});
		must(!await says.isVisible(), 'the words stand there twice');
	},

	async 'a save changes the page, and leaves place and zoom'(page, draft) {
		await page.keyboard.press('1');
		await page.locator('#page-3').scrollIntoViewIfNeeded();
		await page.evaluate(() => {
			document.querySelector('#pages').scrollTop = 2600;
		});
		await page.locator('#page-3 summary').click();
		const at = await scrolled(page), old = await inkOf(page, 3);
		const words = (await textOf(page, '#page-3 pre')).trim();

		draft.save(sample.replace(/<doan>/g, '<doan>Thêm lời mới vào đây. '));
		await serial(page, 2);
		await page.waitForFunction(before => document.querySelector(
			'#page-3 pre').textContent.trim() !== before, words);
		must((await textOf(page, '#page-3 pre')).includes('Thêm lời mới'),
			'the words are the old ones');
		await page.waitForFunction(async () => {
			const image = document.querySelector('#page-3 img');

			return image.complete && image.currentSrc.endsWith('v=2');
		});
		must((await inkOf(page, 3)).sum !== old.sum, 'the old picture');
		must(Math.abs(await scrolled(page) - at) < 3, 'it moved');
		same(await textOf(page, '#zoom'), '100 %');
		must(await page.locator('#page-3 details').evaluate(d => d.open),
			'what was open is shut');
	},

	async 'a finding that was chosen stays chosen after a save'(page, draft) {
		await page.locator('.finding[data-n="1"]').click();
		draft.save(`${sample}<!-- -->\n`);
		await serial(page, 2);
		const chosen = page.locator('.finding[aria-current]');

		same(await chosen.count(), 1);
		same(await chosen.locator('.where span').first().textContent(),
			'HD36-3.1');
		same(await page.locator('.box.chosen').count(), 1);
		must(await chosen.evaluate(e => e === document.activeElement),
			'it lost the focus');
		draft.save(sample.replace('01 - NQ/ĐH', '01-NQ/ĐH'));
		await serial(page, 3);
		same(await page.locator('.finding[aria-current]').count(), 0);
		must(!(await textOf(page, '#findings')).includes('HD36-3.1'),
			'it is still listed');
	},

	async 'pages come and go'(page, draft) {
		draft.save(sample.replace(/<\/doan>/g,
			` ${'Thêm chữ cho dài. '.repeat(20)}</doan>`));
		await serial(page, 2);
		const more = await page.locator('.page').count();

		must(more > 5, `${more} pages`);
		draft.save(sample.replace(/<than [\s\S]*<\/than>/,
			'<than><doan>Một đoạn.</doan></than>'));
		await serial(page, 3);
		same(await page.locator('.page').count(), 1);
		must((await inkOf(page, 1)).share > 0.005, 'an empty page');
		draft.save(sample);
		await serial(page, 4);
		same(await page.locator('.page').count(), 5);
		same((await page.locator('.page').evaluateAll(
			list => list.map(p => p.id))).join(' '),
		'page-1 page-2 page-3 page-4 page-5');
	},

	async 'a broken draft keeps its pages and shows its errors'(page, draft) {
		const old = await inkOf(page, 1);

		draft.save(sample.replace('</trich-yeu>', ''));
		await page.waitForSelector('#stale');
		same(await page.getByRole('alert').filter({visible: true}).count(), 1);
		same(await page.locator('.page').count(), 5);
		same((await inkOf(page, 1)).sum, old.sum);
		const error = page.locator('.finding.error').first();

		must((await error.textContent()).includes('trich-yeu'), 'its words');
		await error.click();
		await page.waitForSelector('#place:not([hidden])');
		must((await textOf(page, '#place strong')).startsWith('a.xml:'),
			'no place');
		fs.unlinkSync(draft.path);
		await page.waitForFunction(() => document.querySelector('#findings')
			.textContent.includes('VK-FILE-01'));
		same(await page.locator('.page').count(), 5);
		draft.save(sample);
		await page.waitForSelector('#stale', {state: 'detached'});
		await page.waitForFunction(
			() => !document.querySelector('.pages.stale'));
	},

	async 'many saves in a row end with the last'(page, draft) {
		for (let n = 1; n <= 20; n++) {
			draft.save(sample.replace('<doan>', `<doan>Lần ${n}. `));
			await new Promise(done => setTimeout(done, 30));
		}
		await page.waitForFunction(() => document.querySelector('#page-1 pre')
			.textContent.includes('Lần 20.'));
	},

	async 'the last one counts, whatever comes first'(page, draft) {
		draft.save('<van-ban>');
		draft.save(sample.replace('<doan>', '<doan>Mới nhất. '));
		await page.waitForFunction(() => document.querySelector('#page-1 pre')
			.textContent.includes('Mới nhất.'));
		same(await page.locator('#stale').count(), 0);
	},

	async 'all windows follow'(page, draft, context) {
		const other = await context.newPage();

		await other.goto(draft.url);
		draft.save(`${sample}\n`);
		await Promise.all([serial(page, 2), serial(other, 2)]);
	},

	async 'it can be used without seeing it'(page) {
		for (const [role, name] of [['main', 'Các trang'],
			['complementary', 'Kết quả kiểm tra'],
			['toolbar', 'Cỡ hiển thị'], ['button', 'Phóng to'],
			['button', 'Thu nhỏ'], ['button', 'Vừa bề ngang'],
			['heading', 'a.xml'], ['heading', 'Trang 1'],
			['article', 'Trang 1'], ['img', 'Trang 1/5'],
			['link', 'Đến phần phát hiện']])
			same(await page.getByRole(role, {name, exact: true}).count(), 1);
		same(await page.getByRole('status').count() > 0, true);
		same(await page.getAttribute('html', 'lang'), 'vi');
		await page.locator('#page-1 summary').focus();
		await page.keyboard.press('Enter');
		must((await page.locator('#page-1 pre').innerText()).includes(
			'ĐẢNG CỘNG SẢN VIỆT NAM'), 'no text of the page');
		await page.locator('.finding').nth(2).focus();
		await page.keyboard.press('Enter');
		same(await page.locator('.finding').nth(2)
			.getAttribute('aria-current'), 'true');
	},

	async 'when vankien ends, it says so and keeps the pages'(
		page, draft, context, said) {
		const ended = new Promise(done => draft.process.once('close', done));

		await inkOf(page, 1); // the picture has come
		draft.process.removeAllListeners('exit');
		draft.process.kill('SIGINT');
		await ended;
		await page.waitForSelector('#lost:not([hidden])');
		same(await page.locator('.page').count(), 5);
		must((await inkOf(page, 1)).share > 0.01, 'the page is gone');
		said.length = 0; // the browser's own words on a lost connection
		fs.rmSync(draft.folder, {recursive: true, force: true});
	},
};

/* ---- without a script, and against other pages ---- */

async function withoutScript(page) {
	same(await page.locator('.page').count(), 5);
	must(await page.locator('#tools').isHidden(), 'buttons that do nothing');
	const box = await page.locator('#page-1 img').boundingBox();

	must(box.width > 600 && Math.abs(box.height / box.width - 1.414) < .02,
		'no page to be seen');
	await page.locator('section:nth-of-type(2) .finding').first().click();
	const target = page.locator('.box:target');

	same(await target.count(), 1);
	must(await isInView(page, '.box:target'), 'it does not go there');
	await page.locator('#page-1 summary').click();
	must((await page.locator('#page-1 pre').innerText()).includes(
		'ĐẢNG CỘNG SẢN'), 'no text of the page');
}

async function hostile(page) {
	must((await textOf(page, '#page-1 pre')).includes('<img src=x'),
		'it is not text');
	same(await page.locator('img[src="x"]').count(), 0);
	await page.locator('.finding').first().click();
	await page.waitForSelector('#place:not([hidden])');
	same(await page.locator('#place img').count(), 0);
}

/* A page of another origin, with all it could try. */
async function strangers(page, draft, context, said) {
	const port = new URL(draft.url).port;
	const other = http.createServer((ask, answer) => {
		answer.setHeader('content-type', 'text/html');
		answer.end(`<iframe src="${draft.url}"></iframe>`);
	});

	await new Promise(done => other.listen(0, '127.0.0.1', done));
	const foreign = await context.newPage();

	try {
		await foreign.goto(`http://127.0.0.1:${other.address().port}/`);
		const got = await foreign.evaluate(async url => {
			const tried = {};
			const image = new Image();

			image.src = `${url}page/1.svg`;
			tried.image = await image.decode().then(() => true, () => false);
			tried.fetch = await fetch(url).then(() => true, () => false);
			tried.blind = await fetch(url, {mode: 'no-cors'})
				.then(() => true, () => false);
			tried.script = await new Promise(done => {
				const s = document.createElement('script');

				s.src = `${url}view.js`;
				s.onload = () => done(true);
				s.onerror = () => done(false);
				document.head.append(s);
			});
			return tried;
		}, draft.url);

		same(got, {image: false, fetch: false, blind: false, script: false});
		const frame = foreign.frames()[1];

		must(!frame || !(await frame.content()).includes('class="page"'),
			'it can be framed');
		const led = await context.newPage();
		const answer = await led.goto(
			draft.url.replace('127.0.0.1', 'evil.example'));

		same(answer.status(), 403);
		must(!(await led.content()).includes('class="page"'), 'it is shown');
		const none = await led.goto(`http://127.0.0.1:${port}/`);

		same(none.status(), 404);
	} finally {
		other.close();
	}
	said.length = 0;
}

async function main() {
	browser = await chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		chromiumSandbox: process.getuid() !== 0,
		args: ['--host-resolver-rules=MAP evil.example 127.0.0.1'],
	});
	for (const [name, act] of Object.entries(cases))
		await on(name, sample, act);
	await on('without a script', sample, withoutScript,
		{context: {javaScriptEnabled: false}});
	await on('markup in the text', sample.replace('<doan>',
		'<doan>&lt;img src=x onerror=alert(1)&gt; '), hostile);
	await on('other pages and other names', sample, strangers);
	await browser.close();
	console.log(`browser: ${passed} passed, ${failed} failed`);
	process.exit(failed > 0 ? 1 : 0);
}

main().catch(e => {
	console.log(e.stack);
	process.exit(1);
});
