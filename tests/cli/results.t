# A report and what it is computed from: one figure has one source.

$ cp $SAMPLES/duc-giang/nghi-quyet.xml $SAMPLES/duc-giang/ket-qua.xml . && sed 's|<bang-chi-tieu/>|&<bieu-do chi-tieu="ct08" tu-nam="2021" den-nam="2022" ten="Kết nạp" mo-ta="Kết nạp đảng viên"/><bang-chi-tieu tu-nam="2021" den-nam="2022"/>|' $SAMPLES/duc-giang/bao-cao-2021.xml >bao-cao.xml && vankien check bao-cao.xml

# A changed figure changes headline, table, sentence and chart together, and
# nothing else.

$ vankien dump --after=tally bao-cao.xml >before && cp ket-qua.xml kept.xml && sed -i '/nam="2021"/,/<.nam>/s/ct="ct08" thuc-hien="9"/ct="ct08" thuc-hien="10"/' ket-qua.xml && vankien dump --after=tally bao-cao.xml >after; diff before after; cp kept.xml ket-qua.xml
30c30
<           26:96 "6/10 chỉ tiêu đạt và vượt, bằng 60%"
---
>           26:96 "7/10 chỉ tiêu đạt và vượt, bằng 70%"
36c36
<           26:302 "không đạt"
---
>           26:302 "đạt"
195c195
<               27:9 "9"
---
>               27:9 "10"
197c197
<               27:9 "90,0"
---
>               27:9 "100,0"
199c199
<               27:9 "không đạt"
---
>               27:9 "đạt"
236c236
<           about "Kết nạp đảng viên. Đảng viên mới kết nạp. 2021: 9 đồng chí (mức đề ra: 10-12), không đạt; 2022: 10 đồng chí (mức đề ra: 10-12), đạt."
---
>           about "Kết nạp đảng viên. Đảng viên mới kết nạp. 2021: 10 đồng chí (mức đề ra: 10-12), đạt; 2022: 10 đồng chí (mức đề ra: 10-12), đạt."
238c238
<             bar 2021 missed 9000000 "9" range 10000000 12000000 "10-12"
---
>             bar 2021 met 10000000 "10" range 10000000 12000000 "10-12"
399c399
<               27:120 "9"
---
>               27:120 "10"
403c403
<               27:120 "không đạt"
---
>               27:120 "đang thực hiện"
405c405
<               27:120 "đạt 1/5 năm; dự báo không đạt"
---
>               27:120 "đạt 2/5 năm; dự báo không đạt"
489c489
<             38:72 "09 đồng chí"
---
>             38:72 "10 đồng chí"
491c491
<             38:110 "không đạt"
---
>             38:110 "đạt"

# The results can be other ones, for another year.

$ sed 's/thuc-hien="25.088"/thuc-hien="25.235"/' ket-qua.xml >other.xml; vankien preview --format=text --results=other.xml bao-cao.xml | grep -e '25.235' -e '7/10'
bộ có 7/10 chỉ tiêu đạt và vượt, bằng 70%. Trong đó, thu ngân sách so với mức quận
 1  | Thu ngân sách  | triệu  |  24.500 | 25.235 | 103,0 |  đạt   | vượt 3,0%
 1  | Thu ngân sách   | triệu  | vượt    | 25.235 | 27.300 | đang    | đạt 2/5
     1. Kinh tế, đô thị. Thu ngân sách đạt 25.235 triệu đồng, bằng 103,0% mức

$ sed 's/ nam="2021" theo-doi="ket-qua.xml"//' bao-cao.xml >open.xml; vankien preview --format=text --results=ket-qua.xml --year=2022 open.xml | grep -e '/10 chỉ tiêu' -e '27.300 triệu'
bộ có 7/10 chỉ tiêu đạt và vượt, bằng 70%. Trong đó, thu ngân sách so với mức quận
     1. Kinh tế, đô thị. Thu ngân sách đạt 27.300 triệu đồng, bằng 104,2% mức

$ vankien render open.xml -o open.pdf
open.xml:26:96: error: <tong-hop-chi-tieu> is computed from yearly results, and the document names none; name their file in theo-doi of <van-ban>, or with --results=FILE [VK-NUM-60]
? 1

$ vankien render --results=ket-qua.xml open.xml -o open.pdf 2>&1 | head -n 2
open.xml:26:96: error: <tong-hop-chi-tieu> does not say of which year; write nam in it or in <van-ban>, or give --year=N [VK-NUM-62]

