# No finding, no word.

$ vankien check small.xml

$ vankien check - <small.xml

# A warning is said, and is no failure.

$ sed 's|quyết này\.|&/.|' small.xml >warning.xml; vankien check warning.xml
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]

$ vankien check -q warning.xml

$ vankien check -v warning.xml
vankien: warning.xml: errors 0, warnings 1, style 0 (hd36-2018)
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]

$ vankien check --lang=vi -v warning.xml
vankien: warning.xml: lỗi 0, cảnh báo 1, lưu ý 0 (hd36-2018)
warning.xml:17:66: cảnh báo: nội dung kết thúc bằng "./.", quy định phải là "."; kết thúc bằng "." [HD36-6.5]

# An error is.

$ sed 's/doan>/doanh>/g; s/cap="co-so"/cap="phuong"/' small.xml >error.xml; vankien check error.xml
error.xml:2:49: error: cap cannot be "phuong"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
error.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
? 1

$ vankien check --lang=vi error.xml
error.xml:2:49: lỗi: cap không thể là "phuong"; viết một trong: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: lỗi: không có phần tử <doanh>; có phải là <doan> không? [VK-XML-20]
error.xml:17:7: lỗi: không có phần tử <doanh>; có phải là <doan> không? [VK-XML-20]
? 1

# All is found in one run: markup at fault is no reason to wait with the rest.

$ sed 's/cap="co-so"/cap="phuong"/; s|T/M|TM.|; s|quyết này\.|& Hòan thành./.|' small.xml >all.xml; vankien check all.xml
all.xml:2:49: error: cap cannot be "phuong"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
all.xml:17:68: warning: the tone mark of "Hòan" stands on the wrong letter; write "Hoàn" [VK-TEXT-17]
all.xml:17:78: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
all.xml:21:16: error: the authority begins with "TM. ", the rule asks for "T/M "; begin it with "T/M " [HD36-7.2]
? 1

# But where a line of text is damaged, its words would only be noise.

$ sed 's|T/M|TM.|; s|Các chi bộ xây|§¶ng uû x©y|' small.xml >old.xml; vankien check old.xml
old.xml:17:14: error: the sign ¶ (U+00B6) is outside the repertoire; write it with Vietnamese letters and common signs [VK-TEXT-07]
old.xml:17:22: error: the picture sign © (U+00A9) has no place in a paper; remove it, or say it in words [VK-TEXT-06]
old.xml:21:16: error: the authority begins with "TM. ", the rule asks for "T/M "; begin it with "T/M " [HD36-7.2]
? 1

$ sed 's|</than>|<doan>Hòan thành, ŏ.</doan>\n<doan>Hòan thành.</doan></than>|' small.xml >sign.xml; vankien check sign.xml | cut -d';' -f1
sign.xml:19:21: error: the sign ŏ (U+014F) is outside the repertoire
sign.xml:20:7: warning: the tone mark of "Hòan" stands on the wrong letter

# JSON.

$ vankien check --format=json small.xml
{"version": 1, "file": "small.xml", "standard": "hd36-2018", "findings": [],
 "counts": {"error": 0, "warning": 0, "style": 0}}

