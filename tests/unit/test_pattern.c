/* Content models: what they accept, and the way out of what they refuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/pattern.h"
#include "read/vocabulary.h"

/* Letters are elements; "t" is text, "M" is a model of its own. */
static const enum vk_element elements[] = {
    VK_EL_BOLD, VK_EL_ITALIC, VK_EL_KEEP, VK_EL_LEAD, VK_EL_FIELD};

static bool
find(const char *name, size_t len, struct vk_symbol *symbol)
{
	static const char letters[] = "abcde";

	*symbol = (struct vk_symbol){.element = VK_EL_TEXT, .definition = -1};
	if (len != 1)
		return false;
	if (*name == 'M')
		symbol->macro = "a | b c";
	if (*name == 't' || *name == 'M')
		return true;
	if (strchr(letters, *name) == NULL)
		return false;
	symbol->element = elements[strchr(letters, *name) - letters];
	symbol->definition = (int)(strchr(letters, *name) - letters);
	return true;
}

static uint64_t
of_letter(const struct vk_pattern *p, char letter)
{
	struct vk_symbol symbol;

	find(&letter, 1, &symbol);
	return p->of_element[symbol.element];
}

static bool
accepts(const char *model, const char *word)
{
	struct vk_pattern p;
	uint64_t state = 1;

	vk_pattern_compile(&p, model, find);
	for (; *word != '\0'; word++)
		state = vk_pattern_next(&p, state) & of_letter(&p, *word);
	return (state & p.last) != 0;
}

/* One row per model: words in it and words out of it, blank between. */
static const struct {
	const char *model, *in, *out;
} cases[] = {
    {"empty", "", "a t"},
    {"a", "a", "b aa ab"},
    {"a b", "ab", "a b ba abb"},
    {"a?", "a", "b aa"},
    {"a*", "a aa aaa", "b ab"},
    {"a+ b", "ab aab", "a b abb"},
    {"a | b", "a b", "ab c"},
    {"a | b c", "a bc", "ac b abc"},
    {"(a | b) c", "ac bc", "a abc c"},
    {"(a b)+", "ab abab", "a aba"},
    {"(a b?)* c", "c ac abc aabac", "bc abb"},
    {"a? b? c?", "a b c ab bc ac abc", "ba aa ca"},
    {"(a | b)* a b", "ab aab abab bab", "a ba abb"},
    {"M d", "ad bcd", "d bd abd"},
    {"(M)+", "a bc abc bca", "b ac"},
    {"t", "t tt", "a"},
    {"a t b", "ab atb attb", "tab"},
    {"(t | a)* ", "t a ta atata", "b"},
    {"(a* b*)* c", "c abac bbaac", "ab"},
    {"((a))", "a", "aa"},
};

static bool
has_empty_word(const char *model)
{
	return accepts(model, "");
}

static void
check_words(const char *model, const char *words, bool in)
{
	char word[16];

	while (*words != '\0') {
		size_t len = strcspn(words, " ");

		memcpy(word, words, len);
		word[len] = '\0';
		if (accepts(model, word) != in)
			fail_msg("%s: %s", model, word);
		words += len + (words[len] == ' ');
	}
}

static void
accepts_what_the_model_says(void **state)
{
	static const char *const nullable[] = {
	    "empty", "a?", "a*", "a? b? c?", "t", "(t | a)* "};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool empty = false;

		for (size_t k = 0; k < sizeof(nullable) / sizeof(*nullable);
		     k++)
			if (strcmp(nullable[k], cases[i].model) == 0)
				empty = true;
		check_words(cases[i].model, cases[i].in, true);
		check_words(cases[i].model, cases[i].out, false);
		assert_int_equal(has_empty_word(cases[i].model), empty);
	}
}

/* One row per case: what stood already, and the steps to the end. */
static const struct {
	const char *model, *word, *steps;
} ways[] = {
    {"a b c", "", "a b c"},
    {"a b c", "ab", "c"},
    {"a b c", "abc", ""},
    {"a? b c*", "", "b"},
    {"a (b | c) d", "a", "bc d"},
    {"a (b c | d)", "a", "d"},
    {"(a | b)+", "", "ab"},
    {"a (b | c e)", "ac", "e"},
};

static void
finds_the_shortest_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		uint64_t at = 1, steps[VK_PATTERN_POSITIONS];
		const char *wanted = ways[i].steps;
		struct vk_pattern p;
		int n;

		vk_pattern_compile(&p, ways[i].model, find);
		for (const char *w = ways[i].word; *w != '\0'; w++)
			at = vk_pattern_next(&p, at) & of_letter(&p, *w);
		n = vk_pattern_way(&p, at, p.last, steps);
		for (int k = 0; k < n; k++) {
			uint64_t set = 0;

			while (*wanted != '\0' && *wanted != ' ')
				set |= of_letter(&p, *wanted++);
			wanted += *wanted == ' ';
			assert_int_equal(steps[k], set);
		}
		assert_string_equal(wanted, "");
	}
}

static void
knows_when_there_is_no_way(void **state)
{
	uint64_t steps[VK_PATTERN_POSITIONS];
	struct vk_pattern p;

	(void)state;
	vk_pattern_compile(&p, "a b c", find);
	assert_int_equal(
	    vk_pattern_way(&p, of_letter(&p, 'c'), of_letter(&p, 'a'), steps),
	    -1);
	assert_int_equal(
	    vk_pattern_before(&p, of_letter(&p, 'b')), of_letter(&p, 'a'));
	assert_int_equal(vk_pattern_before(&p, of_letter(&p, 'a')), 1);
}

/* Every definition of the vocabulary is one that the engine can hold. */
static void
holds_the_vocabulary(void **state)
{
	struct vk_pattern p;

	(void)state;
	for (size_t i = 0; i < vk_definition_count(); i++) {
		const struct vk_definition *d = vk_definition_at(i);

		vk_pattern_compile(&p, d->content, vk_definition_find);
		assert_in_range(p.n, 1, VK_PATTERN_POSITIONS);
	}
	vk_pattern_compile(&p, vk_vocabulary_start, vk_definition_find);
	assert_int_equal(p.n, 4);
	assert_int_equal(p.readings[VK_EL_DOCUMENT], 1);
}

/* No element of elements.def without a definition, no symbol without rows. */
static void
defines_every_element(void **state)
{
	(void)state;
	for (int kind = VK_EL_TEXT + 1; kind < VK_EL_COUNT; kind++) {
		size_t n = 0;

		for (size_t i = 0; i < vk_definition_count(); i++)
			n += vk_definition_at(i)->element ==
			    (enum vk_element)kind;
		if (n == 0)
			fail_msg("<%s> is not defined",
			    vk_element_name((enum vk_element)kind));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(accepts_what_the_model_says),
	    cmocka_unit_test(finds_the_shortest_way),
	    cmocka_unit_test(knows_when_there_is_no_way),
	    cmocka_unit_test(holds_the_vocabulary),
	    cmocka_unit_test(defines_every_element),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
