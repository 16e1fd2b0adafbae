# What a final PDF was made of comes out of it again, byte for byte.

$ mkdir in && cp small.xml in/nghi-quyet.xml && vankien render -q --final in/nghi-quyet.xml -o a.pdf && vankien extract a.pdf -o ra && ls ra && cmp ra/nghi-quyet.xml small.xml
hd36-2018.xml
nghi-quyet.xml
vankien.txt

$ sed 's/[0-9a-f]\{60\}/.../; s/[0-9][0-9.]*[0-9]/N/g' ra/vankien.txt
vankien: N
document: nghi-quyet.xml
layout: hdN-N.xml
standard: hdN-N
state: final
fit: yes
paper: a4
sides: 1
family: Tinos
font: ...Na Tinos-Regular.ttf (Version N; ttfautohint (vN))
font: ...baN Tinos-Bold.ttf (Version N; ttfautohint (vN))
font: ...Nad Tinos-Italic.ttf (Version N; ttfautohint (vN))

$ vankien render -q --final ra/nghi-quyet.xml -o b.pdf --layouts=ra && cmp a.pdf b.pdf

# Its pages are those that the source makes.

$ vankien verify a.pdf

$ vankien verify -v --lang=vi - <a.pdf
vankien: -: các trang đúng như bản nguồn tạo ra

$ TMPDIR=ra vankien verify a.pdf && ls ra
hd36-2018.xml
nghi-quyet.xml
vankien.txt

$ TMPDIR=never vankien verify a.pdf
never: error: cannot create the output: No such file or directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

# The choices are carried too.

$ for c in --final --draft=3 '--final --no-fit' '--engine=archive --fit=1' '--two-sided --paper=a5'; do vankien render -q --engine=archive $c small.xml -o c.pdf && vankien verify c.pdf && vankien extract -v c.pdf -o rb && grep -E '^(state|fit|paper|sides)' rb/vankien.txt; done
vankien: rb/hd36-2018.xml
vankien: rb/small.xml
vankien: rb/vankien.txt
state: final
fit: yes
paper: a4
sides: 1
vankien: rb/hd36-2018.xml
vankien: rb/small.xml
vankien: rb/vankien.txt
state: draft 3
fit: yes
paper: a4
sides: 1
vankien: rb/hd36-2018.xml
vankien: rb/small.xml
vankien: rb/vankien.txt
state: final
fit: no
paper: a4
sides: 1
vankien: rb/hd36-2018.xml
vankien: rb/small.xml
vankien: rb/vankien.txt
state: working copy
fit: 1
paper: a4
sides: 1
vankien: rb/hd36-2018.xml
vankien: rb/small.xml
vankien: rb/vankien.txt
state: working copy
fit: yes
paper: a5
sides: 2

$ sed 's/2021-03-15/2021-03/' small.xml >open.xml; for e in '' 1616000000; do SOURCE_DATE_EPOCH=$e vankien render -q --engine=archive open.xml -o c.pdf && vankien verify c.pdf && vankien extract c.pdf -o rb && grep ^day rb/vankien.txt; done
> true
day: 2021-03-17

# From standard input, and under a name that no folder should get.

$ vankien render -q --engine=archive - <small.xml | vankien extract -v - -o stdin
vankien: stdin/hd36-2018.xml
vankien: stdin/van-ban.xml
vankien: stdin/vankien.txt

$ cp small.xml '..\$(x).xml' && vankien render -q --engine=archive '..\$(x).xml' -o c.pdf && vankien extract -v c.pdf -o odd
vankien: odd/hd36-2018.xml
vankien: odd/van-ban.xml
vankien: odd/vankien.txt

$ vankien extract a.pdf -o rc/ && ls rc
hd36-2018.xml
nghi-quyet.xml
vankien.txt

# The folder is made, what is in it replaced, and nothing touched by a bad file.

$ vankien extract a.pdf -o never/here; ls never
never/here: error: cannot create the output: No such file or directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
ls: cannot access 'never': No such file or directory
? 2

$ echo old >ra/nghi-quyet.xml; vankien extract a.pdf -o ra/ && cmp ra/nghi-quyet.xml small.xml

