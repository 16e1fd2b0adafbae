# More than a page can hold: a good page, or one finding.  A body in place of
# that of small.xml is on stdin of `body`; `many N WORDS` repeats words.
$ cat >body <<'END'
> sed '/<than/,$d' small.xml; echo '<than danh-so="I- 1. a)">'; cat
> echo '<doan>Các chi bộ thực hiện.</doan>'; sed -n '/<\/than>/,$p' small.xml
> END
> cat >many <<'END'
> awk -v n="$1" -v words="$2" 'BEGIN { while (n-- > 0) printf "%s", words }'
> END
> cat >pages <<'END'
> vankien render --lang=en "$1" -o out.pdf && pdfinfo out.pdf | grep Pages
> END
> chmod +x body many pages

# A cell higher than a page goes on on the next; all its lines are there.
$ (echo '<bang><cot/><hang><o>'; ./many 99 'dòng<xuong-dong/>'; echo 'dòng</o></hang></bang>') | ./body >cell.xml; ./pages cell.xml; pdftotext out.pdf - | grep -c dòng
Pages:           3
100

# So does one in a column that its head leaves little room for.
$ (echo '<bang><cot/><cot/><dau-bang><hang><o>'; ./many 33 'đầu<xuong-dong/>'; echo '</o><o/></hang></dau-bang><hang><o>'; ./many 99 'dòng<xuong-dong/>'; echo 'dòng</o><o/></hang></bang>') | ./body >cell.xml; ./pages cell.xml; pdftotext out.pdf - | grep -c dòng
Pages:           4
100

# A head higher than a page stands once.
$ (echo '<bang><cot/><dau-bang>'; ./many 99 '<hang><o>đầu</o></hang>'; echo '</dau-bang>'; ./many 9 '<hang><o>dòng</o></hang>'; echo '</bang>') | ./body >head.xml; ./pages head.xml; pdftotext out.pdf - | grep -c đầu
Pages:           4
99

# Rows joined over more than a page; groups and totals and nothing else.
$ (echo '<bang><cot/><cot/><hang><o gop-hang="100">gộp</o><o>dòng</o></hang>'; ./many 99 '<hang><o>dòng</o></hang>'; echo '</bang>') | ./body >span.xml; ./pages span.xml; pdftotext out.pdf - | grep -c dòng
Pages:           4
100

$ (echo '<bang><cot/>'; ./many 99 '<nhom><o>nhóm</o></nhom>'; ./many 99 '<tong><o>cộng</o></tong>'; echo '</bang>') | ./body >groups.xml; ./pages groups.xml; pdftotext out.pdf - | grep -c 'nhóm\|cộng'
Pages:           7
198

# 1 000 columns.
$ (echo '<bang>'; ./many 1000 '<cot/>'; echo '<hang>'; ./many 1000 '<o>1</o>'; echo '</hang></bang>') | ./body >columns.xml; ./pages columns.xml
columns.xml:13:1: error: the table has 1000 columns, more than 100; divide the table [VK-XML-35]
? 1

# Columns of no width.
$ echo '<bang><cot rong="0"/><cot/><hang><o>1</o><o>2</o></hang></bang>' | ./body >width.xml; ./pages width.xml
width.xml:13:12: error: a column of no width: 0; write a width in mm, a share as 2*, or leave rong out [VK-XML-39]
? 1

$ echo '<bang><cot rong="0*"/><cot/><hang><o>1</o><o>2</o></hang></bang>' | ./body >width.xml; ./pages width.xml
width.xml:13:12: error: a column of no width: 0*; write a width in mm, a share as 2*, or leave rong out [VK-XML-39]
? 1

# Spans that overlap, and that leave the table.
$ echo '<bang><cot/><cot/><cot/><hang><o>1</o><o gop-hang="2">2</o><o>3</o></hang><hang><o gop-cot="2">4</o><o>5</o></hang></bang>' | ./body >overlap.xml; ./pages overlap.xml
overlap.xml:13:81: error: the cell covers one that reaches down from a row above; mend gop-cot or gop-hang [VK-XML-37]
? 1

$ echo '<bang><cot/><cot/><hang><o gop-hang="4000000000">1</o><o>2</o></hang><hang><o>3</o></hang></bang>' | ./body >span.xml; ./pages span.xml
span.xml:13:25: error: rows that the cell covers: 1000000, rows that are left: 2; mend gop-hang [VK-XML-38]
? 1

# A footnote longer than a page; notes of many lines that share one.
$ (echo '<doan>Lời<chu-thich>'; ./many 999 'chú thích '; echo '</chu-thich></doan>') | ./body >note.xml; ./pages note.xml
note.xml:13:1: error: the footnotes of one line are higher than a page; move long notes into the text or into an appendix [VK-PAGE-09]
? 1

$ (echo '<doan>'; ./many 40 'Lời<chu-thich>Chú thích dài hơn một dòng, nên trang nào cũng đầy những chú thích như thế này và không còn chỗ cho lời của văn bản nữa.</chu-thich> và '; echo 'hết.</doan>') | ./body >notes.xml; ./pages notes.xml; pdftotext out.pdf - | grep -c '^([0-9]*) Chú'
Pages:           3
40

# An appendix with nothing in it, and one with an empty cell.
$ sed 's|</van-ban>|<phu-luc><ten>TRỐNG</ten></phu-luc>&|' small.xml >appendix.xml; vankien check --lang=en appendix.xml | cut -c1-60
appendix.xml:29:1: error: <phu-luc> lacks <doan>; add <doan>
appendix.xml:29:1: warning: no word of the paper speaks of i

$ sed 's|</van-ban>|<phu-luc><ten>TRỐNG</ten><bang><cot/><hang><o/></hang></bang></phu-luc>&|' small.xml >appendix.xml; ./pages appendix.xml
appendix.xml:29:1: warning: no word of the paper speaks of its appendix; mention it where it belongs [HD36-10.1]
Pages:           2

# A signature block taller than a page.
$ sed "s|<chuc-vu>|$(./many 60 '<chuc-vu/>' | sed 's|<chuc-vu/>|<quyen-han>T/M ĐẢNG ỦY</quyen-han>|g')&|" small.xml >sign.xml; ./pages sign.xml
sign.xml:20:3: error: signatures and recipients are higher than a page; shorten the signatures or the list of recipients [VK-PAGE-05]
? 1

# Page breaks without end.
$ ./many 99 '<ngat-trang/>' | ./body >breaks.xml; ./pages breaks.xml
Pages:           1

# 20 000 rows, in a few seconds.
$ (echo '<bang><cot/><cot can="so"/>'; ./many 20000 '<hang><o>Chi bộ</o><o>12,5</o></hang>'; echo '</bang>') | ./body >rows.xml; timeout 30 ./pages rows.xml
Pages:           572