$ sed 's/cap="co-so"/cap="phuong"/' small.xml >cap.xml; vankien check --format=json cap.xml
{"version": 1, "file": "cap.xml", "standard": "hd36-2018", "findings": [
  {"rule": "VK-XML-27", "level": "error", "line": 2, "column": 49,
   "message": "cap cannot be \"phuong\"", "found": "phuong", "needed": "chi-bo, co-so, tren-co-so, tinh, trung-uong", "fix": "write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}
? 1

$ vankien check --format=json --lang=vi small.xml warning.xml missing.xml
{"version": 1, "files": [
{"version": 1, "file": "small.xml", "standard": "hd36-2018", "findings": [],
 "counts": {"error": 0, "warning": 0, "style": 0}},
{"version": 1, "file": "warning.xml", "standard": "hd36-2018", "findings": [
  {"rule": "HD36-6.5", "level": "warning", "line": 17, "column": 66,
   "message": "nội dung kết thúc bằng \"./.\", quy định phải là \".\"", "found": "./.", "needed": ".", "fix": "kết thúc bằng \".\""}],
 "counts": {"error": 0, "warning": 1, "style": 0}},
{"version": 1, "file": "missing.xml", "standard": null, "findings": [
  {"rule": "VK-FILE-01", "level": "error", "line": null, "column": null,
   "message": "không đọc được tệp: không có tệp hoặc thư mục này", "found": "No such file or directory", "needed": "", "fix": "kiểm tra tên tệp và quyền đọc"}],
 "counts": {"error": 1, "warning": 0, "style": 0}}]}
? 66

$ vankien check --format=json small.xml error.xml missing.xml | python3 -c 'import json, sys; print([len(f["findings"]) for f in json.load(sys.stdin)["files"]])'
[0, 3, 1]

# The highest status of all files is that of the program.

$ vankien check warning.xml missing.xml error.xml
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
error.xml:2:49: error: cap cannot be "phuong"; write one of: chi-bo, co-so, tren-co-so, tinh, trung-uong [VK-XML-27]
error.xml:14:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
error.xml:17:7: error: unknown element <doanh>; did you mean <doan>? [VK-XML-20]
vankien: 3 files, 0 without a finding: errors 4, warnings 1, style 0
? 66

# Several files end with their counts, for people: to standard error.

$ vankien check small.xml small.xml 2>/dev/null

$ vankien check small.xml warning.xml small.xml
warning.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
vankien: 3 files, 2 without a finding: errors 0, warnings 1, style 0

$ vankien check -q small.xml warning.xml

$ vankien check --lang=vi small.xml small.xml
vankien: 2 tệp, 2 tệp không có phát hiện: lỗi 0, cảnh báo 0, lưu ý 0

# With --strict a warning is an error.

$ vankien check --strict small.xml warning.xml
warning.xml:17:66: error: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
vankien: 2 files, 1 without a finding: errors 1, warnings 0, style 0
? 1

$ vankien check --strict -q --format=json warning.xml
{"version": 1, "file": "warning.xml", "standard": "hd36-2018", "findings": [
  {"rule": "HD36-6.5", "level": "error", "line": 17, "column": 66,
   "message": "the body ends with \"./.\", the rule asks for \".\"", "found": "./.", "needed": ".", "fix": "end it with \".\""}],
 "counts": {"error": 1, "warning": 0, "style": 0}}
? 1

# A finding that the document accepts counts no more.

$ sed 's/<\/dau>/<chap-nhan quy-tac="HD36-6.5" ly-do="theo bản chép"\/>&/' warning.xml >accepted.xml; vankien check accepted.xml
accepted.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5] (accepted: theo bản chép)

$ vankien check --format=json accepted.xml
{"version": 1, "file": "accepted.xml", "standard": "hd36-2018", "findings": [
  {"rule": "HD36-6.5", "level": "warning", "line": 17, "column": 66,
   "message": "the body ends with \"./.\", the rule asks for \".\"", "found": "./.", "needed": ".", "fix": "end it with \".\"", "accepted": "theo bản chép"}],
 "counts": {"error": 0, "warning": 0, "style": 0}}

$ vankien check --strict accepted.xml
accepted.xml:17:66: error: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5] (accepted: theo bản chép)

# Without a reason, or with nothing to accept, it is a finding itself.

$ sed 's/theo bản chép/ - /' accepted.xml >reason.xml; vankien check reason.xml
reason.xml:10:33: error: HD36-6.5 is to be accepted without a reason, and is not; say in ly-do why this paper may differ [VK-XML-50]
reason.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
? 1

$ sed 's/theo bản chép//' accepted.xml >reason.xml; vankien check reason.xml
reason.xml:10:33: error: the attribute ly-do is empty; fill it in, or remove it [VK-XML-28]
reason.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
? 1

$ sed 's| ly-do="theo bản chép"||' accepted.xml >reason.xml; vankien check reason.xml
reason.xml:10:3: error: <chap-nhan> lacks the attribute ly-do; add ly-do="..." [VK-XML-25]
reason.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]
? 1

$ sed 's|quyết này./.|quyết này.|' accepted.xml >unused.xml; vankien check unused.xml
unused.xml:10:14: warning: has no effect: no finding of HD36-6.5 is left to accept; remove the <chap-nhan>, or mend its quy-tac [VK-XML-51]

# Another rule set may be asked for without that.

$ vankien check --standard=hd05-2026 unused.xml

# What is only found by check is no fault of a waiver in render.

