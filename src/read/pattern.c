/*
 * Glushkov's construction while the model is being read: every fragment knows
 * which positions it may begin and end with, and whether it may be empty; the
 * operators only join such sets.
 */
#include "pattern.h"

#include <assert.h>
#include <string.h>

struct fragment {
	uint64_t first, last;
	bool nullable;
};

struct compiler {
	struct vk_pattern *p;
	vk_symbol_find *find;
	const char *s; /* the rest of the model */
};

static struct fragment read_choice(struct compiler *);

static uint64_t
bit(unsigned i)
{
	return (uint64_t)1 << i;
}

/* The lowest position of a set, taken out of it. */
static unsigned
take_lowest(uint64_t *set)
{
	unsigned i = 0;

	while ((*set & bit(i)) == 0)
		i++;
	*set &= ~bit(i);
	return i;
}

static void
let_follow(struct vk_pattern *p, uint64_t from, uint64_t to)
{
	while (from != 0)
		p->follow[take_lowest(&from)] |= to;
}

static struct fragment
repeat(struct vk_pattern *p, struct fragment f)
{
	let_follow(p, f.last, f.first);
	return f;
}

static struct fragment
position(struct compiler *c, const struct vk_symbol *symbol)
{
	struct vk_pattern *p = c->p;
	struct fragment f = {0};

	assert(p->n < VK_PATTERN_POSITIONS);
	assert(symbol->reading < VK_PATTERN_READINGS);
	f.first = f.last = bit(p->n);
	p->at[p->n++] = *symbol;
	p->of_element[symbol->element] |= f.first;
	p->readings[symbol->element] |= (uint8_t)bit(symbol->reading);
	if (symbol->element != VK_EL_TEXT)
		return f;
	f.nullable = true; /* text may be absent, or come in pieces */
	return repeat(p, f);
}

static struct fragment
read_macro(struct compiler *c, const char *macro)
{
	struct compiler inner = {c->p, c->find, macro};
	struct fragment f = read_choice(&inner);

	assert(*inner.s == '\0');
	return f;
}

static void
skip_blanks(struct compiler *c)
{
	c->s += strspn(c->s, " ");
}

static struct fragment
read_name(struct compiler *c)
{
	size_t len = strcspn(c->s, " ?*+|()");
	struct vk_symbol symbol = {0};
	bool known;

	if (len == 5 && memcmp(c->s, "empty", len) == 0) {
		c->s += len;
		return (struct fragment){0, 0, true};
	}
	known = len > 0 && c->find(c->s, len, &symbol);
	assert(known);
	(void)known;
	c->s += len;
	return symbol.macro != NULL ? read_macro(c, symbol.macro)
				    : position(c, &symbol);
}

static struct fragment
read_item(struct compiler *c)
{
	struct fragment f;

	if (*c->s == '(') {
		c->s++;
		f = read_choice(c);
		assert(*c->s == ')');
		c->s++;
	} else {
		f = read_name(c);
	}
	if (*c->s == '+' || *c->s == '*')
		f = repeat(c->p, f);
	if (*c->s == '?' || *c->s == '*')
		f.nullable = true;
	if (*c->s != '\0' && strchr("?*+", *c->s) != NULL)
		c->s++;
	skip_blanks(c);
	return f;
}

static struct fragment
read_sequence(struct compiler *c)
{
	struct fragment all = {0, 0, true}, f;

	skip_blanks(c);
	while (*c->s != '\0' && *c->s != '|' && *c->s != ')') {
		f = read_item(c);
		let_follow(c->p, all.last, f.first);
		if (all.nullable)
			all.first |= f.first;
		all.last = f.nullable ? all.last | f.last : f.last;
		all.nullable = all.nullable && f.nullable;
	}
	return all;
}

static struct fragment
read_choice(struct compiler *c)
{
	struct fragment all = read_sequence(c), f;

	while (*c->s == '|') {
		c->s++;
		f = read_sequence(c);
		all.first |= f.first;
		all.last |= f.last;
		all.nullable = all.nullable || f.nullable;
	}
	return all;
}

void
vk_pattern_compile(
    struct vk_pattern *p, const char *model, vk_symbol_find *find)
{
	struct compiler c = {p, find, model};
	struct fragment f;

	memset(p, 0, sizeof(*p));
	p->n = 1;
	f = read_choice(&c);
	assert(*c.s == '\0');
	p->follow[0] = f.first;
	p->last = f.last | (f.nullable ? 1 : 0);
}

uint64_t
vk_pattern_next(const struct vk_pattern *p, uint64_t state)
{
	uint64_t next = 0;

	while (state != 0)
		next |= p->follow[take_lowest(&state)];
	return next;
}

uint64_t
vk_pattern_before(const struct vk_pattern *p, uint64_t positions)
{
	uint64_t before = 0;

	for (unsigned i = 0; i < p->n; i++)
		if ((p->follow[i] & positions) != 0)
			before |= bit(i);
	return before;
}

/*
 * Rings round the goals: ring k holds what needs k steps or fewer.  From the
 * state inwards, each step enters the next smaller ring.
 */
int
vk_pattern_way(const struct vk_pattern *p, uint64_t state, uint64_t goals,
    uint64_t steps[VK_PATTERN_POSITIONS])
{
	uint64_t rings[VK_PATTERN_POSITIONS];
	int k = 0;

	rings[0] = goals;
	while ((rings[k] & state) == 0) {
		uint64_t wider = rings[k] | vk_pattern_before(p, rings[k]);

		if (wider == rings[k])
			return -1;
		rings[++k] = wider;
	}
	for (int i = 0; i < k; i++) {
		steps[i] = vk_pattern_next(p, state) & rings[k - 1 - i];
		state = steps[i];
	}
	return k;
}
