# The output has the input's name, and lies in the current folder.

$ mkdir in && cp small.xml in/nghi-quyet.thang-3.xml && vankien render -q in/nghi-quyet.thang-3.xml && ls . in
.:
in
nghi-quyet.thang-3.pdf
small.xml

in:
nghi-quyet.thang-3.xml

$ head -c 5 nghi-quyet.thang-3.pdf
%PDF-

# Streams.

$ vankien render -q - <small.xml >stdin.pdf; cmp stdin.pdf nghi-quyet.thang-3.pdf

$ vankien render -q small.xml -o - >stdout.pdf; cmp stdout.pdf nghi-quyet.thang-3.pdf

$ vankien render -q - -o named.pdf <small.xml; cmp named.pdf nghi-quyet.thang-3.pdf

$ vankien render small.xml -o - | head -c 4; echo
%PDF

# A terminal gets no PDF.

$ script -qec 'vankien render small.xml -o -' /dev/null | tr -d '\r'
vankien: a PDF is not written to a terminal; give -o
vankien: try 'vankien render --help'

$ script -qec 'vankien render - <small.xml' /dev/null | tr -d '\r'
vankien: a PDF is not written to a terminal; give -o
vankien: try 'vankien render --help'

# The bytes depend on the document alone.

$ LC_ALL=vi_VN.UTF-8 TZ=Asia/Ho_Chi_Minh vankien render -q small.xml -o vi.pdf; cmp vi.pdf nghi-quyet.thang-3.pdf

$ SOURCE_DATE_EPOCH=1 vankien render -q small.xml -o epoch.pdf; cmp epoch.pdf nghi-quyet.thang-3.pdf

# An open day is the first that fits, unless SOURCE_DATE_EPOCH says more.

$ sed 's/2021-03-15/2021-03/' small.xml >open.xml; for e in '' -1 x 253402300800 1616000000; do SOURCE_DATE_EPOCH=$e vankien render -q open.xml -o - | pdfinfo -isodates - | grep CreationDate; done
CreationDate:    2021-03-01T12:00:00Z
CreationDate:    2021-03-01T12:00:00Z
CreationDate:    2021-03-01T12:00:00Z
CreationDate:    2021-03-01T12:00:00Z
CreationDate:    2021-03-17T12:00:00Z

# An existing output is replaced, a link too, and never followed.

$ echo old >out.pdf; ln -s out.pdf link.pdf; vankien render -q small.xml -o link.pdf; cat out.pdf; cmp link.pdf vi.pdf
old

# A final document is refused while an error stands.

$ (sed '/<than/q' small.xml; echo '<liet-ke kieu="a)">'; yes '<y>ý</y>' | head -n 24; echo '</liet-ke>'; sed '1,/<than/d' small.xml) >label.xml; vankien render -q --final label.xml; s=$?; ls label.pdf; exit $s
label.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
label.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
ls: cannot access 'label.pdf': No such file or directory
? 1

$ sed 's/cap=/tinh-trang="chinh-thuc" &/' label.xml >final.xml; vankien render -q final.xml
final.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
final.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
? 1

# A draft and a working copy may have it, and so may a final one that accepts it.

$ vankien render -q --draft label.xml && vankien render -q final.xml --draft && vankien render -q label.xml
label.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
final.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
label.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]

$ sed 's/<\/dau>/<chap-nhan quy-tac="VK-PAGE-02" ly-do="danh sách dài"\/>&/' final.xml >accepted.xml; vankien render -q accepted.xml

# What the fit chose, and why.

$ vankien render -v small.xml
vankien: 1 page
vankien: letters of 14 pt, lines 18 pt apart, 6 pt between paragraphs: setting 1 of the rule set, 1 tried
vankien: the plain setting ends well

$ vankien render -v small.xml --no-fit --lang=vi
vankien: 1 trang
vankien: cỡ chữ 14 pt, các dòng cách nhau 18 pt, các đoạn cách nhau 6 pt: mức 1 của bộ thể thức, đã thử 1 mức
vankien: mức chuẩn, theo yêu cầu

# A final document is an archival file; --engine has the last word.

$ sed 's/cap=/tinh-trang="chinh-thuc" &/' small.xml >final.xml; vankien render -q final.xml && pdfinfo final.pdf | grep -c Tagged.*yes; pdfdetach -list final.pdf
1
3 embedded files
1: final.xml
2: hd36-2018.xml
3: vankien.txt

$ vankien render -q --engine=cairo final.xml -o plain.pdf; pdfdetach -list plain.pdf
0 embedded files

$ vankien render -q --engine=archive --draft=2 small.xml -o draft.pdf; pdfdetach -list draft.pdf
3 embedded files
1: hd36-2018.xml
2: small.xml
3: vankien.txt