$ head -c 20000 a.pdf >cut.pdf; echo old >ra/nghi-quyet.xml; vankien extract cut.pdf -o ra; s=$?; cat ra/nghi-quyet.xml; vankien extract cut.pdf -o none; ls none; exit $s
cut.pdf: error: carries no source of vankien: no PDF, or a damaged one; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
old
cut.pdf: error: carries no source of vankien: no PDF, or a damaged one; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
ls: cannot access 'none': No such file or directory
? 65

$ cp a.pdf ra/vankien.txt && vankien extract ra/vankien.txt -o ra
vankien: the output 'ra/vankien.txt' is the input
vankien: try 'vankien extract --help'
? 64

# What carries no source.

$ vankien render -q small.xml -o plain.pdf; vankien extract plain.pdf -o none; vankien verify plain.pdf
plain.pdf: error: carries no source of vankien: it has no attachments; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
plain.pdf: error: carries no source of vankien: it has no attachments; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
? 65

$ qpdf a.pdf --remove-attachment=vankien.txt lacking.pdf; vankien verify lacking.pdf
lacking.pdf: error: carries no source of vankien: it lacks vankien.txt; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
? 65

$ echo 'vankien: 0.1.0' >vankien.txt; qpdf lacking.pdf --add-attachment vankien.txt -- bare.pdf; vankien extract bare.pdf -o none
bare.pdf: error: carries no source of vankien: its vankien.txt is damaged; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
? 65

$ qpdf a.pdf --encrypt x y 256 -- locked.pdf; vankien extract locked.pdf -o none
locked.pdf: error: carries no source of vankien: no PDF, or a damaged one; give a final PDF as vankien wrote it, signed or not [VK-OUT-03]
? 65

$ vankien verify missing.pdf
missing.pdf: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

# What is appended does not change what comes out; verify sees what is shown.

$ printf '%s\n' 'var p = new PDFDocument("a.pdf")' 'p.getTrailer().get("Info").put("Keywords", "(x)")' 'p.save("said.pdf", "incremental")' >change.js; mutool run change.js; vankien extract said.pdf -o said && diff -r said rc && vankien verify -v said.pdf
vankien: said.pdf: the pages are what the source makes

$ printf '%s\n' 'var p = new PDFDocument("a.pdf")' 'var a = p.loadPage(0).createAnnotation("Square")' 'a.setRect([10, 10, 90, 90])' 'a.update()' 'p.save("drawn.pdf", "incremental")' >change.js; mutool run change.js; vankien extract drawn.pdf -o drawn && diff -r drawn rc && vankien verify drawn.pdf
drawn.pdf: error: page 1 is not what the source makes of it; find out what was changed: the PDF, its source, or the program [VK-OUT-05]
? 1

$ printf '%s\n' 'import pikepdf' 'p = pikepdf.open("a.pdf")' 'p.pages[0].Contents.write(b"0 0 9 9 re f")' 'p.save("all.pdf")' >change.py; /usr/bin/python3 change.py && vankien verify all.pdf
all.pdf: error: page 1 is not what the source makes of it; find out what was changed: the PDF, its source, or the program [VK-OUT-05]
? 1

# A font that is another, by its bytes.

$ vankien verify a.pdf --fonts="$(dirname "$(command -v vankien)")/fonts"
a.pdf: warning: was set with Tinos-Regular.ttf (Version 1.33; ttfautohint (v1.8.2)), which is not among the fonts here; name the folder of those fonts with --fonts [VK-OUT-06]
a.pdf: warning: was set with Tinos-Bold.ttf (Version 1.33; ttfautohint (v1.8.2)), which is not among the fonts here; name the folder of those fonts with --fonts [VK-OUT-06]
a.pdf: warning: was set with Tinos-Italic.ttf (Version 1.33; ttfautohint (v1.8.2)), which is not among the fonts here; name the folder of those fonts with --fonts [VK-OUT-06]
a.pdf: error: page 1 is not what the source makes of it; find out what was changed: the PDF, its source, or the program [VK-OUT-05]
? 1

# Usage.

$ vankien extract a.pdf
vankien: no folder is named; give -o DIR
vankien: try 'vankien extract --help'
? 64

$ vankien extract a.pdf -o -
vankien: the files go to a folder, not to '-'
vankien: try 'vankien extract --help'
? 64

$ vankien verify a.pdf --final
vankien: there is no option '--final' here
vankien: try 'vankien verify --help'
? 64