$ vankien render -q unused.xml

# An accepted error too: nothing at the level of an error is left.

$ (sed '/<than/q' small.xml; echo '<liet-ke kieu="a)">'; yes '<y>ý</y>' | head -n 24; echo '</liet-ke>'; sed '1,/<than/d' small.xml) >label.xml; vankien check label.xml
label.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02]
? 1

$ sed 's/<\/dau>/<chap-nhan quy-tac="VK-PAGE-02" ly-do="danh sách dài"\/>&/' label.xml >accepted.xml; vankien check accepted.xml
accepted.xml:37:1: error: the label "a)" cannot count so far; use figures for a list this long [VK-PAGE-02] (accepted: danh sách dài)

# A document cannot steer the terminal, by its text, its name or its reasons.

$ cp warning.xml "$(printf 'a\033[2Jb\r.xml')"; vankien check a*b*.xml
a\x1b[2Jb\r.xml:17:66: warning: the body ends with "./.", the rule asks for "."; end it with "." [HD36-6.5]

$ printf '%s' '<van-ban loai="&#27;[2J"/>' >steer.xml; vankien check steer.xml
steer.xml:1:16: error: unknown entity &#27;; write the character itself [VK-XML-06]
? 65

$ sed "s/quyết này/quyết$(printf '\342\200\256\302\233')này/" small.xml >steer.xml; vankien check steer.xml
steer.xml:17:62: error: U+202E would turn the reading direction unseen; remove it [VK-TEXT-02]
steer.xml:17:63: error: control character U+009B in the text; remove it [VK-TEXT-01]
? 1

$ sed "s/theo bản chép/$(printf 'a\342\200\256\302\233b')/" accepted.xml >steer.xml; vankien check steer.xml | od -c | grep -c '[^ ]*033\|342 200 256\|302 233'
0
? 1

# After 1000 findings the rest are only counted.

$ (sed '/<than/q' small.xml; yes '<doanh/>' | head -n 1200; sed '1,/<than/d' small.xml) >many.xml; vankien check many.xml >said; wc -l <said; tail -n 1 said
1001
many.xml: 200 more findings are not shown

$ vankien check many.xml --format=json | grep -c '"rule"'; vankien check many.xml --format=json | tail -n 1
1000
 "counts": {"error": 1200, "warning": 0, "style": 0}}

# What is left over from the paper of which this one was made.

$ sed 's/2021-03-15/2022-03-16/; s/05-NQ/06-NQ/; s/xây dựng kế hoạch/kết nạp 5 đồng chí năm 2021/' small.xml >new.xml; sed 's/xây dựng kế hoạch/kết nạp 4 đồng chí năm 2021/' small.xml >old.xml

$ vankien check new.xml --against=old.xml
new.xml:17:47: warning: the sentence stands in old.xml:17:13, too, with the same year 2021; write 2022, or the sentence anew [VK-OLD-04]

$ vankien check new.xml --against=old.xml --format=json
{"version": 1, "file": "new.xml", "standard": "hd36-2018", "findings": [
  {"rule": "VK-OLD-04", "level": "warning", "line": 17, "column": 47,
   "message": "the sentence stands in old.xml:17:13, too, with the same year 2021", "found": "2021", "needed": "2022", "fix": "write 2022, or the sentence anew", "other": {"file": "old.xml", "line": 17, "column": 13}}],
 "counts": {"error": 0, "warning": 1, "style": 0}}

$ vankien check new.xml --against=missing.xml
missing.xml: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

$ vankien check new.xml small.xml --against=old.xml
vankien: --against is for one document at a time
vankien: try 'vankien check --help'
? 64

# Branch data in any form: what concerns the records alone.

$ printf '%s\n' 'Mã;Tên;Năm;Đầu kỳ;Kết nạp;Chuyển đến;Chuyển đi;Từ trần;Ra khỏi đảng;Cuối kỳ' 'cb01;A;2026;20;1;0;0;0;0;21' 'cb02;B;2026;20;1;0;0;0;0;22' 'cb03;C;2026;20;x;0;0;0;0;22' >chi-bo.csv; vankien check chi-bo.csv
chi-bo.csv:3:26: error: cuoi-ky is 22, but dau-ky with arrivals and departures makes 21 (record cb02); mend the figures of dang-so [VK-NUM-41]
chi-bo.csv:4:16: error: ket-nap cannot be "x"; write it like one of: 1300; 1.300; 0,3 [VK-XML-28]
? 1

