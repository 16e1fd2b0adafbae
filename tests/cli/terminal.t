# What a terminal must not see is escaped: in names,

$ vankien check "$(printf 'a\033[1m\nb\302\233\342\200\256.xml')"
a\x1b[1m\nb\x9b\u202e.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien check --format=json "$(printf 'a\033"\\\nb\302\233\342\200\256\377.xml')"
{"version": 1, "file": "a\u001b\"\\\nb\u009b\u202e�.xml", "standard": null, "findings": [
  {"rule": "VK-FILE-01", "level": "error", "line": null, "column": null,
   "message": "cannot read the file: No such file or directory", "found": "No such file or directory", "needed": "", "fix": "check the name and the rights"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}
? 66

$ vankien "$(printf 'ren\033der')"
vankien: there is no command 'ren\x1bder'; did you mean 'render'?
vankien: try 'vankien --help'
? 64

$ vankien render small.xml small.xml "$(printf '\r-')"
vankien: 'small.xml' is one operand too many
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml "--$(printf '\033')"
vankien: there is no option '--\x1b' here
vankien: try 'vankien render --help'
? 64

# and in the text of documents.

$ sed "s/cap=\"co-so\"/cap=\"$(printf 'c\302\233o\342\200\256')\"/" small.xml >bad.xml; vankien check bad.xml
bad.xml:2:49: error: cap cannot be "co"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
bad.xml:2:55: error: control character U+009B in the text; remove it [VK-TEXT-01]
bad.xml:2:57: error: U+202E would turn the reading direction unseen; remove it [VK-TEXT-02]
? 1

# Colour on a terminal alone, and not with NO_COLOR or TERM=dumb.

$ vankien --color=always check missing.xml | od -c | grep -o '033' | head -n 1
033

$ vankien check missing.xml | grep -c "$(printf '\033')"
0
? 1

$ TERM=xterm script -qec 'vankien check missing.xml' /dev/null | grep -c "$(printf '\033')"
1

$ NO_COLOR=1 TERM=xterm script -qec 'vankien check missing.xml' /dev/null | grep -c "$(printf '\033')"
0
? 1

$ NO_COLOR= TERM=xterm script -qec 'vankien check missing.xml' /dev/null | grep -c "$(printf '\033')"
1

$ TERM=dumb script -qec 'vankien check missing.xml' /dev/null | grep -c "$(printf '\033')"
0
? 1

$ NO_COLOR=1 vankien --color=always check missing.xml | grep -c "$(printf '\033')"
1

# Few descriptors, closed streams, little stack, no HOME.

$ (ulimit -n 16; vankien render -q small.xml -o a.pdf) && (ulimit -s 128; vankien render -q small.xml -o b.pdf) && env -i LSAN_OPTIONS="$LSAN_OPTIONS" "$(command -v vankien)" render -q small.xml -o c.pdf && cmp a.pdf b.pdf && cmp a.pdf c.pdf

$ vankien render -q small.xml -o d.pdf <&- >&- 2>&-; cmp a.pdf d.pdf

$ vankien check missing.xml 2>&-
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien chek 2>&-
? 64