# What is wrong in the results is found there, with what it makes impossible;
# the paper is not written as a final one.

$ cat >try <<'END'
> sed -i "$1" ket-qua.xml
> cmp -s ket-qua.xml kept.xml && echo nothing was changed
> vankien render --final bao-cao.xml -o bao-cao.pdf
> echo "status $?"
> [ ! -e bao-cao.pdf ] || rm bao-cao.pdf
> cp kept.xml ket-qua.xml
> END
> sh try '/nam="2021"/,/<.nam>/s/ct="ct04"/ct="ct44"/'
ket-qua.xml:7:3: warning: no figure: no verdict for ct04, 2021; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
ket-qua.xml:11:9: error: there is no target "ct44" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct04 [VK-NUM-11]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
status 1

$ sh try '/nam="2021"/,/<.nam>/s/ct="ct04"/ct="ct07"/'
ket-qua.xml:14:9: error: ct07 has two results in one year, the first at 11:9: nothing can be computed; keep the one that holds [VK-XML-30]
status 1

$ sh try 's/tu-so="25" mau-so="31"/tu-so="32" mau-so="31"/'
ket-qua.xml:10:19: error: the numerator 32 is above its denominator 31: no verdict for ct03, 2021; write the part in tu-so and the whole in mau-so [VK-NUM-12]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
bao-cao.xml:32:154: warning: there is no thuc-hien of ct03, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 1

$ sh try '/nam="2021"/,/<.nam>/s/tu-so="1.043" mau-so="1.268" don-vi="[^"]*"/thuc-hien="101,5"/'
ket-qua.xml:16:19: error: 101,5 is more than 100%: no verdict for ct09, 2021; write at most 100, or so-voi in the target of what is no share [VK-NUM-13]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
bao-cao.xml:38:305: warning: there is no thuc-hien of ct09, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 1

$ sh try 's/thuc-hien="25.088"/thuc-hien="1234567890123456789012345678901234567890"/'
ket-qua.xml:8:37: error: 1234567890123456789012345678901234567890 is too large to be computed: no verdict for ct01, 2021; write it with fewer digits, 18 at most [VK-NUM-10]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
bao-cao.xml:31:66: warning: there is no thuc-hien of ct01, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
bao-cao.xml:31:109: warning: there is no ty-le of ct01, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 1

$ sh try 's/<nam nam="2025" den-ngay="2025-06-30">/<nam nam="2026">/'
ket-qua.xml:55:8: error: the year 2026 lies after the term 2020-2025: its results count for nothing; write a year of the term, or mend nhiem-ky [VK-NUM-18]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
status 1

$ sh try '/nam="2021"/,/<.nam>/s/thuc-hien="2,5"/thuc-hien="2.5"/'
ket-qua.xml:13:19: error: thuc-hien cannot be "2.5": points stand between thousands, a comma before decimals; write 2,5 [VK-XML-28]
status 1

$ sed -i 's|<chi-tieu ma="ct04"[^>]*>|<chi-tieu ma="ct04" phep="co-cau" tu="15; 42; 43" don-vi="%">|' nghi-quyet.xml; sh try '/nam="2021"/,/<.nam>/s/ct="ct04" thuc-hien="0"/ct="ct04" thuc-hien="15; 42; 44"/' 2>&1 | grep -v -e 'ct04, 202[234]' -e VK-XML; cp $SAMPLES/duc-giang/nghi-quyet.xml .
ket-qua.xml:11:19: error: the parts make 101%, not 100%: no verdict for ct04, 2021; write parts that make 100 together [VK-NUM-15]
ket-qua.xml:59:19: error: 1 parts stand here, the target has 3: no verdict for ct04, 2025; write as many, in the order of the target [VK-NUM-16]
bao-cao.xml: error: a final paper is not written while an error stands; mend the errors, accept them with <chap-nhan>, or make a draft [VK-PAGE-08]
status 1

# What is not there is a warning: "-" in a table, words in a sentence and a
# chart, and never 0.

$ sh try '/nam="2021"/,/<.nam>/s/ct="ct08" thuc-hien="9"/ct="ct08"/'
ket-qua.xml:15:5: warning: no figure: no verdict for ct08, 2021; write thuc-hien, or tu-so and mau-so [VK-NUM-30]
bao-cao.xml:38:72: warning: there is no thuc-hien of ct08, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 0

