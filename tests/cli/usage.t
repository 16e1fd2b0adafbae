# What is wrong with a command line is said in one line, and where help is.

$ vankien
vankien: no command is named
vankien: try 'vankien --help'
? 64

$ vankien rendr small.xml
vankien: there is no command 'rendr'; did you mean 'render'?
vankien: try 'vankien --help'
? 64

$ vankien frobnicate
vankien: there is no command 'frobnicate'
vankien: try 'vankien --help'
? 64

# Names that later versions will use are known, and are not there.

$ for c in batch explain diff sign import export fmt; do vankien $c x 2>&1 | head -n 1; done
vankien: give the data with --data
vankien: there is no rule 'x'; 'vankien explain --list' tells them
vankien: no FILE is named
vankien: the command 'sign' is not part of this version
vankien: the command 'import' is not part of this version
vankien: the command 'export' is not part of this version
vankien: the command 'fmt' is not part of this version

$ vankien batch small.xml
vankien: give the data with --data
vankien: try 'vankien batch --help'
? 64

# Operands.

$ vankien render
vankien: no FILE is named
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml other.xml
vankien: 'other.xml' is one operand too many
vankien: try 'vankien render --help'
? 64

$ vankien check
vankien: no FILE is named
vankien: try 'vankien check --help'
? 64

# Options: unknown ones, near ones, ambiguous ones, ones of other commands.

$ vankien render small.xml --bogus
vankien: there is no option '--bogus' here
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --stanard=hd36-2018
vankien: there is no option '--stanard' here; did you mean '--standard'?
vankien: try 'vankien render --help'
? 64

$ vankien preview small.xml --f
vankien: the option '--f' can mean several
vankien: try 'vankien preview --help'
? 64

$ vankien render small.xml --dpi=100
vankien: there is no option '--dpi' here
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml -x
vankien: there is no option '-x' here
vankien: try 'vankien render --help'
? 64

$ vankien -o out.pdf render small.xml
vankien: there is no option '-o' here
vankien: try 'vankien --help'
? 64

# Values.

$ vankien render small.xml --engine
vankien: the option '--engine' needs a value
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --engine=
vankien: the option '--engine' needs a value
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml -o
vankien: the option '--output' needs a value
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml -o ''
vankien: the option '--output' needs a value
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --final=yes
vankien: the option '--final' takes no value
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --standard=hd99
vankien: '--standard=hd99': the value must be hd36-2018|hd05-2026|nd30-2020
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --draft=0
vankien: '--draft=0': a number from 1 to 999 is needed
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --draft=two
vankien: '--draft=two': a number from 1 to 999 is needed
vankien: try 'vankien render --help'
? 64

$ vankien render small.xml --fit=99999999999999999999
vankien: '--fit=99999999999999999999': a number from 1 to 9999 is needed
vankien: try 'vankien render --help'
? 64

$ vankien preview small.xml -o d --dpi=601
vankien: '--dpi=601': a number from 20 to 600 is needed
vankien: try 'vankien preview --help'
? 64

$ vankien check small.xml --format=yaml
vankien: '--format=yaml': the value must be text|json|sarif
vankien: try 'vankien check --help'
? 64

$ vankien dump small.xml
vankien: --after=PASS is needed: after which pass?
vankien: try 'vankien dump --help'
? 64

$ vankien dump --after=never small.xml
vankien: '--after=never': the value must be read|tally|flow|page
vankien: try 'vankien dump --help'
? 64

# What does not go together.

$ vankien preview small.xml --dpi=100
vankien: --dpi is for pictures; give -o DIR
vankien: try 'vankien preview --help'
? 64

$ vankien preview small.xml -o d --format=text
vankien: --format=text and -o do not go together
vankien: try 'vankien preview --help'
? 64

$ vankien preview small.xml -o -
vankien: pictures go to a folder, not to '-'
vankien: try 'vankien preview --help'
? 64

# Nothing was made by any of these.

$ ls
small.xml
