# Input that is missing or cannot be read: 66, and no output.

$ vankien render missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ mkdir folder; vankien render folder
folder: error: is not an ordinary file; give the name of a file [VK-FILE-02]
? 66

$ mkfifo pipe; vankien render pipe
pipe: error: is not an ordinary file; give the name of a file [VK-FILE-02]
? 66

$ ln -s loop loop; vankien render loop
loop: error: cannot read the file: Too many levels of symbolic links; check the name and the rights [VK-FILE-01]
? 66

$ ln -s nowhere dangling; vankien render dangling
dangling: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien render ''
'': error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien preview - <&-
-: error: cannot read the file: Bad file descriptor; check the name and the rights [VK-FILE-01]
? 66

# Input that is no document: 65.

$ printf '<van-ban' >cut.xml; vankien render cut.xml
cut.xml:1:9: error: is not well-formed XML: the tag <van-ban has no end; mend the markup at this place [VK-XML-01]
? 65

$ printf '<!DOCTYPE van-ban>\n<van-ban/>' >doctype.xml; vankien check doctype.xml
doctype.xml:1:1: error: a DOCTYPE is not allowed; remove it [VK-XML-05]
? 65

$ printf '<van-ban>\351</van-ban>' >latin.xml; vankien check latin.xml
latin.xml:1:10: error: is not UTF-8: 0xE9; save the file as UTF-8 [VK-XML-02]
? 65

$ : >empty.xml; vankien check empty.xml
empty.xml:1:1: error: is not well-formed XML: the file is empty; mend the markup at this place [VK-XML-01]
? 65

# A document with errors that cannot be laid out: 1.

$ sed 's/doan>/doanh>/g' small.xml >errors.xml; vankien render errors.xml
errors.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
errors.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
? 1

# Something needed is missing: 69.

$ vankien render small.xml --fonts=nowhere
nowhere: error: cannot read the folder of the fonts: No such file or directory; name the folder with --fonts, or mend the installation [VK-FONT-01]
? 69

$ mkdir none; vankien render small.xml --fonts=none
none: error: holds no font family that can be used; put the four styles of one family there as .ttf or .otf files [VK-FONT-02]
? 69

$ vankien render small.xml --layouts=nowhere
nowhere/hd36-2018.xml: error: cannot read the layout: No such file or directory; name the folder with --layouts, or mend the installation [VK-LAYOUT-01]
? 69

# Output that cannot be created: 73.

$ vankien render small.xml -o nowhere/out.pdf
nowhere/out.pdf: error: cannot create the output: No such file or directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

$ vankien render small.xml -o folder
folder: error: cannot create the output: Is a directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

$ vankien render small.xml -o /dev/null
/dev/null: error: cannot create the output: File exists; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

$ vankien preview small.xml -o nowhere/pictures
nowhere/pictures: error: cannot create the output: No such file or directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

$ vankien preview small.xml -o small.xml
small.xml/small-1.png: error: cannot create the output: Not a directory; give another name with -o, or mend the rights of the folder [VK-FILE-04]
? 73

# Writing that fails: 74, and the old file stays.

$ vankien render small.xml -o - >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

$ vankien preview small.xml >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

$ vankien dump --after=read small.xml >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

$ vankien check cut.xml >/dev/full
vankien: error: writing to standard output failed: No space left on device
? 74

$ vankien preview small.xml >&-
vankien: error: writing to standard output failed: Bad file descriptor
? 74

$ echo old >out.pdf; (ulimit -f 8; vankien render small.xml -o out.pdf); s=$?; cat out.pdf; exit $s
out.pdf: error: writing failed: File too large; make room on the disk and run again; nothing was left half written [VK-FILE-05]
old
? 74

# A reader that goes away needs no words.

$ (vankien dump -q --after=page "$SAMPLES/tan-lap/nghi-quyet.xml"; echo $? >status) | head -n 0; cat status
74

# An output that is the input, by whatever name: 64.

$ cp small.xml same.pdf; vankien render same.pdf
vankien: the output 'same.pdf' is the input
vankien: try 'vankien render --help'
? 64

$ vankien render same.pdf -o ./same.pdf
vankien: the output './same.pdf' is the input
vankien: try 'vankien render --help'
? 64

$ ln same.pdf hard.pdf; vankien render same.pdf -o hard.pdf
vankien: the output 'hard.pdf' is the input
vankien: try 'vankien render --help'
? 64

$ ln -s same.pdf soft.pdf; vankien render same.pdf -o soft.pdf
vankien: the output 'soft.pdf' is the input
vankien: try 'vankien render --help'
? 64

$ vankien render soft.pdf -o same.pdf
vankien: the output 'same.pdf' is the input
vankien: try 'vankien render --help'
? 64

$ mkdir d; cp small.xml d/picture-1.png; ln -s d/picture-1.png picture.xml; vankien preview picture.xml -o d
vankien: the output 'd/picture-1.png' is the input
vankien: try 'vankien preview --help'
? 64

$ cmp small.xml same.pdf && cmp small.xml d/picture-1.png

# Nothing else was left behind.

$ ls -A
cut.xml
d
dangling
doctype.xml
empty.xml
errors.xml
folder
hard.pdf
latin.xml
loop
none
out.pdf
picture.xml
pipe
same.pdf
small.xml
soft.pdf
status