$ sed -i '/nam="2021"/,/<.nam>/s/ct="ct08" thuc-hien="9"/ct="ct08"/' ket-qua.xml; vankien preview -q --format=text bao-cao.xml 2>/dev/null | grep -e '/10 chỉ tiêu' -e '^ 8 ' -e 'Kết nạp được' -e 'nạp. 2021:' -e 'số liệu'; cp kept.xml ket-qua.xml
bộ có 6/10 chỉ tiêu đạt và vượt, bằng 60%. Trong đó, thu ngân sách so với mức quận
 8  | Đảng viên mới  | đồng   |   10-12 |   -    |   -   |  chưa  |
[Kết nạp đảng viên. Đảng viên mới kết nạp. 2021: chưa có số liệu; 2022: 10 đồng chí
 8  | Đảng viên mới   |  đồng  |  10-12  |    -   |     10 | đang    | đạt 1/5
     2. Tổ chức, cán bộ, đảng viên. Kết nạp được chưa có số liệu, chưa đánh giá

$ sh try '/nam="2021"/,/<.nam>/s/muc-giao="24.500"/muc-giao="0"/'
ket-qua.xml:8:5: warning: nothing can be a share of 0: ct01, 2021 is not counted; leave it so where nothing was assigned [VK-NUM-32]
bao-cao.xml:31:109: warning: there is no ty-le of ct01, 2021: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 0

# The year before the first one: no verdict, and words where a sentence looks
# back to it; a year that the paper is about has to be there.

$ sh try '/<nam nam="2020">/,/<.nam>/d'
ket-qua.xml:10:5: warning: nothing to compare with: no verdict for ct06, 2021; give nam-truoc, or goc of the target [VK-NUM-31]
bao-cao.xml:32:332: warning: there is no thuc-hien of ct06, 2020: the sentence says "chưa có số liệu"; give it in the results, or write the sentence without it [VK-NUM-69]
status 0

$ sh try '/<nam nam="2021">/,/<.nam>/d' 2>&1 | grep -e status -e tong-hop -e bang-chi-tieu
bao-cao.xml:26:96: error: there are no results of the year 2021: <tong-hop-chi-tieu> has no figures; write that year into ket-qua.xml, or name another [VK-NUM-64]
bao-cao.xml:27:9: error: there are no results of the year 2021: <bang-chi-tieu> has no figures; write that year into ket-qua.xml, or name another [VK-NUM-64]
status 1

# What a final report was computed from is inside it, also results and a year
# that the caller named, and it renders again to the same file.

$ vankien render --final bao-cao.xml -o a.pdf && vankien verify a.pdf && vankien extract a.pdf -o ra && ls ra && cmp ra/ket-qua.xml ket-qua.xml && cmp ra/nghi-quyet.xml nghi-quyet.xml && vankien render --final ra/bao-cao.xml -o b.pdf && cmp a.pdf b.pdf
bao-cao.xml
hd36-2018.xml
ket-qua.xml
nghi-quyet.xml
vankien.txt

$ mkdir far && cp other.xml far/ket-qua.xml && vankien render --final --results=far/ket-qua.xml --year=2022 open.xml -o c.pdf; cp nghi-quyet.xml far; vankien render -q --final --results=far/ket-qua.xml --year=2022 open.xml -o c.pdf && vankien verify c.pdf && vankien extract c.pdf -o rc && ls rc && grep -e results -e year rc/vankien.txt
far/ket-qua.xml:3:11: warning: cannot read the resolution "nghi-quyet.xml": No such file or directory; its results were not judged; put the file beside the results [VK-NUM-35]
open.xml:26:96: error: <tong-hop-chi-tieu> cannot be computed: there are no targets to hold the results against; mend what was found about the results first [VK-NUM-61]
hd36-2018.xml
ket-qua.xml
nghi-quyet.xml
open.xml
vankien.txt
results: ket-qua.xml
year: 2022

$ rm -r far ket-qua.xml nghi-quyet.xml && vankien verify c.pdf && vankien verify a.pdf && vankien render --final bao-cao.xml -o d.pdf
bao-cao.xml:4:69: error: cannot read the results "ket-qua.xml": No such file or directory; put the file beside the document [VK-NUM-34]
? 66