$ sed -i '2d' chi-bo.csv; vankien check --format=json chi-bo.csv
{"version": 1, "file": "chi-bo.csv", "standard": null, "findings": [
  {"rule": "VK-NUM-41", "level": "error", "line": 2, "column": 26,
   "message": "cuoi-ky is 22, but dau-ky with arrivals and departures makes 21 (record cb02)", "found": "22", "needed": "21", "fix": "mend the figures of dang-so"},
  {"rule": "VK-XML-28", "level": "error", "line": 3, "column": 16,
   "message": "ket-nap cannot be \"x\"", "found": "x", "needed": "1300; 1.300; 0,3", "fix": "write it like one of: 1300; 1.300; 0,3"}],
 "counts": {"error": 2, "warning": 0, "style": 0}}
? 1

$ vankien check "$SAMPLES"/song-trang/chi-bo/cac-chi-bo.csv "$SAMPLES"/song-trang/chi-bo/cac-chi-bo.xlsx "$SAMPLES"/song-trang/chi-bo/cac-chi-bo.ods
vankien: 3 files, 3 without a finding: errors 0, warnings 0, style 0

$ printf '%s\n' 'ma;ten' 'cb01;A' 'cb01;B' 'cb 2;C' >keys.CSV; vankien check keys.CSV
keys.CSV:3:1: error: ma="cb01" stands twice, first at 2:1; give each its own ma [VK-XML-30]
keys.CSV:4:1: error: ma cannot be "cb 2"; write it like one of: cb01; CB-01 [VK-XML-28]
? 1

$ cp "$SAMPLES"/song-trang/chi-bo/nghi-quyet.xml .; printf '%s\n' 'ma;ten;nam;van-ban;ct01.thuc-hien;ct99.thuc-hien' 'a;A;2026;nghi-quyet.xml;3;4' 'b;B;2026;nghi-quyet.xml;3;' >results.csv; vankien check results.csv
results.csv:2:27: error: there is no target "ct99" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct01 [VK-NUM-11]
? 1

$ sed 's/nghi-quyet.xml/other.xml/' results.csv >others.csv; vankien check others.csv
others.csv:2:10: warning: cannot read the resolution "other.xml": No such file or directory; its results were not judged; put the file beside the results [VK-NUM-35]

$ printf '%s\n' '<cac-chi-bo dang-bo="A" nam="2026" van-ban="nghi-quyet.xml"><chi-bo ma="a" ten="A"><kq ct="ct01" thuc-hien="3"/><kq ct="ct99" thuc-hien="4"/></chi-bo></cac-chi-bo>' >results.xml; vankien check results.xml
results.xml:1:117: error: there is no target "ct99" in nghi-quyet.xml: this result counts for nothing; write the ma of a target, such as ct01 [VK-NUM-11]
? 1

$ printf '%s\n' 'ten;nam' 'A;2026' >keys.csv; vankien check keys.csv
keys.csv:1:1: error: no column is called "ma"; give each branch a key of its own in a column "ma" [VK-DATA-15]
? 65

$ vankien check none.ods
none.ods: error: cannot read the file: No such file or directory; check the name and the rights [VK-FILE-01]
? 66

# A rule set says in its layout whether it has rules for the images.

$ cp "$SAMPLES/duc-giang/nghi-quyet.png" anh.png; sed 's/<ky>/<ky chu-ky="anh.png">/' small.xml >hinh.xml; vankien check hinh.xml --standard=hd36-2018 | grep -c DS-A1
0
? 1

$ vankien check hinh.xml --standard=hd05-2026 | grep -c DS-A1
2

# DATA_LIBRARY: without what unpacks them, sheets are refused in words.

$ mkdir l && : >l/"$(basename "$(readlink -f /usr/lib/*/libzip.so)" | cut -d. -f1-3)"; LD_LIBRARY_PATH=l vankien check "$SAMPLES"/song-trang/chi-bo/cac-chi-bo.xlsx | sed 's|.*/cac|cac|'
cac-chi-bo.xlsx: error: sheets cannot be read: l/libzip.so.4: file too short; install libzip, or save the sheet as CSV [VK-DATA-25]
