# Options may follow operands, be joined, be shortened, and end with --.

$ vankien render small.xml -q && ls
small.pdf
small.xml

$ vankien render -qo joined.pdf small.xml && ls *.pdf
joined.pdf
small.pdf

$ vankien render -q --out=short.pdf small.xml && ls *.pdf
joined.pdf
short.pdf
small.pdf

$ vankien --lang=en -q render --output separate.pdf small.xml && ls *.pdf
joined.pdf
separate.pdf
short.pdf
small.pdf

$ cp small.xml -- -small.xml; vankien render -q -- -small.xml && ls -- *.pdf
-small.pdf
joined.pdf
separate.pdf
short.pdf
small.pdf

$ POSIXLY_CORRECT=1 vankien render small.xml -q

# The last one of a group counts.

$ vankien render -q small.xml --draft --no-fit --final --fit -o a.pdf && vankien render -q small.xml --final -o b.pdf && cmp a.pdf b.pdf

# The number of a draft.

$ vankien preview small.xml --draft=3 | grep 'Dự thảo'
                Dự thảo lần 3

$ vankien preview small.xml --draft | grep 'Dự thảo'
                Dự thảo lần 1

# A rule set that is asked for wins over the document's.

$ vankien check -q small.xml --format=json --standard=hd05-2026 | grep -o '"standard": "[^"]*"'
"standard": "hd05-2026"
