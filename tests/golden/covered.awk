# Says which rows of messages.def have no case that prints their words.
#
#   awk -f covered.awk -v cases=DIR -v top=DIR vi.po messages.def unprovoked
#
# A row is covered when both files of its case have a line with its text, what
# to do and its rule; every {mark} stands for any words.  A row of `unprovoked`
# names the unit test instead, which must name the message or its rule.

function unquoted(s) { # "a" "b" as C and PO write strings
	gsub(/\\"/, "\"", s)
	gsub(/\\\\/, "\\", s)
	return s
}

function pattern(text) {
	gsub(/[][\\.^$*+?(){}|\/]/, "\\\\&", text)
	gsub(/\\\{(found|needed|more|by|page|spot)\\\}/, ".*", text)
	return text
}

function folder(name) {
	name = tolower(name)
	gsub(/_/, "-", name)
	return cases "/" name
}

function has_line(file, words, line, found) {
	found = 0
	while ((getline line <file) > 0)
		if (line ~ words)
			found = 1
	close(file)
	return found
}

function fault(words) {
	print "messages: " words
	faults++
}

function look(name, lang, text, fix, rule) {
	text = ": " pattern(text) (fix == "" ? "" : "; " pattern(fix)) \
		" \\[([A-Z0-9]+-)?" pattern(rule) "\\]"
	if (!has_line(folder(name) "/want." lang, text))
		fault(name ": no line of want." lang " reads " text)
}

# NAME, level, status, effect, "rule", N_("text" "more"), N_("what to do")
function take_row(row, n, part, i, name, rule, words, which) {
	gsub(/\\"/, "\001", row)
	name = row
	sub(/^VK_MESSAGE\(/, "", name)
	sub(/,.*/, "", name)
	n = split(row, part, "\"")
	rule = part[2]
	words[1] = words[2] = ""
	which = 0
	for (i = 4; i <= n; i += 2) {
		which += part[i - 1] ~ /,/
		gsub(/\001/, "\"", part[i])
		words[which] = words[which] part[i]
	}
	known[name] = 1
	rows++
	text[name] = words[1]
	fix[name] = words[2]
	id[name] = rule
}

FILENAME ~ /vi\.po$/ {
	if (sub(/^msgid "/, ""))
		source = unquoted(substr($0, 1, length($0) - 1))
	else if (sub(/^msgstr "/, ""))
		vi[source] = unquoted(substr($0, 1, length($0) - 1))
	next
}

FILENAME ~ /messages\.def$/ {
	if (/^VK_MESSAGE\(/)
		row = ""
	else if (row == "" || /^$/)
		next
	row = row $0
	if (/\)\)$/) {
		take_row(row)
		row = ""
	}
	next
}

/^[A-Z]/ {
	test = top "/" $2
	excused[$1] = 1
	if (!($1 in known))
		fault($1 " is excused, and no message")
	else if (!has_line(test, "(VK_MSG_" $1 "|" id[$1] ")[^0-9A-Z_]"))
		fault($1 " is excused, but " $2 " does not speak of it")
}

END {
	if (rows == 0)
		fault("no rows at all")
	for (name in known) {
		if (name in excused)
			continue
		look(name, "diag", text[name], fix[name], id[name])
		look(name, "vi", vi[text[name]], vi[fix[name]], id[name])
	}
	command = "ls -d " cases "/*/"
	while ((command | getline path) > 0) {
		sub(/\/$/, "", path)
		sub(/.*\//, "", path)
		gsub(/-/, "_", path)
		sub(/\..*/, "", path)
		if (!(toupper(path) in known))
			fault(path " is the name of no message")
	}
	exit faults > 0
}
